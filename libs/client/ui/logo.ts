import { Component, input } from '@angular/core';

/** The sign of the product: a speech bubble with a cross. */
@Component({
  selector: 'ui-logo',
  template: `<svg viewBox="0 0 64 64" [attr.width]="size()" [attr.height]="size()" focusable="false">
    <path
      class="bubble"
      d="M32 5c15.500 0 27 10.600 27 24.500S47.500 54 32 54c-2.900 0-5.700-.370-8.300-1.060L11.300 58.600c-1.500.700-3.100-.700-2.600-2.300l3-9.700C7.500 42 5 36.100 5 29.500 5 15.600 16.500 5 32 5Z"
    />
    <path
      class="cross"
      d="M28.500 17.500a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2V26H44a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2h-8.500v8.500a2 2 0 0 1-2 2h-3a2 2 0 0 1-2-2V33H20a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2h8.500Z"
    />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    .bubble {
      fill: var(--brand);
    }
    .cross {
      fill: var(--text-on-brand);
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Logo {
  /** Pixels. */
  readonly size = input(40);
}
