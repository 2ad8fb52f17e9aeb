import { Component, input, output } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';
import { IconButton } from '@client/ui/overlay';
import type { Message } from '../state/chat-types';

/** The message that the next one will answer, above the message box. */
@Component({
  selector: 'chat-reply-bar',
  imports: [Icon, IconButton],
  template: `<div class="bar">
    <ui-icon name="reply" [size]="18" />
    <span class="words">
      <span class="name">{{ t('composer.replyingTo', { name: message().sender.name }) }}</span>
      <span class="text">{{ message().text }}</span>
    </span>
    <button
      type="button"
      uiIconButton
      icon="x"
      [size]="16"
      [label]="t('composer.cancelReply')"
      (click)="cancelled.emit()"
    ></button>
  </div>`,
  styles: `
    :host {
      display: block;
      flex: none;
    }
    .bar {
      display: flex;
      align-items: center;
      gap: 12px;
      margin: 6px 24px 0;
      padding: 4px 6px 4px 16px;
      border-radius: var(--radius);
      background: var(--surface-panel);
      box-shadow: inset 0 0 0 1px var(--line);
      font-size: 0.875rem;
      animation: ui-appear var(--quick);
    }
    ui-icon {
      color: var(--brand-text);
    }
    .words {
      display: flex;
      flex: 1;
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
      color: var(--text-muted);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    @media (width < 600px) {
      .bar {
        margin-inline: 8px;
      }
    }
  `,
})
export class ReplyBar {
  protected readonly t = injectTexts();
  readonly message = input.required<Message>();
  /** Back to writing something that answers nothing. */
  readonly cancelled = output<void>();
}
