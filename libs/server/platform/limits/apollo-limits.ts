import type { ApolloServerOptions, ApolloServerPlugin, BaseContext } from '@apollo/server';
import { getOperationAST, type GraphQLFormattedError } from 'graphql';
import { AppError } from '../errors';
import { executeWithin } from './execute-within';
import { exceeded, limitRules } from './limit-rules';
import { limits } from './limits';
import { tooManyTokens } from './document-cache';
import { formatRaw, type ErrorFormatter } from './error-formatter';

export interface ApolloLimitsOptions {
  /** Whether schema questions are answered and wrong names get suggestions; off in production. */
  readonly introspection: boolean;
  readonly formatError: ErrorFormatter;
  /** Milliseconds until an operation is given up; `limits.operationMs` unless a test cannot wait. */
  readonly operationMs?: number;
}

type LimitedOptions = Pick<
  ApolloServerOptions<BaseContext>,
  | 'introspection'
  | 'hideSchemaDetailsFromClientErrors'
  | 'allowBatchedHttpRequests'
  | 'parseOptions'
  | 'validationRules'
>;

/** The limits as options of Apollo. Give it `limitsPlugin` too: what options cannot say is there. */
export function apolloLimits({ introspection }: ApolloLimitsOptions): LimitedOptions {
  return {
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: limitRules({ introspection }),
  };
}

/** Page variables, the time limit and the code of too many tokens, for HTTP. */
export function limitsPlugin<Context extends BaseContext>(options: ApolloLimitsOptions): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ schema }) {
      return {
        async responseForOperation({ document, request, contextValue, response }) {
          const { variables, operationName } = request;
          const operation = getOperationAST(document, operationName);
          if (!operation) return null; // Apollo refuses it itself.
          const measured = { schema, document, introspection: options.introspection, variables: variables ?? {} };
          const refused = exceeded(measured, operation);
          const result =
            refused.length > 0
              ? { errors: refused }
              : await executeWithin(
                  {
                    schema,
                    document,
                    contextValue,
                    operationName,
                    variableValues: variables,
                    hideSuggestions: !options.introspection,
                  },
                  options.operationMs,
                );
          const errors = result.errors?.map((error) => formatRaw(error, options.formatError));
          if (result.data === undefined)
            response.http.status = isTimeout(result.errors?.[0]?.originalError) ? 503 : 400;
          return {
            http: response.http,
            body: { kind: 'single', singleResult: { ...result, ...(errors && { errors }) } },
          };
        },
        async willSendResponse({ response }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          if (singleResult.errors) singleResult.errors = singleResult.errors.map(asTooComplex);
        },
      };
    },
  };
}

/** Apollo calls every failure to parse a syntax error. */
function asTooComplex(error: GraphQLFormattedError): GraphQLFormattedError {
  return tooManyTokens(error.message) ? { ...error, extensions: { ...error.extensions, code: 'TOO_COMPLEX' } } : error;
}

function isTimeout(error: unknown): boolean {
  return error instanceof AppError && error.code === 'TIMEOUT';
}
