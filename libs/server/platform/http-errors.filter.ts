import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { ErrorCode } from './errors';
import { ErrorFormat } from './platform.module';

const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  QUOTA_EXCEEDED: 507,
  FILE_PENDING: 409,
  FILE_BLOCKED: 403,
  FILE_DAMAGED: 500,
  TIMEOUT: 503,
  SERVICE_UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** What an HTTP handler throws, in the shape and with the codes of a GraphQL answer. */
@Catch()
export class HttpErrors implements ExceptionFilter {
  constructor(private readonly errors: ErrorFormat) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { message, extensions } = this.errors.format({ message: '' }, error);
    const code = extensions?.['code'] as ErrorCode;
    if (response.headersSent) {
      // Half of the answer is out: the caller must see that the other half is missing.
      response.destroy();
      return;
    }
    const retryAfter = extensions?.['retryAfter'];
    if (typeof retryAfter === 'number') response.setHeader('Retry-After', String(retryAfter));
    response.status(statuses[code] ?? 400).json({ errors: [{ message, extensions }] });
  }
}
