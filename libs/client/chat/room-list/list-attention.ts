import { computed, signal } from '@angular/core';

/**
 * Whether somebody is in the middle of a list: it is scrolled, and the pointer is over it or the keyboard's focus is in
 * it. Then nothing may change places. A focus that a click left behind does not count.
 */
export class ListAttention {
  private readonly pointer = signal(false);
  private readonly focus = signal(false);
  private readonly scrolled = signal(false);

  readonly busy = computed(() => this.scrolled() && (this.pointer() || this.focus()));

  pointed({ type, pointerType }: PointerEvent): void {
    this.pointer.set(type === 'pointerenter' && pointerType !== 'touch');
  }

  focused(event: FocusEvent): void {
    const { type, target } = event;
    this.focus.set(type === 'focusin' && target instanceof Element && target.matches(':focus-visible'));
  }

  scrolledTo(top: number): void {
    this.scrolled.set(top > 0);
  }
}
