/** Every code that an answer can carry in `extensions.code`, with what it tells the caller. */
export const errorCodes = {
  UNAUTHENTICATED: 'No valid session: sign in.',
  SECOND_FACTOR_REQUIRED: 'The password is right, and a code of the second step is needed as well.',
  FORBIDDEN: 'Signed in, but without the right to do this.',
  NOT_FOUND: 'There is no such thing, or it is not yours to see: the two answer alike.',
  VALIDATION_FAILED: 'The input is wrong; `fields` says which field and why.',
  CONFLICT: 'Somebody else changed it first, or it exists already. `conflict` holds both versions of what differs.',
  GROUP_HIDDEN: 'The chat group is hidden: it cannot be chosen until it is shown again.',
  RATE_LIMITED: 'Too many attempts; `retryAfter` says how many seconds to wait.',
  PAYLOAD_TOO_LARGE: 'The body, frame or file is larger than allowed.',
  UNSUPPORTED_FILE: 'The file is of a kind that is not taken, or is not what its name says.',
  QUOTA_EXCEEDED: 'The space for files of this person or this clinic is used up.',
  FILE_PENDING: 'The file is still being checked for viruses; try again.',
  FILE_BLOCKED: 'The file is infected or could not be checked; it is not handed out.',
  FILE_DAMAGED: 'The stored bytes are not those that were uploaded.',
  TOO_COMPLEX: 'The operation is too deep, too long or too costly.',
  TIMEOUT: 'The operation took too long and was given up.',
  RESYNC_REQUIRED: 'The revision is not of this log: load the room anew.',
  MAIL_UNAVAILABLE: 'No mail server is set up here: what needs mail cannot be done.',
  SERVICE_UNAVAILABLE: 'The database cannot be reached; try again.',
  BAD_REQUEST: 'The request is not what this address understands.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  INTERNAL: 'Our fault; the request id helps to find it in the log.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One wrong field of an input: its name as in the schema, and a sentence for a person. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Two versions of one thing, of those fields that the caller wanted to change: nothing is lost. */
export interface Conflict {
  /** The version that is stored: a change made from it will be accepted. */
  readonly version: number;
  readonly theirs: Readonly<Record<string, unknown>>;
  readonly yours: Readonly<Record<string, unknown>>;
}

interface ErrorDetails {
  readonly fields?: readonly FieldError[];
  readonly retryAfter?: number;
  readonly conflict?: Conflict;
}

/** An expected refusal. Its message is shown to people, so it carries no secret and no patient data. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'AppError';
  }
}

/** The same answer for what does not exist and for what the caller may not see. */
export function notFound(noun: string): AppError {
  return new AppError('NOT_FOUND', `There is no such ${noun}, or you do not have access to it.`);
}

export function invalidField(field: string, message: string): AppError {
  return new AppError('VALIDATION_FAILED', message, { fields: [{ field, message }] });
}
