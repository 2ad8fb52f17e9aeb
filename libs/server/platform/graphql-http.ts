import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { audienceOf } from './audience';
import type { Config } from './config';
import { AppError } from './errors';
import { newId } from './ids';
import { apolloLimits, limitsPlugin } from './limits/apollo-limits';
import type { ErrorFormatter } from './limits/error-formatter';
import type { Authenticator } from './principal';
import { LoaderScope, type RequestContext } from './request-context';

/** GraphQL over HTTP. The socket is a server of our own (realtime/), on the schema that this builds. */
export function graphqlHttp(
  config: Config,
  authenticator: Authenticator,
  formatError: ErrorFormatter,
): Omit<ApolloDriverConfig, 'driver'> {
  const limited = { introspection: config.introspection, formatError };
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    graphiql: false,
    playground: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    formatError,
    ...apolloLimits(limited),
    plugins: [limitsPlugin<RequestContext>(limited)],
    context: ({ req, res }: { req: Request; res: Response }) => requestContext(req, res, authenticator),
  };
}

async function requestContext(
  request: Request,
  response: Response,
  authenticator: Authenticator,
): Promise<RequestContext> {
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    throw new GraphQLError('GraphQL is asked by POST here.', {
      originalError: new AppError('BAD_REQUEST', 'GraphQL is asked by POST here.'),
      extensions: { http: { status: 405 } },
    });
  }
  const requestId = newId();
  response.setHeader('X-Request-Id', requestId);
  return {
    principal: await authenticator.authenticate(request.headers, audienceOf(request.originalUrl)).catch(refuse),
    transport: 'http',
    requestId,
    ip: request.ip ?? '',
    userAgent: request.headers['user-agent'] ?? '',
    loaders: new LoaderScope(),
    response,
  };
}

/** Without a session nothing can be answered: the database being away is 503, not a failed operation. */
function refuse(error: unknown): never {
  const unavailable = error instanceof AppError && error.code === 'SERVICE_UNAVAILABLE';
  throw new GraphQLError(error instanceof Error ? error.message : 'failed', {
    originalError: error instanceof Error ? error : null,
    extensions: { http: { status: unavailable ? 503 : 500 } },
  });
}
