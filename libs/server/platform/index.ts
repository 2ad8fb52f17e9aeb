export { audienceOf, portalDoor } from './audience';
export { Clock, SystemClock } from './clock';
export { Config, ConfigError, loadConfig } from './config';
export { ClinicTransaction, Database, type HotStatement, sqlState, violates } from './database';
export { DatabaseModule } from './database.module';
export {
  type DatabaseContents,
  DatabaseSetupError,
  dataSourceOptions,
  revertMigrations,
  setUpDatabase,
} from './database-setup';
export { formatErrors, type ReportFault, validationError } from './error-format';
export { AppError, type Conflict, type ErrorCode, errorCodes, type FieldError, invalidField, notFound } from './errors';
export { isId, newId } from './ids';
export { NaturalBatch } from './natural-batch';
export {
  type Connection,
  connectionType,
  decodeCursor,
  type Edge,
  encodeCursor,
  forwardPage,
  MAX_PAGE,
  PageArgs,
  PageInfo,
} from './paging';
export { type Audience, Authenticator, type CredentialHeaders, type Principal } from './principal';
export { LoaderScope, type RequestContext } from './request-context';
export { type ApolloLimitsOptions, apolloLimits, limitsPlugin } from './limits/apollo-limits';
export { DocumentCache } from './limits/document-cache';
export { type ErrorFormatter } from './limits/error-formatter';
export { limitRules } from './limits/limit-rules';
export { limits } from './limits/limits';
export { graphqlHttp } from './graphql-http';
export { HttpErrors } from './http-errors.filter';
export { bodyErrors, sameOriginOnly, securityHeaders } from './http-security';
export { ErrorFormat, PlatformModule } from './platform.module';
export { FanOut } from './realtime/fan-out';
export { GraphqlSocketServer } from './realtime/graphql-socket-server';
export { RealtimeMetrics } from './realtime/realtime-metrics';
export { RealtimeOptions } from './realtime/realtime-options';
export { SharedPrincipal } from './realtime/shared-operation';
export { type LiveListener, SharedSource } from './realtime/shared-source';
export { ServerAddress } from './server-address';
export { Trimmed } from './trimmed';
export { webClient } from './web-client';
