import { Injectable, InjectionToken, inject } from '@angular/core';
import { Subject } from 'rxjs';
import { type GraphqlFailure, fromErrors, refusalOf, toGraphqlFailure } from './graphql-failure';
import { type OperationText, requestOf } from './operation-text';

/** Employees and patients ask at addresses of their own, with sessions of their own. */
export const GraphqlPath = new InjectionToken<string>('GraphqlPath', {
  providedIn: 'root',
  factory: () => '/graphql',
});
/** A form of another site cannot set the last two: they make a forged post impossible. */
const HEADERS = {
  'content-type': 'application/json',
  'apollo-require-preflight': 'true',
  'x-requested-with': 'clinic-chat',
};

export interface GraphqlAnswer<TData> {
  readonly data?: TData | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/**
 * Operations over HTTP that no cache is to hold: who is signed in, and everything that the stores of the chat hold
 * themselves. Rejects with a `GraphqlFailure`.
 */
@Injectable({ providedIn: 'root' })
export class GraphqlHttp {
  private readonly path = inject(GraphqlPath);
  private readonly sessionEnds = new Subject<void>();

  /** Emits when an answer, of this or of the Apollo client, said that the session is no longer valid. */
  readonly sessionEnded = this.sessionEnds.asObservable();

  async run<TData, TVariables extends Record<string, unknown>>(
    operation: OperationText<TData, TVariables>,
    variables: TVariables,
  ): Promise<TData> {
    try {
      const { data, errors } = await this.post<TData>(requestOf(operation, variables));
      if (errors?.length || !data) throw fromErrors(errors ?? []);
      return data;
    } catch (error) {
      throw this.noted(toGraphqlFailure(error));
    }
  }

  /** What the server answers to a request, errors of the operation included. @throws GraphqlFailure for a refusal */
  async post<TData>(request: object): Promise<GraphqlAnswer<TData>> {
    const response = await fetch(this.path, { method: 'POST', headers: HEADERS, body: JSON.stringify(request) });
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok || body === null) throw refusalOf(response.status, body);
    return body as GraphqlAnswer<TData>;
  }

  /** Lets the application know of an ended session; returns the failure unchanged. */
  noted(failure: GraphqlFailure): GraphqlFailure {
    if (failure.code === 'UNAUTHENTICATED') this.sessionEnds.next();
    return failure;
  }
}
