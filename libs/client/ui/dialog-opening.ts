import { Dialog } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/portal';
import type { Injector } from '@angular/core';
import { type Observable, take, takeUntil } from 'rxjs';

let dialogs = 0;

/** What `Dialogs` fetches with the first dialog. */
export function openDialog<TResult>(
  injector: Injector,
  component: ComponentType<unknown>,
  data: unknown,
  until?: Observable<unknown>,
): Observable<TResult | undefined> {
  const ref = injector.get(Dialog).open<TResult, unknown, unknown>(component, {
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
