import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { Avatar, DateFormats, IconButton, Toasts } from '@client/ui/overlay';
import { ChatDesk } from '../../state/chat-desk';
import type { Message } from '../../state/chat-types';
import type { HeldRoom } from '../../state/held-room';
import { MessageQuestions } from './message-questions';

/** All pinned messages of a room. Closes with the id of the one to go to. */
@Component({
  selector: 'chat-pinned-dialog',
  imports: [Avatar, DialogShell, IconButton],
  template: `
    <ui-dialog-shell [heading]="t('pins.title', { count: room.pins.all().length })">
      <ul>
        @for (message of room.pins.all(); track message.id) {
          <li>
            <ui-avatar [name]="message.sender.name" [size]="34" />
            <button type="button" class="go" (click)="ref.close(message.id)">
              <span class="who">
                <span class="name">{{ message.sender.name }}</span>
                <time [attr.datetime]="message.createdAt">{{ dates.short(message.createdAt, today) }}</time>
              </span>
              <span class="text">{{ message.text }}</span>
              @if (message.pinnedBy; as by) {
                <span class="by">{{ t('pins.by', { name: by.name }) }}</span>
              }
            </button>
            <button
              type="button"
              uiIconButton
              icon="pin-off"
              [size]="18"
              [label]="t('message.unpin')"
              (click)="unpin(message)"
            ></button>
          </li>
        } @empty {
          <li class="none">{{ t('pins.none') }}</li>
        }
      </ul>
    </ui-dialog-shell>
  `,
  styles: `
    li {
      display: flex;
      align-items: flex-start;
      gap: 10px;
      padding: 6px 0;
    }
    ui-avatar {
      margin-top: 6px;
    }
    .go {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-width: 0;
      padding: 6px 10px;
      border: 0;
      border-radius: var(--radius);
      background: none;
      text-align: start;
    }
    .go:hover {
      background: var(--surface-hover);
    }
    .who {
      display: flex;
      gap: 8px;
      align-items: baseline;
    }
    .name {
      font-weight: 600;
    }
    time,
    .by,
    .none {
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    .text {
      display: -webkit-box;
      overflow: hidden;
      overflow-wrap: anywhere;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
    }
  `,
})
export class PinnedDialog {
  private readonly desk = inject(ChatDesk);
  private readonly questions = inject(MessageQuestions);
  private readonly toasts = inject(Toasts);
  protected readonly room = inject<HeldRoom>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<string>>(DialogRef);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  protected readonly today = new Date();

  protected async unpin(message: Message): Promise<void> {
    try {
      this.desk.receive(await this.questions.pin(message.id, false));
    } catch {
      this.toasts.show(this.t('message.notDone'));
    }
  }
}
