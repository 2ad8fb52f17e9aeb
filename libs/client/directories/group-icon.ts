import { Component, computed, input } from '@angular/core';
import type { ChatGroupColour, ChatGroupIcon } from '@client/graphql/directories';
import { groupIconPaths } from './generated/group-icons';

/** The sign of a chat group. It is hidden from screen readers: its name stands beside it. */
@Component({
  selector: 'dir-group-icon',
  template: `<svg
    viewBox="0 0 24 24"
    [attr.width]="size() * 0.56"
    [attr.height]="size() * 0.56"
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
      align-items: center;
      justify-content: center;
      border-radius: 30%;
      background: light-dark(var(--tint, #e3ecff), var(--tint-dark, #1b2c52));
      color: light-dark(var(--ink, #1d4ed8), var(--ink-dark, #9bbcff));
    }
    :host(.TEAL) {
      --tint: #d8f3f1;
      --ink: #0b6468;
      --tint-dark: #0d2f31;
      --ink-dark: #6ed8d6;
    }
    :host(.GREEN) {
      --tint: #e2f6ed;
      --ink: #0b6b45;
      --tint-dark: #0f2e22;
      --ink-dark: #74dcae;
    }
    :host(.AMBER) {
      --tint: #fff4dc;
      --ink: #7a4b00;
      --tint-dark: #34270f;
      --ink-dark: #ffcf7d;
    }
    :host(.RED) {
      --tint: #fdecef;
      --ink: #b3152f;
      --tint-dark: #3a1820;
      --ink-dark: #ff9aaa;
    }
    :host(.PINK) {
      --tint: #fce7f4;
      --ink: #9d1767;
      --tint-dark: #3a1530;
      --ink-dark: #ff9fd2;
    }
    :host(.VIOLET) {
      --tint: #efe8ff;
      --ink: #5b2bc4;
      --tint-dark: #271a48;
      --ink-dark: #c3a8ff;
    }
    :host(.GREY),
    :host(.hidden) {
      --tint: #e9edf4;
      --ink: #55637c;
      --tint-dark: #1e2635;
      --ink-dark: #9dabc1;
    }
  `,
  host: {
    'aria-hidden': 'true',
    '[class]': 'hidden() ? "hidden" : colour()',
    '[style.width.px]': 'size()',
    '[style.height.px]': 'size()',
  },
})
export class GroupIcon {
  readonly icon = input.required<ChatGroupIcon>();
  readonly colour = input.required<ChatGroupColour>();
  /** A hidden group is grey everywhere. */
  readonly hidden = input(false);
  /** Pixels. */
  readonly size = input(36);
  protected readonly path = computed(() => groupIconPaths[this.icon()]);
}
