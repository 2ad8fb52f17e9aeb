import { Dialog } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import { Injectable, inject } from '@angular/core';
import { type Observable, take, takeUntil } from 'rxjs';

let dialogs = 0;

/** Opens dialogs that all behave alike: named by their heading, focus trapped and given back, a full sheet on phones. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly dialog = inject(Dialog);

  /** Whether one is open: shortcuts that open another wait until it is closed. */
  get anyOpen(): boolean {
    return this.dialog.openDialogs.length > 0;
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
    const ref = this.dialog.open<TResult, unknown, unknown>(component, {
      data,
      ariaLabelledBy: `dialog-${++dialogs}`,
      ariaModal: true,
      panelClass: 'ui-dialog',
      backdropClass: 'ui-backdrop',
      autoFocus: '[data-first-focus], input:not([readonly])',
      restoreFocus: true,
      disableClose: true,
    });
    until?.pipe(take(1), takeUntil(ref.closed)).subscribe(() => ref.close());
    return ref.closed;
  }
}
