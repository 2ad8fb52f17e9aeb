import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { injectTexts } from '@client/ui';
import { Avatar, DateFormats } from '@client/ui/overlay';
import type { Message } from '../state/chat-types';
import type { HeldRoom } from '../state/held-room';
import { isReadableText } from '../state/message-rights';
import { deliveryOf } from '../state/message-status';
import type { TimelineRow } from '../state/timeline';
import { MessageBubble } from './message-bubble';
import { MessageReactions } from './message-reactions';
import { type MessageMenus, type MessageToolbar, MessageTools } from './message-tools';
import { type MessageProgress, statusWords } from './status-mark';
import { systemSentence } from './system-sentence';
import { withdrawnSentence } from './withdrawn-sentence';

const NAMED_CHARACTERS = 80;

/** One row of the thread: the separators above it, and a bubble with what belongs to it or a system line. */
@Component({
  selector: 'chat-message-item',
  imports: [Avatar, MessageBubble, MessageReactions, MessageTools],
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
    '[class.highlighted]': 'highlighted()',
    '(pointerenter)': 'pointed.set(true)',
    '(pointerleave)': 'pointed.set(false)',
    '(focusin)': 'focused.set(true)',
    '(focusout)': 'focused.set(false)',
    '(keydown.enter)': 'openActionsByKey($event)',
    '(keydown.contextmenu)': 'openActionsByKey($event)',
  },
})
export class MessageItem {
  private readonly injector = inject(Injector);
  private readonly dates = inject(DateFormats);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly t = injectTexts();

  readonly row = input.required<TimelineRow>();
  readonly room = input.required<HeldRoom>();
  /** The one message that Tab reaches. */
  readonly active = input(false);
  /** For a moment: somebody jumped here. */
  readonly highlighted = input(false);
  readonly connected = input(true);
  /** Of all messages of the room, or -1 while the end is not known. */
  readonly setSize = input(-1);
  readonly menus = input.required<MessageMenus | null>();

  readonly retried = output<string>();
  readonly deleted = output<string>();
  readonly takenBack = output<string>();
  readonly replied = output<Message>();
  readonly quoteWanted = output<string>();
  readonly detailsWanted = output<Message>();
  readonly versionsWanted = output<Message>();
  readonly menusWanted = output<void>();

  /** Once they are there. */
  protected readonly tools = signal<MessageToolbar | null>(null);
  protected readonly pointed = signal(false);
  protected readonly focused = signal(false);
  private readonly menuOpen = signal(false);
  /** The menu opens as soon as it and its button are there. */
  private readonly openingWanted = signal(false);

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
  protected readonly hasActions = computed(() => {
    const message = this.message();
    return message !== null && isReadableText(message);
  });
  /** Made only while it can be used: forty bars would be most of the page. */
  protected readonly hasTools = computed(
    () => this.hasActions() && (this.pointed() || this.focused() || this.menuOpen() || this.openingWanted()),
  );
  protected readonly sentence = computed(() => {
    const message = this.message();
    return message ? systemSentence(message, this.t) : '';
  });
  private readonly at = computed(() => this.entry()?.createdAt ?? this.message()?.createdAt ?? '');
  protected readonly time = computed(() => this.dates.time(this.at()));
  protected readonly fullTime = computed(() => this.dates.full(this.at()));
  protected readonly day = computed(() => {
    const { newDay } = this.row();
    return newDay && this.dates.day(newDay, new Date());
  });
  protected readonly progress = computed((): MessageProgress | null => {
    const entry = this.entry();
    if (entry) return entry.state === 'failed' ? 'failed' : this.connected() ? 'sending' : 'waiting';
    const message = this.message();
    if (!message || !this.mine() || message.withdrawnAt) return null;
    return deliveryOf(message.seq, message.sender.id, this.room().recipients());
  });
  protected readonly position = computed(() => this.message()?.seq ?? (this.setSize() < 0 ? null : this.setSize()));

  protected readonly name = computed(() => {
    const message = this.message();
    if (this.row().kind === 'system') {
      return [this.sentence(), message?.system?.note?.text].filter(Boolean).join(': ');
    }
    const sender = this.mine() ? this.t('message.you') : (message?.sender.name ?? '');
    const files = message?.attachments.map(({ name }) => name) ?? [];
    const words = [this.entry()?.text ?? message?.text ?? '', ...files].filter(Boolean).join(', ');
    const text = message?.withdrawnAt
      ? withdrawnSentence(message, this.mine(), this.dates, this.t)
      : [...words].slice(0, NAMED_CHARACTERS).join('');
    const progress = this.progress();
    return [`${sender}, ${this.time()}: ${text}`, ...(progress ? [statusWords(progress, this.t)] : [])].join(', ');
  });

  constructor() {
    effect(() => {
      const tools = this.tools();
      if (!this.openingWanted() || !tools || !this.menus()) return;
      untracked(() => this.openingWanted.set(false));
      // The bar itself learns of the menus with the next rendering.
      afterNextRender(() => tools.openActions(), { injector: this.injector });
    });
  }

  /** A finger cannot point without touching: there a tap on the bubble does what the hidden button does. */
  protected openActionsByTap(event: Event): void {
    const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
    if (onControl || !matchMedia('(hover: none)').matches || getSelection()?.type === 'Range') return;
    this.openActions();
  }

  protected openActionsByKey(event: Event): void {
    if (event.target !== event.currentTarget || !this.hasActions()) return;
    event.preventDefault();
    this.openActions();
  }

  protected noteMenu(open: boolean): void {
    this.menuOpen.set(open);
    if (open) return;
    // The menu gives the focus back to its button, which is about to go: the message itself takes it.
    queueMicrotask(() => {
      const { nativeElement } = this.element;
      if (nativeElement.contains(document.activeElement)) nativeElement.focus({ preventScroll: true });
    });
  }

  private openActions(): void {
    if (!this.hasActions()) return;
    this.menusWanted.emit();
    this.openingWanted.set(true);
  }
}
