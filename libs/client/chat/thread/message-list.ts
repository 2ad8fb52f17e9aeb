import { Clipboard } from '@angular/cdk/clipboard';
import { CdkMenu, CdkMenuItem } from '@angular/cdk/menu';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Session } from '@client/session';
import { Icon, injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { PersonAttention } from '../state/attention';
import { ChatDesk } from '../state/chat-desk';
import type { Message } from '../state/chat-types';
import type { HeldRoom } from '../state/held-room';
import { WINDOW_LIMIT } from '../state/message-window';
import { ReadMarks } from '../state/read-marks';
import { Timeline, type TimelineRow } from '../state/timeline';
import { RoomDialogs } from '../room-dialogs/room-dialogs';
import { MessageAnnouncer } from './message-announcer';
import { MessageItem } from './message-item';
import { type ScrollPlace, VirtualScroller } from './virtual-scroller';

const TRIM_AFTER_MS = 1_000;
const EDIT_MS_PER_MINUTE = 60_000;

/** Where each room was left in this page's life. */
const places = new WeakMap<HeldRoom, ScrollPlace>();

/** The messages of a ready room: what is on screen, what is read, and what can be done with each. */
@Component({
  selector: 'chat-message-list',
  imports: [CdkMenu, CdkMenuItem, Icon, MessageItem, VirtualScroller],
  templateUrl: './message-list.html',
  styleUrl: './message-list.css',
  host: { '(keydown)': 'moveByKey($event)' },
})
export class MessageList {
  private readonly session = inject(Session);
  private readonly clipboard = inject(Clipboard);
  private readonly toasts = inject(Toasts);
  private readonly dialogs = inject(RoomDialogs);
  private readonly attention = inject(PersonAttention);
  protected readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();

  readonly room = input.required<HeldRoom>();
  readonly editRequested = output<Message>();
  /** Text of an unsent message that goes back into the composer. */
  readonly textTakenBack = output<string>();

  private readonly scroller = viewChild.required<VirtualScroller<TimelineRow>>(VirtualScroller);
  private readonly timeline = new Timeline();
  private readonly activeKey = signal<string | null>(null);
  /** The newest message when the end was last on screen. */
  private readonly seenSeq = signal(0);
  private readMarks: ReadMarks | null = null;
  private trimTimer: ReturnType<typeof setTimeout> | undefined;

  private readonly unreadAfter = computed(() => {
    const opened = this.room().unreadAtOpening();
    return opened && opened.unreadCount > 0 ? opened.readSeq : null;
  });
  protected readonly rows = computed(() => {
    const room = this.room();
    const endHeld = !room.window.hasNewer();
    return this.timeline.build({
      messages: room.window.messages(),
      outbox: endHeld ? this.desk.outbox.entries().filter(({ roomId }) => roomId === room.id) : [],
      myId: this.desk.myId,
      unreadAfter: this.unreadAfter(),
    });
  });
  protected readonly activeIndex = computed(() => {
    const rows = this.rows();
    const index = rows.findIndex(({ key }) => key === this.activeKey());
    return index < 0 ? rows.length - 1 : index;
  });
  protected readonly startAt = computed((): ScrollPlace | null => {
    const left = places.get(this.room());
    if (left) return left;
    const unread = this.rows().find(({ firstUnread }) => firstUnread);
    return unread ? { key: unread.key, offset: 0 } : null;
  });
  private readonly lastSeq = computed(
    () => this.desk.rooms.find(this.room().id)?.lastSeq ?? this.room().window.last()?.seq ?? 0,
  );
  protected readonly setSize = computed(() => this.lastSeq());
  protected readonly away = computed(() => !this.scroller().atEnd() || this.room().window.hasNewer());
  protected readonly newBelow = computed(() => {
    const window = this.room().window;
    if (window.hasNewer()) return Math.max(0, this.lastSeq() - this.seenSeq());
    const mine = this.desk.myId;
    return window
      .messages()
      .filter(({ seq, kind, sender }) => seq > this.seenSeq() && kind === 'TEXT' && sender.id !== mine).length;
  });

  constructor() {
    const announcer = new MessageAnnouncer(inject(LiveAnnouncer), this.t);
    const arrivals = this.desk.arrived.subscribe((message) => {
      if (message.roomId === this.room().id) announcer.tell(message);
    });
    const attention = this.attention.changed.subscribe(() => this.readMarks?.look());
    effect(() => {
      const room = this.room();
      untracked(() => this.startMarking(room));
    });
    effect(() => {
      if (!this.away()) this.seenSeq.set(this.lastSeq());
    });
    // One's own message always brings one to the end, wherever one was reading.
    let sent = this.unsent();
    effect(() => {
      const unsent = this.unsent();
      untracked(() => {
        if (unsent > sent) void this.jumpToLatest();
        sent = unsent;
      });
    });
    effect(() => {
      if (this.room().window.messages().length > WINDOW_LIMIT) untracked(() => this.trimLater());
    });
    inject(DestroyRef).onDestroy(() => {
      arrivals.unsubscribe();
      attention.unsubscribe();
      announcer.stop();
      this.readMarks?.stop();
      clearTimeout(this.trimTimer);
      const place = this.scroller().place();
      if (place) places.set(this.room(), place);
      else places.delete(this.room());
    });
  }

  focus(): void {
    this.scroller().focus();
  }

  /** The person's own newest message that may still be edited. */
  lastEditable(): Message | undefined {
    return this.room()
      .window.messages()
      .findLast((message) => this.canEdit(message));
  }

  protected asMessage(context: unknown): Message {
    return context as Message;
  }

  protected isMine(message: Message): boolean {
    return message.sender.id === this.desk.myId;
  }

  protected canEdit(message: Message): boolean {
    const minutes = this.session.me()?.clinic.messageEditMinutes ?? 0;
    const age = Date.now() - Date.parse(message.createdAt);
    return (
      this.isMine(message) && message.kind === 'TEXT' && !message.withdrawnAt && age < minutes * EDIT_MS_PER_MINUTE
    );
  }

  protected copy(message: Message): void {
    this.clipboard.copy(message.text);
    this.toasts.show(this.t('message.copied'));
  }

  protected showDelivery(message: Message): void {
    void this.dialogs.delivery(this.room(), message);
  }

  protected withdraw(message: Message): void {
    void this.dialogs.withdraw(message);
  }

  protected takeBack(clientMessageId: string): void {
    const entry = this.desk.outbox.entries().find((candidate) => candidate.clientMessageId === clientMessageId);
    this.desk.outbox.confirm(clientMessageId);
    if (entry) this.textTakenBack.emit(entry.text);
  }

  protected async jumpToLatest(): Promise<void> {
    await this.room().toLatest();
    this.scroller().scrollToEnd();
  }

  protected markSeen(keys: readonly string[]): void {
    const visible = new Set(keys);
    const seqs = this.rows().flatMap((row) => (row.kind !== 'outbox' && visible.has(row.key) ? [row.message.seq] : []));
    this.readMarks?.onScreen(seqs);
  }

  protected loadNewer(): void {
    void this.room().loadNewer();
  }

  protected loadOlder(): void {
    if (!this.room().olderFailed()) void this.room().loadOlder();
  }

  protected retryOlder(): void {
    void this.room().loadOlder();
  }

  protected moveByKey(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.altKey || event.ctrlKey || event.metaKey || target?.closest('button')) return;
    const last = this.rows().length - 1;
    const onMessage = target?.closest('[role=article]') !== null;
    const index = this.activeIndex();
    const to: Record<string, number> = {
      ArrowUp: onMessage ? index - 1 : index,
      ArrowDown: onMessage ? index + 1 : index,
      Home: 0,
      End: last,
    };
    const next = to[event.key];
    if (next === undefined || next < 0 || next > last) return;
    event.preventDefault();
    this.focusRow(next);
  }

  private focusRow(index: number): void {
    this.activeKey.set(this.rows()[index]?.key ?? null);
    this.scroller().scrollToIndex(index, 'auto');
    requestAnimationFrame(() => {
      this.scroller().elementOf(index)?.querySelector<HTMLElement>('[role=article]')?.focus({ preventScroll: true });
    });
  }

  private unsent(): number {
    return this.desk.outbox.entries().filter(({ roomId }) => roomId === this.room().id).length;
  }

  private startMarking(room: HeldRoom): void {
    this.readMarks?.stop();
    this.readMarks = new ReadMarks(
      this.attention,
      (seq) => this.desk.markRead(room.id, seq),
      () => Date.now(),
      room.details()?.readSeq ?? 0,
    );
  }

  private trimLater(): void {
    clearTimeout(this.trimTimer);
    this.trimTimer = setTimeout(
      () => this.room().window.trim(this.scroller().atEnd() ? 'oldest' : 'newest'),
      TRIM_AFTER_MS,
    );
  }
}
