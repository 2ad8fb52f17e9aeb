import { createHash, randomBytes } from 'node:crypto';
import type { Response } from 'express';

/** A new 256-bit secret, and the hash under which it is stored. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Employees and patients have a cookie each: in one browser neither is taken for the other. */
type SessionCookie = 'session' | 'portal';

/** The third is of who is away at the identity provider of the clinic. */
type Cookie = SessionCookie | 'oidc';

/** Over TLS the `__Host-` prefix keeps other hosts of the domain from setting it; plain HTTP is for local use. */
function cookieName(cookie: Cookie, secure: boolean): string {
  return secure ? `__Host-${cookie}` : cookie;
}

/** The token that a request carries, as bearer or cookie. */
export function tokenOf(
  headers: { readonly cookie?: string; readonly authorization?: string },
  cookie: SessionCookie,
  secure: boolean,
): string | undefined {
  const bearer = /^Bearer (\S{20,200})$/i.exec(headers.authorization ?? '');
  return bearer ? bearer[1] : cookieOf(headers, cookie, secure);
}

export function cookieOf(headers: { readonly cookie?: string }, cookie: Cookie, secure: boolean): string | undefined {
  const prefix = `${cookieName(cookie, secure)}=`;
  return headers.cookie
    ?.split(/; */)
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length);
}

export function setSessionCookie(
  response: Response,
  cookie: Cookie,
  token: string,
  expires: Date,
  secure: boolean,
): void {
  response.cookie(cookieName(cookie, secure), token, { httpOnly: true, secure, sameSite: 'lax', path: '/', expires });
}

export function clearSessionCookie(response: Response, cookie: Cookie, secure: boolean): void {
  response.clearCookie(cookieName(cookie, secure), { httpOnly: true, secure, sameSite: 'lax', path: '/' });
}
