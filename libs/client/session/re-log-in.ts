import { Injectable, effect, inject, untracked } from '@angular/core';
import { Dialogs } from '@client/ui';
import { ReLogInDialog } from './re-log-in-dialog';
import { Session } from './session';

/** Opens the re-log-in dialog whenever the session ends under a page in use. Created once by the application. */
@Injectable({ providedIn: 'root' })
export class ReLogIn {
  private readonly session = inject(Session);
  private readonly dialogs = inject(Dialogs);
  private open = false;

  constructor() {
    effect(() => {
      if (this.session.state() === 'ended') untracked(() => this.ask());
    });
  }

  private ask(): void {
    if (this.open) return;
    this.open = true;
    this.dialogs.open(ReLogInDialog, null).subscribe(() => (this.open = false));
  }
}
