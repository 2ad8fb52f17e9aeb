import { Component, computed, input } from '@angular/core';
import { iconPaths } from './generated/icons';

export type IconName = keyof typeof iconPaths;

/** A drawing beside or instead of words. It is hidden from screen readers: the control around it carries the name. */
@Component({
  selector: 'ui-icon',
  template: `<svg
    viewBox="0 0 24 24"
    [attr.width]="size()"
    [attr.height]="size()"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    focusable="false"
  >
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Pixels. */
  readonly size = input(20);
  protected readonly path = computed(() => iconPaths[this.name()]);
}
