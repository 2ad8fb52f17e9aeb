import { DOCUMENT, DestroyRef, Injectable, inject } from '@angular/core';
import { Subject } from 'rxjs';
import type { Attention } from './read-marks';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;

/** Whether somebody is in front of this window: its focus, and the last sign of a person. */
@Injectable({ providedIn: 'root' })
export class PersonAttention implements Attention {
  private readonly document = inject(DOCUMENT);
  private readonly changes = new Subject<void>();
  private lastSign = Date.now();

  /** Emits when the window gains or loses focus, and when somebody stirs after a while. */
  readonly changed = this.changes.asObservable();

  constructor() {
    const window = this.document.defaultView;
    const stir = () => {
      const wasIdle = this.idleMs() > 1_000;
      this.lastSign = Date.now();
      if (wasIdle) this.changes.next();
    };
    const focus = () => this.changes.next();
    for (const sign of SIGNS) this.document.addEventListener(sign, stir, { passive: true, capture: true });
    window?.addEventListener('focus', focus);
    window?.addEventListener('blur', focus);
    inject(DestroyRef).onDestroy(() => {
      for (const sign of SIGNS) this.document.removeEventListener(sign, stir, { capture: true });
      window?.removeEventListener('focus', focus);
      window?.removeEventListener('blur', focus);
    });
  }

  readonly focused = () => this.document.hasFocus() && this.document.visibilityState === 'visible';
  readonly idleMs = () => Date.now() - this.lastSign;
}
