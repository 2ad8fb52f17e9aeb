import { Component } from '@angular/core';

/** A green dot at the corner of an avatar: online. What stands beside it says so in words. */
@Component({
  selector: 'chat-presence-dot',
  template: '',
  styles: `
    :host {
      position: absolute;
      inset-block-end: 0;
      inset-inline-end: 0;
      width: 13px;
      height: 13px;
      border: 2px solid var(--presence-ring, var(--surface-panel));
      border-radius: 50%;
      background: var(--online);
    }
    @media (forced-colors: active) {
      :host {
        background: Highlight;
      }
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class PresenceDot {}
