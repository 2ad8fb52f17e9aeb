import { CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, type TemplateRef, computed, inject, input, output, viewChild } from '@angular/core';
import { Icon, injectTexts } from '@client/ui';
import { Avatar, DateFormats, IconButton, hueOf } from '@client/ui/overlay';
import type { Member, Message } from '../state/chat-types';
import { deliveryOf } from '../state/message-status';
import type { TimelineRow } from '../state/timeline';
import { LinkedText } from './linked-text';
import { type MessageProgress, StatusMark, statusWords } from './status-mark';
import { systemSentence } from './system-sentence';

const NAMED_CHARACTERS = 80;

/** One row of the thread: the separators above it, and a bubble or a system line. */
@Component({
  selector: 'chat-message-item',
  imports: [Avatar, CdkMenuTrigger, Icon, IconButton, LinkedText, StatusMark],
  templateUrl: './message-item.html',
  styleUrl: './message-item.css',
  host: {
    role: 'article',
    '[attr.aria-label]': 'name()',
    '[attr.aria-posinset]': 'position()',
    '[attr.aria-setsize]': 'setSize()',
    '[attr.tabindex]': 'active() ? 0 : -1',
    '[class.mine]': 'mine()',
    '[class.opens-group]': 'row().kind !== "system" && opensGroup()',
    '[class.closes-group]': 'row().kind !== "system" && closesGroup()',
    '(keydown.enter)': 'openActionsByKey($event)',
    '(keydown.contextmenu)': 'openActionsByKey($event)',
  },
})
export class MessageItem {
  private readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();

  readonly row = input.required<TimelineRow>();
  readonly members = input.required<readonly Member[]>();
  /** The one message that Tab reaches. */
  readonly active = input(false);
  readonly connected = input(true);
  /** Of all messages of the room, or -1 while the end is not known. */
  readonly setSize = input(-1);
  /** The menu of what can be done with a message; its context is the message. */
  readonly actions = input.required<TemplateRef<unknown>>();

  readonly retried = output<string>();
  readonly deleted = output<string>();
  readonly takenBack = output<string>();

  private readonly trigger = viewChild(CdkMenuTrigger);

  protected readonly message = computed((): Message | null => {
    const row = this.row();
    return row.kind === 'outbox' ? null : row.message;
  });
  protected readonly entry = computed(() => {
    const row = this.row();
    return row.kind === 'outbox' ? row.entry : null;
  });
  protected readonly mine = computed(() => {
    const row = this.row();
    return row.kind === 'outbox' || (row.kind === 'message' && row.mine);
  });
  protected readonly opensGroup = computed(() => {
    const row = this.row();
    return row.kind === 'system' || row.opensGroup;
  });
  protected readonly closesGroup = computed(() => {
    const row = this.row();
    return row.kind === 'system' || row.closesGroup;
  });
  protected readonly text = computed(() => this.entry()?.text ?? this.message()?.text ?? '');
  protected readonly sentence = computed(() => {
    const message = this.message();
    return message ? systemSentence(message, this.t) : '';
  });
  protected readonly deletedLine = computed(() => {
    const by = this.message()?.withdrawnBy;
    return this.mine() || !by ? this.t('message.deleted') : this.t('message.deletedBy', { name: by.name });
  });
  private readonly at = computed(() => this.entry()?.createdAt ?? this.message()?.createdAt ?? '');
  protected readonly time = computed(() => this.dates.time(this.at()));
  protected readonly fullTime = computed(() => this.dates.full(this.at()));
  protected readonly day = computed(() => {
    const { newDay } = this.row();
    return newDay && this.dates.day(newDay, new Date());
  });
  protected readonly hue = computed(() => hueOf(this.message()?.sender.name ?? ''));
  protected readonly progress = computed((): MessageProgress | null => {
    const entry = this.entry();
    if (entry) return entry.state === 'failed' ? 'failed' : this.connected() ? 'sending' : 'waiting';
    const message = this.message();
    if (!message || !this.mine() || message.withdrawnAt) return null;
    return deliveryOf(message.seq, message.sender.id, this.members());
  });
  protected readonly position = computed(() => this.message()?.seq ?? (this.setSize() < 0 ? null : this.setSize()));

  protected readonly name = computed(() => {
    if (this.row().kind === 'system') return this.sentence();
    const message = this.message();
    const sender = this.mine() ? this.t('message.you') : (message?.sender.name ?? '');
    const text = message?.withdrawnAt ? this.deletedLine() : [...this.text()].slice(0, NAMED_CHARACTERS).join('');
    const progress = this.progress();
    return [`${sender}, ${this.time()}: ${text}`, ...(progress ? [statusWords(progress, this.t)] : [])].join(', ');
  });

  /** A finger cannot point without touching: there a tap on the bubble does what the hidden button does. */
  protected openActionsByTap(event: Event): void {
    const onLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (onLink || !matchMedia('(hover: none)').matches || getSelection()?.type === 'Range') return;
    this.trigger()?.open();
  }

  protected openActionsByKey(event: Event): void {
    if (event.target !== event.currentTarget || !this.trigger()) return;
    event.preventDefault();
    this.trigger()?.open();
  }
}
