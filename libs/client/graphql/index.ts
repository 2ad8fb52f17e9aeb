export { type FieldFailure, GraphqlFailure, toGraphqlFailure } from './graphql-failure';
export { GraphqlHttp } from './graphql-http';
export type { OperationText } from './operation-text';
export { LogInDocument, LogOutDocument, MeDocument } from './generated/session';
export type { MeFieldsFragment } from './generated/session';
