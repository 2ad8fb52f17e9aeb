import { type ApplicationConfig, ErrorHandler, provideBrowserGlobalErrorListeners } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding } from '@angular/router';
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
  ],
};
