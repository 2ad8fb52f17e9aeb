import type { RequestHandler } from 'express';
import type { Audience } from './principal';

const PORTAL = /^\/portal(?=\/(?:graphql|files)(?:[/?]|$))/;

/** Whose address this is, as the caller wrote it: `/portal/graphql` and `/portal/files/...` are the patients'. */
export function audienceOf(url: string | undefined): Audience {
  return PORTAL.test(url ?? '') ? 'PATIENT' : 'STAFF';
}

/** The same address for both audiences: one handler serves them, and asks `audienceOf` who calls. */
export function withoutAudience(url: string): string {
  return url.replace(PORTAL, '');
}

/** Lets the patients' addresses lead to the handlers of the staff's. Express keeps what was asked in `originalUrl`. */
export const portalDoor: RequestHandler = (request, _, next) => {
  request.url = withoutAudience(request.url);
  next();
};
