import type { ResolveFn, Routes } from '@angular/router';
import { signedInGuard, signedOutGuard } from '@client/session';
import { type TextKey, injectTexts } from '@client/ui';
import { NotFound } from './not-found';

const titled =
  (key: TextKey): ResolveFn<string> =>
  () =>
    injectTexts()(key);

export const routes: Routes = [
  {
    path: 'login',
    loadComponent: async () => (await import('@client/session/log-in')).LogInPage,
    canActivate: [signedOutGuard],
    title: titled('app.loginTitle'),
  },
  {
    path: '',
    canActivate: [signedInGuard],
    loadComponent: () => import('./shell').then(({ Shell }) => Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'chat' },
      { path: 'chat', loadChildren: () => import('@client/chat').then(({ chatRoutes }) => chatRoutes) },
      {
        path: 'directories',
        title: titled('app.directoriesTitle'),
        loadChildren: () => import('@client/directories').then(({ directoryRoutes }) => directoryRoutes),
      },
      {
        path: 'profile',
        title: titled('app.profileTitle'),
        loadComponent: () => import('@client/profile').then(({ ProfilePage }) => ProfilePage),
      },
    ],
  },
  { path: '**', component: NotFound, title: titled('app.notFoundTitle') },
];
