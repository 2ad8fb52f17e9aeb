import { Component, computed, inject } from '@angular/core';
import { Icon, type TextKey, injectTexts } from '@client/ui';
import { ChatDesk, type ConnectionNote } from '../state/chat-desk';

const texts: Record<Exclude<ConnectionNote, null>, TextKey> = {
  offline: 'connection.offline',
  reconnecting: 'connection.reconnecting',
  connected: 'connection.connected',
};

/** One line about the connection while there is something to say. Always in the page, so that it is announced. */
@Component({
  selector: 'chat-connection-line',
  imports: [Icon],
  template: `@if (text(); as words) {
    <p [class.good]="note() === 'connected'">
      <ui-icon
        [name]="note() === 'connected' ? 'check' : note() === 'offline' ? 'wifi-off' : 'refresh-cw'"
        [size]="16"
      />
      {{ words }}
    </p>
  }`,
  styles: `
    :host {
      display: block;
      flex: none;
    }
    p {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 8px;
      padding: 7px 16px;
      background: var(--warning-soft);
      color: var(--warning-text);
      font-size: 0.875rem;
      font-weight: 550;
    }
    p.good {
      background: var(--success-soft);
      color: var(--success-text);
    }
  `,
  host: { role: 'status' },
})
export class ConnectionLine {
  private readonly desk = inject(ChatDesk);
  private readonly t = injectTexts();
  protected readonly note = computed(() => this.desk.connectionNote());
  protected readonly text = computed(() => {
    const note = this.note();
    return note && this.t(texts[note]);
  });
}
