import { OverlayContainer } from '@angular/cdk/overlay';
import { Component, ElementRef, Injectable, effect, inject, signal } from '@angular/core';
import { IconButton } from './icon-button';
import { injectTexts } from './texts';

const SHOWN_MS = 6_000;

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Short notes of what happened. Never the only copy of an error. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly shown = signal<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private lastId = 0;

  readonly list = this.shown.asReadonly();

  show(text: string, action?: Toast['action']): void {
    const id = ++this.lastId;
    this.shown.update((list) => [...list.slice(-2), { id, text, ...(action && { action }) }]);
    this.resume(id);
  }

  dismiss(id: number): void {
    this.pause(id);
    this.shown.update((list) => list.filter((toast) => toast.id !== id));
  }

  /** While a person points at it or is in it, a toast stays. */
  pause(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  resume(id: number): void {
    this.pause(id);
    this.timers.set(
      id,
      setTimeout(() => this.dismiss(id), SHOWN_MS),
    );
  }
}

/**
 * Where the toasts appear; stands once in the application. It lives with the dialogs and in the top layer, so that a
 * toast is seen above an open dialog and is not hidden from screen readers by it.
 */
@Component({
  selector: 'ui-toast-outlet',
  imports: [IconButton],
  template: `
    @for (toast of toasts.list(); track toast.id) {
      <div
        class="toast"
        (pointerenter)="toasts.pause(toast.id)"
        (pointerleave)="toasts.resume(toast.id)"
        (focusin)="toasts.pause(toast.id)"
        (focusout)="toasts.resume(toast.id)"
      >
        <span>{{ toast.text }}</span>
        @if (toast.action; as action) {
          <button type="button" class="action" (click)="action.run(); toasts.dismiss(toast.id)">
            {{ action.label }}
          </button>
        }
        <button
          type="button"
          uiIconButton
          icon="x"
          [size]="16"
          [label]="t('ui.dismiss')"
          (click)="toasts.dismiss(toast.id)"
        ></button>
      </div>
    }
  `,
  styleUrl: './toasts.css',
  host: { role: 'status', 'aria-live': 'polite', popover: 'manual' },
})
export class ToastOutlet {
  protected readonly toasts = inject(Toasts);
  protected readonly t = injectTexts();

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    inject(OverlayContainer).getContainerElement().append(nativeElement);
    effect(() => {
      // Shown anew for each: the top layer is a stack, and a dialog may have opened since.
      nativeElement.togglePopover(false);
      if (this.toasts.list().length > 0) nativeElement.togglePopover(true);
    });
  }
}
