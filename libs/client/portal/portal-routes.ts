import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';
import { PortalSession } from './state/portal-session';

const patientsOnly: CanActivateFn = async () => {
  const router = inject(Router);
  return (await inject(PortalSession).start()) === 'signed-in' || router.parseUrl('/signed-out');
};

export const portalRoutes: Routes = [
  { path: 'open', loadComponent: async () => (await import('./pages/link-page')).LinkPage },
  { path: 'signed-out', loadComponent: async () => (await import('./pages/notice-page')).NoticePage },
  {
    path: '',
    canActivate: [patientsOnly],
    children: [
      { path: '', pathMatch: 'full', loadComponent: async () => (await import('./pages/list-page')).ListPage },
      {
        path: 'c/:conversationId',
        loadComponent: async () => (await import('./pages/conversation-page')).ConversationPage,
      },
    ],
  },
  { path: '**', redirectTo: '' },
];
