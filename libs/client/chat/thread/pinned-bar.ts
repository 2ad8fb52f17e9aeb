import { Component, computed, inject, input, output } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';
import type { HeldRoom } from '../state/held-room';
import { MessageDialogs } from './dialogs/message-dialogs';

/** The latest pinned message under the room's header, and the way to all of them. */
@Component({
  selector: 'chat-pinned-bar',
  imports: [Icon],
  template: `@if (latest(); as message) {
    <button type="button" class="latest" (click)="wanted.emit(message.id)">
      <span class="sr-only">{{ t('pins.bar', { name: message.sender.name, text: text() }) }}</span>
      <ui-icon name="pin" [size]="18" />
      <span class="words" aria-hidden="true">
        <span class="name">{{ message.sender.name }}</span>
        <span class="text">{{ text() }}</span>
      </span>
    </button>
    <button
      type="button"
      class="all"
      [attr.title]="t('pins.all', { count: room().pins.all().length })"
      (click)="openAll()"
    >
      <span class="sr-only">{{ t('pins.all', { count: room().pins.all().length }) }}</span>
      <span aria-hidden="true">{{ room().pins.all().length }}</span>
      <ui-icon name="chevron-down" [size]="16" />
    </button>
  }`,
  styles: `
    :host {
      display: flex;
      flex: none;
      border-bottom: 1px solid var(--line);
      background: var(--surface-panel);
    }
    button {
      display: flex;
      align-items: center;
      border: 0;
      background: none;
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    button:hover {
      background: var(--surface-hover);
    }
    button:focus-visible {
      outline-offset: -2px;
    }
    .latest {
      flex: 1;
      gap: 12px;
      min-width: 0;
      min-height: 46px;
      padding: 4px 12px 4px 24px;
      text-align: start;
    }
    .latest ui-icon {
      color: var(--brand-text);
    }
    .words {
      display: flex;
      flex-direction: column;
      min-width: 0;
      padding-inline-start: 10px;
      border-inline-start: 2px solid var(--brand);
      line-height: 1.35;
    }
    .name {
      color: var(--brand-text);
      font-weight: 600;
    }
    .text {
      overflow: hidden;
      color: var(--text);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .all {
      gap: 4px;
      min-width: 44px;
      padding: 0 18px 0 14px;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    @media (width < 600px) {
      .latest {
        padding-inline-start: 16px;
      }
    }
  `,
})
export class PinnedBar {
  private readonly dialogs = inject(MessageDialogs);
  protected readonly t = injectTexts();
  readonly room = input.required<HeldRoom>();
  /** To go to that message. */
  readonly wanted = output<string>();

  protected readonly latest = computed(() => this.room().pins.latest());
  protected readonly text = computed(() => (this.latest()?.text ?? '').replace(/\s+/g, ' ').slice(0, 160));

  protected openAll(): void {
    void this.dialogs.pinned(this.room(), (messageId) => this.wanted.emit(messageId));
  }
}
