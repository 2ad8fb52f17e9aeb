import { Component, input } from '@angular/core';
import { Icon, type IconName } from './icon';

/** A round button with a drawing; its label is its name and its tooltip. */
@Component({
  selector: 'button[uiIconButton]',
  imports: [Icon],
  template: '<ui-icon [name]="icon()" [size]="size()" />',
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      align-items: center;
      justify-content: center;
      width: var(--control);
      height: var(--control);
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: none;
      color: var(--text-muted);
      transition:
        background var(--quick),
        color var(--quick);
    }
    :host(:hover) {
      background: var(--surface-hover);
      color: var(--text);
    }
    :host(:disabled) {
      color: var(--line-strong);
      cursor: default;
    }
    :host(.filled) {
      background: var(--brand);
      color: var(--text-on-brand);
    }
    :host(.filled:hover) {
      background: var(--brand-hover);
    }
    :host(.filled:disabled) {
      background: var(--surface-sunken);
      color: var(--line-strong);
    }
  `,
  host: { '[attr.aria-label]': 'label()', '[attr.title]': 'label()' },
})
export class IconButton {
  readonly icon = input.required<IconName>();
  readonly label = input.required<string>();
  /** Of the drawing, in pixels. */
  readonly size = input(20);
}
