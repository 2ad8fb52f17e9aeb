import { Component, computed, input } from '@angular/core';
import { hueOf, initialsOf } from './hue';
import { Icon } from './icon';

/** Initials on a colour that stays theirs. Hidden from screen readers: the name always stands beside it. */
@Component({
  selector: 'ui-avatar',
  imports: [Icon],
  template: `@if (group()) {
      <ui-icon name="messages-square" [size]="size() * 0.48" />
    } @else {
      {{ initials() }}
    }`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      justify-content: center;
      border-radius: 50%;
      background: light-dark(oklch(91% 0.05 var(--hue)), oklch(37% 0.07 var(--hue)));
      color: light-dark(oklch(41% 0.12 var(--hue)), oklch(92% 0.05 var(--hue)));
      font-weight: 650;
      letter-spacing: 0.01em;
      user-select: none;
    }
  `,
  host: {
    'aria-hidden': 'true',
    '[style.--hue]': 'hue()',
    '[style.width.px]': 'size()',
    '[style.height.px]': 'size()',
    '[style.font-size.px]': 'size() * 0.37',
  },
})
export class Avatar {
  readonly name = input.required<string>();
  /** What the colour is taken from when it is not the name. */
  readonly seed = input<string>();
  readonly group = input(false);
  /** Pixels. */
  readonly size = input(40);
  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly hue = computed(() => hueOf(this.seed() ?? this.name()));
}
