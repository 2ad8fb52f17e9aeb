import { type ASTNode, GraphQLError } from 'graphql';
import { AppError, type ErrorCode } from '../errors';

/**
 * A refusal as both transports report it. The code is in the extensions for the socket, and in the error behind the
 * error for Apollo, which overwrites the extensions of validation errors.
 */
export function refusal(code: ErrorCode, message: string, nodes?: ASTNode): GraphQLError {
  return new GraphQLError(message, { nodes, originalError: new AppError(code, message), extensions: { code } });
}
