import type { ComponentType } from '@angular/cdk/portal';
import { DOCUMENT, Injectable, Injector, inject } from '@angular/core';
import { type Observable, ReplaySubject } from 'rxjs';

/** Opens dialogs that all behave alike: named by their heading, focus trapped and given back, a full sheet on phones. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private opening = 0;

  /** Whether one is open: shortcuts that open another wait until it is closed. */
  get anyOpen(): boolean {
    return this.opening > 0 || this.document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
  }

  /**
   * The component's template stands in a `ui-dialog-shell`, which closes it. Emits once, what the dialog was closed with.
   * @param until closes it at once, whatever was typed: what it shows may no longer be seen
   */
  open<TResult = void>(
    component: ComponentType<unknown>,
    data: unknown,
    until?: Observable<unknown>,
  ): Observable<TResult | undefined> {
    const closed = new ReplaySubject<TResult | undefined>(1);
    void this.openAtLast<TResult>(component, data, until).then((outcome) => outcome.subscribe(closed));
    return closed.asObservable();
  }

  /** What dialogs need came with the component, which has one: this waits for no network. */
  private async openAtLast<TResult>(component: ComponentType<unknown>, data: unknown, until?: Observable<unknown>) {
    this.opening++;
    try {
      const { openDialog } = await import('./dialog-opening');
      return openDialog<TResult>(this.injector, component, data, until);
    } finally {
      this.opening--;
    }
  }
}
