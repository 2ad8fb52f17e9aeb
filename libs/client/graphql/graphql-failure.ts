/** One wrong field of an input: its path as in the schema, and the server's sentence about it. */
export interface FieldFailure {
  readonly field: string;
  readonly message: string;
}

/** Why an operation did not do what it was asked. `NETWORK` means that no answer came: it may or may not have run. */
export class GraphqlFailure extends Error {
  constructor(
    /** A code of the server's registry, or `NETWORK`. */
    readonly code: string,
    message: string,
    readonly fields: readonly FieldFailure[] = [],
    /** Seconds to wait before the next try, when the server said so. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = 'GraphqlFailure';
  }
}

interface ErrorShape {
  readonly message?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>> | null;
}

/** Turns whatever a transport threw into one shape. */
export function toGraphqlFailure(error: unknown): GraphqlFailure {
  if (error instanceof GraphqlFailure) return error;
  return new GraphqlFailure('NETWORK', error instanceof Error ? error.message : 'No answer from the server.');
}

/** Why the server refused a request as a whole. @param body of its answer, read as JSON; null when it is none */
export function refusalOf(status: number, body: unknown): GraphqlFailure {
  if (isRecord(body) && Array.isArray(body['errors'])) return fromErrors(body['errors'].filter(isRecord));
  if (status === 401) return new GraphqlFailure('UNAUTHENTICATED', 'The session has ended.');
  return new GraphqlFailure('NETWORK', `The server answered with status ${status}.`);
}

/** The first of the errors of an answer; an answer has one cause, the others follow from it. */
export function fromErrors(errors: readonly ErrorShape[]): GraphqlFailure {
  const [first] = errors;
  const extensions = first?.extensions ?? {};
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : 'INTERNAL';
  const message = typeof first?.message === 'string' ? first.message : 'Something went wrong.';
  const retryAfter = typeof extensions['retryAfter'] === 'number' ? extensions['retryAfter'] : undefined;
  return new GraphqlFailure(code, message, fieldsOf(extensions['fields']), retryAfter);
}

function fieldsOf(value: unknown): FieldFailure[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map(({ field, message }) => ({ field: String(field), message: String(message) }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
