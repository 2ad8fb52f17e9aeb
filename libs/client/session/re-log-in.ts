import { Injectable, Injector, effect, inject, untracked } from '@angular/core';
import { IdleLock } from './idle-lock';
import { Session } from './session';

/** Opens the re-log-in dialog whenever the session ends under a page in use. Created once by the application. */
@Injectable({ providedIn: 'root' })
export class ReLogIn {
  private readonly session = inject(Session);
  private readonly lock = inject(IdleLock);
  private readonly injector = inject(Injector);
  private open = false;

  constructor() {
    effect(() => {
      // The cover asks for the password itself.
      if (this.session.state() === 'ended' && !this.lock.covered()) untracked(() => void this.ask());
    });
  }

  private async ask(): Promise<void> {
    if (this.open) return;
    this.open = true;
    const { openReLogInDialog } = await import('./re-log-in-dialog');
    openReLogInDialog(this.injector).subscribe(() => (this.open = false));
  }
}
