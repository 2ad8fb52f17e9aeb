import { HttpException } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AppError, type ErrorCode, errorCodes, type FieldError } from './errors';

/** Told of every error that is our fault, so that it reaches the log and not the caller. */
export type ReportFault = (error: unknown, path: string) => void;

/**
 * The only way an error leaves the server, over either transport: a code of the registry and a sentence.
 * What is not an expected refusal becomes INTERNAL: no message of a library, no SQL and no stack gets out.
 */
export function formatErrors(report: ReportFault) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const cause = originalError(error);

    if (cause instanceof AppError) {
      return { message: cause.message, ...place, extensions: { code: cause.code, ...cause.details } };
    }
    if (cause instanceof HttpException) {
      return { message: cause.message, ...place, extensions: { code: codeOfStatus(cause.getStatus()) } };
    }
    const code = knownCode(formatted.extensions?.['code']);
    // graphql-js and Apollo refuse documents without an error behind the error: those texts are made for callers.
    if (code && code !== 'INTERNAL') return { message: formatted.message, ...place, extensions: { code } };
    if (cause === undefined && isDocumentError(error)) {
      return { message: formatted.message, ...place, extensions: { code: 'BAD_REQUEST' } };
    }
    report(cause ?? error, (path ?? []).join('.'));
    return {
      message: 'Something went wrong on our side. Please try again.',
      ...place,
      extensions: { code: 'INTERNAL' },
    };
  };
}

function originalError(error: unknown): unknown {
  let current = error;
  while (current instanceof GraphQLError && current.originalError) current = current.originalError;
  return current instanceof GraphQLError ? undefined : current;
}

/** Wrong variables and the like: raised by graphql-js before any resolver ran, so nothing of ours is in the text. */
function isDocumentError(error: unknown): boolean {
  return error instanceof GraphQLError && !error.path && !error.originalError;
}

function knownCode(code: unknown): ErrorCode | undefined {
  if (code === 'BAD_USER_INPUT' || code === 'OPERATION_RESOLUTION_FAILURE') return 'BAD_REQUEST';
  return typeof code === 'string' && code in errorCodes ? (code as ErrorCode) : undefined;
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 413) return 'PAYLOAD_TOO_LARGE';
  if (status === 404) return 'NOT_FOUND';
  return status < 500 ? 'BAD_REQUEST' : 'INTERNAL';
}

interface ConstraintFailure {
  readonly property: string;
  readonly constraints?: Record<string, string>;
  readonly children?: readonly ConstraintFailure[];
}

/** Turns what class-validator found into one refusal that names every wrong field. */
export function validationError(failures: readonly ConstraintFailure[]): AppError {
  const fields = failures.flatMap((failure) => fieldErrors(failure, ''));
  return new AppError('VALIDATION_FAILED', fields[0]?.message ?? 'The input is not valid.', { fields });
}

function fieldErrors({ property, constraints, children }: ConstraintFailure, prefix: string): FieldError[] {
  const field = prefix + property;
  const own = Object.values(constraints ?? {}).map((message) => ({ field, message }));
  return [...own, ...(children ?? []).flatMap((child) => fieldErrors(child, `${field}.`))];
}
