import { Component } from '@angular/core';

/** One word about a thing: a role, a state. */
@Component({
  selector: 'ui-tag',
  template: '<ng-content />',
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      height: 22px;
      padding: 0 8px;
      border-radius: 6px;
      background: var(--brand-soft);
      color: var(--brand-text);
      font-size: var(--size-small);
      font-weight: 550;
      white-space: nowrap;
    }
  `,
})
export class Tag {}
