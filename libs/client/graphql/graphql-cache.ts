import { EnvironmentInjector, Injectable, createEnvironmentInjector, inject } from '@angular/core';
import { ApolloLink, type FetchPolicy, InMemoryCache, type OperationVariables } from '@apollo/client/core';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Apollo, provideApollo } from 'apollo-angular';
import { print } from 'graphql';
import { firstValueFrom, from } from 'rxjs';
import { fromErrors, toGraphqlFailure } from './graphql-failure';
import { GraphqlHttp } from './graphql-http';

/**
 * Apollo and its cache, for everything but the messages and rooms of the chat. It arrives with the first dialog that
 * asks for something, so that neither the log-in page nor the opening of a chat waits for it.
 */
@Injectable({ providedIn: 'root' })
export class GraphqlCache {
  private readonly http = inject(GraphqlHttp);
  private readonly apollo = createEnvironmentInjector(
    [
      Apollo,
      provideApollo(() => ({
        link: new ApolloLink(({ query, variables, operationName }) =>
          from(this.http.post<Record<string, unknown>>({ query: print(query), variables, operationName })),
        ),
        cache: new InMemoryCache(),
        devtools: { enabled: false },
      })),
    ],
    inject(EnvironmentInjector),
  ).get(Apollo);

  query<TData, TVariables extends OperationVariables>(
    query: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
    fetchPolicy: FetchPolicy,
  ): Promise<TData> {
    return this.settle(firstValueFrom(this.apollo.query<TData, OperationVariables>({ query, variables, fetchPolicy })));
  }

  mutate<TData, TVariables extends OperationVariables>(
    mutation: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
  ): Promise<TData> {
    const answer = this.apollo.mutate<TData, OperationVariables>({ mutation, variables, fetchPolicy: 'no-cache' });
    return this.settle(firstValueFrom(answer));
  }

  private async settle<TData>(answer: Promise<{ data?: TData | null | undefined }>): Promise<TData> {
    try {
      const { data } = await answer;
      if (!data) throw new Error('The answer carries no data.');
      return data;
    } catch (error) {
      throw this.http.noted(CombinedGraphQLErrors.is(error) ? fromErrors(error.errors) : toGraphqlFailure(error));
    }
  }
}
