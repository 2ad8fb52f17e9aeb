export { type FieldFailure, GraphqlFailure, refusalOf, toGraphqlFailure } from './graphql-failure';
export { GraphqlHttp, GraphqlPath } from './graphql-http';
export type { OperationText } from './operation-text';
export {
  KeepSessionDocument,
  LogInDocument,
  LogOutDocument,
  MeDocument,
  UpdatePreferencesDocument,
} from './generated/session';
export type { MeFieldsFragment, MeQuery, PreferencesFieldsFragment } from './generated/session';
