import {
  type ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { GraphqlPath } from '@client/graphql';
import { PortalTexts, portalRoutes } from '@client/portal';
import { provideUi } from '@client/ui';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(portalRoutes, withComponentInputBinding()),
    provideUi(null),
    provideAppInitializer(() => inject(PortalTexts).start()),
    { provide: GraphqlPath, useValue: '/portal/graphql' },
  ],
};
