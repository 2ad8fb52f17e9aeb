import { Component, computed, input } from '@angular/core';

/** A count in a pill: 1 to 99, then "99+". Hidden from screen readers; the row's name says the number. */
@Component({
  selector: 'ui-badge',
  template: '{{ text() }}',
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      min-width: 22px;
      height: 22px;
      padding: 0 7px;
      border-radius: 11px;
      background: var(--brand);
      color: var(--text-on-brand);
      font-size: var(--size-small);
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Badge {
  readonly count = input.required<number>();
  protected readonly text = computed(() => (this.count() > 99 ? '99+' : String(this.count())));
}
