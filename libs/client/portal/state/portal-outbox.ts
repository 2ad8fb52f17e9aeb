import { Injectable, effect, inject, untracked } from '@angular/core';
import { Outbox } from './outbox';
import { PortalInbox } from './portal-inbox';
import { PortalSession } from './portal-session';

/** The outbox of the patient who is signed in; nothing of it stays in the browser when they leave. */
@Injectable({ providedIn: 'root' })
export class PortalOutbox extends Outbox {
  constructor() {
    const inbox = inject(PortalInbox);
    const session = inject(PortalSession);
    super({ send: (letter) => inbox.send(letter), storage: localStorage });
    session.forgotten.subscribe(() => this.clear());
    effect(() => {
      const connected = inbox.connected() && session.state() === 'signed-in';
      untracked(() => this.setConnected(connected));
    });
  }
}
