import { DialogRef } from '@angular/cdk/dialog';
import { Component, type Injector, effect, inject } from '@angular/core';
import { Button, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { Dialogs } from '@client/ui/overlay';
import type { Observable } from 'rxjs';
import { LogInForm } from './log-in-form';
import { Session } from './session';

/** Stands over the page when the session has ended, so that what is being typed there is not lost. */
@Component({
  selector: 'session-re-log-in-dialog',
  imports: [Button, DialogShell, LogInForm],
  template: `
    <ui-dialog-shell locked [heading]="t('login.againTitle')">
      <p>{{ t('login.againLead') }}</p>
      <session-log-in-form [knownEmail]="session.me()?.email" />
      <button type="button" uiButton variant="ghost" (click)="session.logOut()">{{ t('login.asSomebodyElse') }}</button>
    </ui-dialog-shell>
  `,
  styles: `
    p {
      color: var(--text-muted);
    }
  `,
})
export class ReLogInDialog {
  protected readonly session = inject(Session);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly t = injectTexts();

  constructor() {
    // Elsewhere too: in another tab, or at the cover of a page that was left.
    effect(() => {
      if (this.session.state() === 'signed-in') this.ref.close();
    });
  }
}

/** Emits when the dialog is gone. */
export function openReLogInDialog(injector: Injector): Observable<void> {
  return injector.get(Dialogs).open(ReLogInDialog, null);
}
