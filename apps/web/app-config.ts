import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  provideBrowserGlobalErrorListeners,
  provideEnvironmentInitializer,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { Session } from '@client/session';
import { provideUi } from '@client/ui';
import { staffTexts } from '@client/ui/staff-texts';
import { BadgedTitle } from './badged-title';
import { QuietErrorHandler } from './quiet-error-handler';
import { routes } from './routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: QuietErrorHandler },
    { provide: Title, useClass: BadgedTitle },
    provideRouter(routes, withComponentInputBinding()),
    provideUi(staffTexts),
    // Asked while the code of the screen is still on its way.
    provideEnvironmentInitializer(() => void inject(Session).start()),
  ],
};
