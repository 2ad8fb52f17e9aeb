import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Subject, firstValueFrom } from 'rxjs';
import { type GraphqlFailure, fromErrors, toGraphqlFailure } from './graphql-failure';
import { type OperationText, requestOf } from './operation-text';

/** A form of another site cannot set these: they make a forged post impossible. */
export const requestHeaders = { 'apollo-require-preflight': 'true', 'x-requested-with': 'clinic-chat' };
export const GRAPHQL_PATH = '/graphql';

interface Answer<TData> {
  readonly data?: TData | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/**
 * Operations over HTTP that no cache is to hold: who is signed in, and everything that the stores of the chat hold
 * themselves. Rejects with a `GraphqlFailure`.
 */
@Injectable({ providedIn: 'root' })
export class GraphqlHttp {
  private readonly http = inject(HttpClient);
  private readonly sessionEnds = new Subject<void>();

  /** Emits when an answer, of this or of the Apollo client, said that the session is no longer valid. */
  readonly sessionEnded = this.sessionEnds.asObservable();

  async run<TData, TVariables extends Record<string, unknown>>(
    operation: OperationText<TData, TVariables>,
    variables: TVariables,
  ): Promise<TData> {
    const request = requestOf(operation, variables);
    try {
      const answer = this.http.post<Answer<TData>>(GRAPHQL_PATH, request, { headers: requestHeaders });
      const { data, errors } = await firstValueFrom(answer);
      if (errors?.length || !data) throw fromErrors(errors ?? []);
      return data;
    } catch (error) {
      throw this.noted(toGraphqlFailure(error));
    }
  }

  /** Lets the application know of an ended session; returns the failure unchanged. */
  noted(failure: GraphqlFailure): GraphqlFailure {
    if (failure.code === 'UNAUTHENTICATED') this.sessionEnds.next();
    return failure;
  }
}
