import { Component, computed, inject, input, output } from '@angular/core';
import { Session } from '@client/session';
import { Icon, injectTexts } from '@client/ui';
import { DateFormats, hueOf } from '@client/ui/overlay';
import { OutgoingFiles } from '../attachments/upload-outgoing';
import type { Message } from '../state/chat-types';
import type { HeldRoom } from '../state/held-room';
import { maySeeVersions } from '../state/message-rights';
import type { OutboxEntry } from '../state/outbox';
import { heightOf } from '../attachments/message-attachment';
import { MessageAttachments } from '../attachments/message-attachments';
import { LinkedText } from './linked-text';
import { MessageQuote } from './message-quote';
import { type MessageProgress, StatusMark } from './status-mark';
import { withdrawnSentence } from './withdrawn-sentence';

/** What one message says: who, in answer to what, the words, when, and how far it has come. */
@Component({
  selector: 'chat-message-bubble',
  imports: [Icon, LinkedText, MessageAttachments, MessageQuote, OutgoingFiles, StatusMark],
  templateUrl: './message-bubble.html',
  styleUrl: './message-bubble.css',
  host: {
    '[class.mine]': 'mine()',
    '[class.opens-group]': 'named()',
    '[class.withdrawn]': 'message()?.withdrawnAt',
    '[style.--hue]': 'mine() ? null : hue()',
  },
})
export class MessageBubble {
  private readonly dates = inject(DateFormats);
  private readonly session = inject(Session);
  protected readonly t = injectTexts();

  readonly room = input.required<HeldRoom>();
  /** One of the two is set. */
  readonly message = input.required<Message | null>();
  readonly entry = input.required<OutboxEntry | null>();
  readonly mine = input.required<boolean>();
  /** The sender's name stands above. */
  readonly named = input.required<boolean>();
  readonly progress = input.required<MessageProgress | null>();
  /** Tab goes to what can be pressed in it. */
  readonly reachable = input(false);

  readonly quoteWanted = output<string>();
  readonly detailsWanted = output<Message>();
  readonly versionsWanted = output<Message>();

  private readonly me = computed(() => this.session.me()?.employee);
  private readonly at = computed(() => this.entry()?.createdAt ?? this.message()?.createdAt ?? '');
  protected readonly text = computed(() => this.entry()?.text ?? this.message()?.text ?? '');
  protected readonly filesHeight = computed(() => heightOf(this.message()?.attachments ?? []));
  protected readonly replyToId = computed(() => this.entry()?.replyToId ?? this.message()?.replyToId ?? null);
  protected readonly time = computed(() => this.dates.time(this.at()));
  protected readonly fullTime = computed(() => this.dates.full(this.at()));
  protected readonly hue = computed(() => hueOf(this.message()?.sender.name ?? ''));
  protected readonly withdrawn = computed(() => {
    const message = this.message();
    return message?.withdrawnAt ? withdrawnSentence(message, this.mine(), this.dates, this.t) : null;
  });
  protected readonly mentions = computed(() => {
    const ids = this.message()?.mentionIds ?? [];
    if (ids.length === 0) return [];
    return this.room()
      .members()
      .filter(({ employee }) => ids.includes(employee.id))
      .map(({ employee }) => ({ name: employee.name, mine: employee.id === this.me()?.id }));
  });
  protected readonly versions = computed(() => {
    const message = this.message();
    const { id = '', role } = this.me() ?? {};
    return message !== null && maySeeVersions(message, id, role === 'ADMINISTRATOR');
  });
}
