import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** Turns an error into what may leave the server. The first argument is the plain form, the second what was thrown. */
export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Formats an error that did not pass through Apollo's pipeline the way Apollo would. */
export function formatRaw(error: GraphQLError, format: ErrorFormatter): GraphQLFormattedError {
  return format(error.toJSON(), error);
}
