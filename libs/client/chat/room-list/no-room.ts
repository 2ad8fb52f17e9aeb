import { Component, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Icon, injectTexts } from '@client/ui';

/** The main panel while no room is open. Where there is only one pane it is there for screen readers alone. */
@Component({
  selector: 'chat-no-room',
  imports: [Icon],
  template: `<main [attr.aria-label]="t('app.chat')">
    <span class="sign"><ui-icon name="messages-square" [size]="40" /></span>
    <h1>{{ t('rooms.choose') }}</h1>
    <p>{{ t('rooms.chooseLead') }}</p>
  </main>`,
  styles: `
    :host {
      display: flex;
    }
    main {
      display: flex;
      flex: 1;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: 8px;
      padding: 24px;
      background: var(--surface-thread);
      color: var(--text-muted);
      text-align: center;
    }
    .sign {
      display: inline-flex;
      margin-bottom: 12px;
      padding: 24px;
      border-radius: 50%;
      background: var(--brand-soft);
      color: var(--brand-text);
    }
    h1 {
      color: var(--text);
      font-size: var(--size-title);
      font-weight: 650;
      letter-spacing: -0.015em;
    }
  `,
})
export class NoRoom {
  protected readonly t = injectTexts();

  constructor() {
    inject(Title).setTitle(this.t('app.chatTitle'));
  }
}
