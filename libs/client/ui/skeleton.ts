import { Component, input } from '@angular/core';

/** A grey place where content will be. It appears only after 150 ms, so that a quick answer does not flicker. */
@Component({
  selector: 'ui-skeleton',
  template: '',
  styles: `
    :host {
      display: block;
      border-radius: var(--radius-small);
      background: light-dark(#e3e9f3, #1c2635);
      opacity: 0;
      animation:
        ui-skeleton-show 120ms 150ms forwards,
        ui-skeleton-pulse 1.4s 270ms ease-in-out infinite alternate;
    }
    @media (prefers-reduced-motion: reduce) {
      :host {
        opacity: 1;
      }
    }
    @keyframes ui-skeleton-show {
      to {
        opacity: 1;
      }
    }
    @keyframes ui-skeleton-pulse {
      from {
        opacity: 1;
      }
      to {
        opacity: 0.55;
      }
    }
  `,
  host: {
    'aria-hidden': 'true',
    '[style.width]': 'width()',
    '[style.height]': 'height()',
    '[style.border-radius]': 'radius()',
  },
})
export class Skeleton {
  /** CSS lengths. */
  readonly width = input('100%');
  readonly height = input('16px');
  readonly radius = input('8px');
}
