import type { CanMatchFn, ResolveFn, Routes } from '@angular/router';
import { signedInGuard, signedOutGuard } from '@client/session';
import { type TextKey, injectTexts, withTexts } from '@client/ui';
import { NotFound } from './not-found';

const titled =
  (key: TextKey): ResolveFn<string> =>
  () =>
    injectTexts()(key);

/** The screens of sends to groups lie under the chat, and load without it. */
const isBroadcast: CanMatchFn = (_, [, next]) => /^broadcasts?$/.test(next?.path ?? '');

export const routes: Routes = [
  {
    path: 'login',
    loadComponent: async () => (await import('@client/session/log-in')).LogInPage,
    canActivate: [signedOutGuard],
    title: titled('app.loginTitle'),
  },
  {
    path: 'forgot-password',
    canActivate: [withTexts('account')],
    loadComponent: async () => (await import('@client/session/set-password')).ForgotPasswordPage,
    title: titled('forgot.title'),
  },
  {
    path: 'set-password',
    canActivate: [withTexts('account')],
    loadComponent: async () => (await import('@client/session/set-password')).SetPasswordPage,
    title: titled('app.passwordTitle'),
  },
  {
    path: '',
    canActivate: [signedInGuard, withTexts('chat')],
    loadComponent: () => import('./shell').then(({ Shell }) => Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'chat' },
      {
        path: 'chat',
        canMatch: [isBroadcast],
        canActivate: [withTexts('sends')],
        title: titled('newChat.groups'),
        loadChildren: () => import('@client/group-sends').then(({ groupSendRoutes }) => groupSendRoutes),
      },
      { path: 'chat', loadChildren: () => import('@client/chat').then(({ chatRoutes }) => chatRoutes) },
      {
        path: 'directories',
        canActivate: [withTexts('directories')],
        title: titled('app.directoriesTitle'),
        loadChildren: () => import('@client/directories').then(({ directoryRoutes }) => directoryRoutes),
      },
      {
        path: 'admin',
        canActivate: [withTexts('directories'), withTexts('admin')],
        title: titled('app.auditTitle'),
        loadChildren: () => import('@client/directories/audit').then(({ adminRoutes }) => adminRoutes),
      },
      {
        path: 'profile',
        canActivate: [withTexts('profile'), withTexts('account')],
        title: titled('app.profileTitle'),
        loadComponent: () => import('@client/profile').then(({ ProfilePage }) => ProfilePage),
      },
    ],
  },
  { path: '**', component: NotFound, title: titled('app.notFoundTitle') },
];
