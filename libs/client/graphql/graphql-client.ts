import { type EnvironmentProviders, Injectable, type Provider, inject, makeEnvironmentProviders } from '@angular/core';
import { HttpHeaders } from '@angular/common/http';
import { type FetchPolicy, InMemoryCache, type OperationVariables } from '@apollo/client/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Apollo, provideApollo } from 'apollo-angular';
import { HttpLink } from 'apollo-angular/http';
import { Subject, firstValueFrom } from 'rxjs';
import { toGraphqlFailure } from './graphql-failure';

/** Apollo over HTTP. The header makes a forged cross-site form post impossible: a form cannot set it. */
export function provideGraphql(): EnvironmentProviders {
  const apollo: Provider = provideApollo(() => ({
    link: inject(HttpLink).create({
      uri: '/graphql',
      headers: new HttpHeaders({ 'apollo-require-preflight': 'true', 'x-requested-with': 'clinic-chat' }),
    }),
    cache: new InMemoryCache(),
    devtools: { enabled: false },
  }));
  return makeEnvironmentProviders([apollo]);
}

/** Queries and mutations over HTTP as promises that reject with a `GraphqlFailure`. */
@Injectable({ providedIn: 'root' })
export class GraphqlClient {
  private readonly apollo = inject(Apollo);
  private readonly sessionEnds = new Subject<void>();

  /** Emits when an answer said that the session is no longer valid. */
  readonly sessionEnded = this.sessionEnds.asObservable();

  /** `no-cache` is for what a store of ours holds: messages and rooms never enter the Apollo cache. */
  query<TData, TVariables extends OperationVariables>(
    query: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
    fetchPolicy: FetchPolicy,
  ): Promise<TData> {
    const answers = this.apollo.query<TData, OperationVariables>({ query, variables, fetchPolicy });
    return this.settle(firstValueFrom(answers));
  }

  mutate<TData, TVariables extends OperationVariables>(
    mutation: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
  ): Promise<TData> {
    const answers = this.apollo.mutate<TData, OperationVariables>({ mutation, variables, fetchPolicy: 'no-cache' });
    return this.settle(firstValueFrom(answers));
  }

  /** Forgets everything held for the person who signed out. */
  async forget(): Promise<void> {
    await this.apollo.client.clearStore();
  }

  private async settle<TData>(answer: Promise<{ data?: TData | null | undefined }>): Promise<TData> {
    try {
      const { data } = await answer;
      if (!data) throw new Error('The answer carries no data.');
      return data;
    } catch (error) {
      const failure = toGraphqlFailure(error);
      if (failure.code === 'UNAUTHENTICATED') this.sessionEnds.next();
      throw failure;
    }
  }
}
