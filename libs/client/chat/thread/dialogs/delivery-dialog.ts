import { DIALOG_DATA } from '@angular/cdk/dialog';
import { Component, DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { type TextKey, injectTexts } from '@client/ui';
import { DialogShell } from '@client/ui/dialog';
import { Avatar, DateFormats } from '@client/ui/overlay';
import type { Message } from '../../state/chat-types';
import type { HeldRoom } from '../../state/held-room';
import { recipientsOf } from '../../state/message-status';
import { MessageQuestions, type MessageReceipt } from './message-questions';

const sections: readonly { readonly group: 'read' | 'delivered' | 'sent' | 'left'; readonly label: TextKey }[] = [
  { group: 'read', label: 'delivery.read' },
  { group: 'delivered', label: 'delivery.delivered' },
  { group: 'sent', label: 'delivery.sent' },
  { group: 'left', label: 'delivery.left' },
];
/** Marks come in bursts: the times are asked for once per burst. */
const ASK_AFTER_MS = 300;

/**
 * Who has read a message, who has it, who does not have it yet and who left. The groups follow the marks as they come;
 * the times are asked for, because no event carries them.
 */
@Component({
  selector: 'chat-delivery-dialog',
  imports: [Avatar, DialogShell],
  template: `
    <ui-dialog-shell reading [heading]="t('message.readBy')">
      @for (section of filled(); track section.group) {
        <section>
          <h3>{{ t(section.label, { count: section.people.length }) }}</h3>
          <ul>
            @for (person of section.people; track person.id) {
              <li>
                <ui-avatar [name]="person.name" [size]="36" />
                <span class="words">
                  <span>{{ person.name }}</span>
                  @if (person.when) {
                    <span class="when">{{ person.when }}</span>
                  }
                </span>
              </li>
            }
          </ul>
        </section>
      } @empty {
        <p>{{ t('delivery.nobody') }}</p>
      }
    </ui-dialog-shell>
  `,
  styles: `
    h3 {
      padding: 6px 0;
      color: var(--text-muted);
      font-size: var(--size-small);
      font-weight: 600;
    }
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 48px;
    }
    .words {
      display: flex;
      flex-direction: column;
      min-width: 0;
      line-height: 1.35;
    }
    .when,
    p {
      color: var(--text-muted);
      font-size: var(--size-small);
    }
  `,
})
export class DeliveryDialog {
  private readonly questions = inject(MessageQuestions);
  private readonly dates = inject(DateFormats);
  private readonly data = inject<{ room: HeldRoom; message: Message }>(DIALOG_DATA);
  private readonly receipts = signal<readonly MessageReceipt[]>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly t = injectTexts();

  private readonly recipients = computed(() => {
    const { room, message } = this.data;
    return recipientsOf(message.seq, message.sender.id, room.recipients());
  });
  protected readonly filled = computed(() => {
    const times = new Map(this.receipts().map((receipt) => [receipt.employee.id, receipt]));
    const people = this.recipients().map(({ member, status, left }) => ({
      id: member.employee.id,
      name: member.employee.name,
      group: left ? 'left' : status,
      when: this.when(times.get(member.employee.id)),
    }));
    return sections
      .map(({ group, label }) => ({ group, label, people: people.filter((person) => person.group === group) }))
      .filter((section) => section.people.length > 0);
  });

  constructor() {
    let first = true;
    effect(() => {
      this.recipients();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void untracked(() => this.ask()), first ? 0 : ASK_AFTER_MS);
      first = false;
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** Without the times the list still says who. */
  private async ask(): Promise<void> {
    try {
      this.receipts.set(await this.questions.receipts(this.data.message.id));
    } catch {
      return;
    }
  }

  private when(receipt: MessageReceipt | undefined): string {
    const at = (key: TextKey, time: string | null) => (time ? [this.t(key, { time: this.dates.dateTime(time) })] : []);
    return [
      ...at('delivery.readAt', receipt?.readAt ?? null),
      ...at('delivery.deliveredAt', receipt?.deliveredAt ?? null),
      ...at('delivery.leftAt', receipt?.leftAt ?? null),
    ].join(' · ');
  }
}
