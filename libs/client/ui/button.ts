import { Component, booleanAttribute, input } from '@angular/core';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'quiet-danger';

/** A button or link with words. `busy` keeps it focusable and says so, and lets no click through. */
@Component({
  selector: 'button[uiButton], a[uiButton]',
  template: '<ng-content />',
  styleUrl: './button.css',
  host: {
    '[class]': 'variant()',
    '[attr.aria-disabled]': 'busy() ? true : null',
    '(click)': 'swallowWhenBusy($event)',
  },
})
export class Button {
  readonly variant = input<ButtonVariant>('secondary');
  readonly busy = input(false, { transform: booleanAttribute });

  protected swallowWhenBusy(event: Event): void {
    if (!this.busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
