import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { AppError } from '../errors';
import { limits } from './limits';
import { refusal } from './refusal';

/**
 * Executes a query or mutation and answers TIMEOUT when it takes too long. graphql-js cannot stop resolvers: what was
 * begun ends by the database's own statement timeout, its result is dropped.
 */
export async function executeWithin(
  args: ExecutionArgs,
  milliseconds: number = limits.operationMs,
): Promise<ExecutionResult> {
  return within(Promise.resolve(execute(args)), milliseconds).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'TIMEOUT')) throw error;
    return { errors: [refusal('TIMEOUT', error.message)] };
  });
}

/** @throws AppError TIMEOUT when the promise has not settled in time; a later rejection is dropped */
export function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new AppError('TIMEOUT', `This took longer than ${milliseconds / 1_000} seconds.`));
    const timer = setTimeout(late, milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
