import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { ErrorCode } from './errors';
import type { ServerAddress } from './server-address';

/** Headers for every answer: a strict content security policy whose style nonce is new for each page. */
export function securityHeaders(secure: boolean): RequestHandler {
  const setNonce: RequestHandler = (_, response, next) => {
    response.locals['cspNonce'] = randomBytes(16).toString('base64');
    next();
  };
  const headers = helmet({
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'none'`],
        scriptSrc: [`'self'`],
        styleSrc: [`'self'`, (_, response) => `'nonce-${nonceOf(response as Response)}'`],
        imgSrc: [`'self'`, 'data:', 'blob:'],
        fontSrc: [`'self'`],
        connectSrc: [`'self'`],
        mediaSrc: [`'self'`, 'blob:'],
        manifestSrc: [`'self'`],
        workerSrc: [`'self'`],
        baseUri: [`'self'`],
        formAction: [`'self'`],
        frameAncestors: [`'none'`],
        requireTrustedTypesFor: [`'script'`],
        trustedTypes: ['angular', 'angular#bundler', 'clinic-chat#worker', `'allow-duplicates'`],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
  });
  return (request, response, next) => setNonce(request, response, () => headers(request, response, next));
}

export function nonceOf(response: Response): string {
  return String(response.locals['cspNonce']);
}

/** Refuses calls that a browser makes from a page of somebody else, whatever cookies it sends along. */
export function sameOriginOnly(address: ServerAddress): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const foreign = origin !== undefined ? !address.allowedOrigins.includes(origin) : site === 'cross-site';
    if (foreign && request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 403, 'FORBIDDEN', 'This page may not call the API.');
    } else next();
  };
}

/** Bodies that are too large or not JSON, as GraphQL clients expect to read it. */
export const bodyErrors: ErrorRequestHandler = (error: { status?: number; type?: string }, _, response, next) => {
  if (response.headersSent) return next(error);
  if (error.type === 'entity.too.large') {
    return refuse(response, 413, 'PAYLOAD_TOO_LARGE', 'The request is larger than 64 KiB.');
  }
  if (error.status && error.status < 500) return refuse(response, 400, 'BAD_REQUEST', 'The request is not valid JSON.');
  return next(error);
};

export function refuse(response: Response, status: number, code: ErrorCode, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
