import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from './session';

/** Lets signed-in people pass and sends others to the log-in page, which brings them back. */
export const signedInGuard: CanActivateFn = async (_route, { url }) => {
  const router = inject(Router);
  const state = await inject(Session).start();
  if (state === 'signed-out')
    return router.createUrlTree(['/login'], { queryParams: url === '/' ? {} : { from: url } });
  return state !== 'unreachable';
};

/** The log-in page is for those who are not signed in. */
export const signedOutGuard: CanActivateFn = async () => {
  const router = inject(Router);
  const state = await inject(Session).start();
  return state === 'signed-in' ? router.createUrlTree(['/']) : true;
};
