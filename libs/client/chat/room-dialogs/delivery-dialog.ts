import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { type TextKey, injectTexts } from '@client/ui';
import { Avatar, DialogShell } from '@client/ui/overlay';
import type { Message } from '../state/chat-types';
import type { HeldRoom } from '../state/held-room';
import { recipientsOf } from '../state/message-status';

const sections: readonly { readonly status: 'read' | 'delivered' | 'sent'; readonly label: TextKey }[] = [
  { status: 'read', label: 'delivery.read' },
  { status: 'delivered', label: 'delivery.delivered' },
  { status: 'sent', label: 'delivery.sent' },
];

/** Who has read a message, who has it, and who does not have it yet. Follows the marks as they come. */
@Component({
  selector: 'chat-delivery-dialog',
  imports: [Avatar, DialogShell],
  template: `
    <ui-dialog-shell [heading]="t('message.readBy')">
      @for (section of filled(); track section.label) {
        <section>
          <h3>{{ t(section.label, { count: section.people.length }) }}</h3>
          <ul>
            @for (person of section.people; track person.member.employee.id) {
              <li>
                <ui-avatar [name]="person.member.employee.name" [size]="32" />
                <span>{{ person.member.employee.name }}</span>
                @if (person.left) {
                  <span class="left">{{ t('delivery.left') }}</span>
                }
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
      min-height: 44px;
    }
    .left,
    p {
      color: var(--text-muted);
    }
  `,
})
export class DeliveryDialog {
  private readonly data = inject<{ room: HeldRoom; message: Message }>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<void>>(DialogRef);
  protected readonly t = injectTexts();

  protected readonly filled = computed(() => {
    const { room, message } = this.data;
    const recipients = recipientsOf(message.seq, message.sender.id, room.members());
    return sections
      .map(({ status, label }) => ({ label, people: recipients.filter((recipient) => recipient.status === status) }))
      .filter(({ people }) => people.length > 0);
  });
}
