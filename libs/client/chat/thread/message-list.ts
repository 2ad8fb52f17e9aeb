import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  DestroyRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { Preferences, Session } from '@client/session';
import { Icon, injectTexts } from '@client/ui';
import { Toasts } from '@client/ui/overlay';
import { PersonAttention } from '../state/attention';
import { ChatDesk } from '../state/chat-desk';
import type { Message } from '../state/chat-types';
import type { HeldRoom } from '../state/held-room';
import { mayEdit } from '../state/message-rights';
import { WINDOW_LIMIT } from '../state/message-window';
import { newMessagesFrom } from '../state/new-messages';
import { ReadMarks } from '../state/read-marks';
import { Timeline, type TimelineRow } from '../state/timeline';
import { MessageDialogs } from './dialogs/message-dialogs';
import { MessageAnnouncer } from './message-announcer';
import { MessageItem } from './message-item';
import { MessageMenu } from './message-menu';
import type { MessageMenus } from './message-tools';
import { UnreadBanner } from './unread-banner';
import { JumpTrail } from './jump-trail';
import { RowFocus } from './row-focus';
import { type ScrollPlace, VirtualScroller } from './virtual-scroller';

const TRIM_AFTER_MS = 1_000;
const HIGHLIGHTED_MS = 2_200;
/** In reading mode, which keeps every row in the page, these last ones. */
const READING_ROWS = 200;

/** Where each room was left in this page's life. */
const places = new WeakMap<HeldRoom, ScrollPlace>();

/** The messages of a ready room: what is on screen, what is read, and what can be done with each. */
@Component({
  selector: 'chat-message-list',
  imports: [Icon, MessageItem, MessageMenu, UnreadBanner, VirtualScroller],
  templateUrl: './message-list.html',
  styleUrl: './message-list.css',
  host: { '(keydown)': 'act($event)', '(focusin)': 'focused.note($event)' },
})
export class MessageList {
  private readonly session = inject(Session);
  private readonly preferences = inject(Preferences);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  protected readonly dialogs = inject(MessageDialogs);
  private readonly attention = inject(PersonAttention);
  protected readonly desk = inject(ChatDesk);
  protected readonly t = injectTexts();

  readonly room = input.required<HeldRoom>();
  /** The message that the address names; null for none. */
  readonly target = input<string | null>(null);
  readonly canPost = input(true);
  readonly replied = output<Message>();
  /** Esc: back to writing. */
  readonly left = output<void>();
  readonly editRequested = output<Message>();
  /** Text of an unsent message that goes back into the composer. */
  readonly textTakenBack = output<string>();

  /** Not there for the moment in which another list takes its place. */
  private readonly scroller = viewChild<VirtualScroller<TimelineRow>>(VirtualScroller);
  private readonly timeline = new Timeline();
  protected readonly highlightedKey = signal<string | null>(null);
  protected readonly menus = signal<MessageMenus | null>(null);
  protected readonly menusWanted = signal(false);
  private readonly hiddenBanner = signal<string | null>(null);
  private readonly trail = new JumpTrail<{ readonly place: ScrollPlace | null; readonly messageId: string | null }>();
  /** The newest message when the end was last on screen. */
  private readonly seenSeq = signal(0);
  private readMarks: ReadMarks | null = null;
  private trimTimer: ReturnType<typeof setTimeout> | undefined;

  private readonly unreadAfter = computed(() => {
    const { unreadAtOpening, window } = this.room();
    const opened = unreadAtOpening();
    // Only where it is known to belong: with older ones not held, the first held message need not be the first unread.
    const reached = !window.hasOlder() || (window.messages()[0]?.seq ?? 0) <= (opened?.readSeq ?? 0) + 1;
    return opened && opened.unreadCount > 0 && reached ? opened.readSeq : null;
  });
  protected readonly reading = computed(() => this.preferences.readingMode());
  protected readonly rows = computed(() => {
    const room = this.room();
    const endHeld = !room.window.hasNewer();
    return this.timeline.build({
      messages: this.reading() ? room.window.messages().slice(-READING_ROWS) : room.window.messages(),
      outbox: endHeld ? this.desk.outbox.entries().filter(({ roomId }) => roomId === room.id) : [],
      myId: this.desk.myId,
      unreadAfter: this.unreadAfter(),
    });
  });
  protected readonly focused = new RowFocus(this.rows, this.scroller);
  /** Where a list that shows anew opens, once one has gone somewhere; null is its end. */
  private readonly destination = signal<ScrollPlace | null | undefined>(undefined);
  protected readonly startAt = computed((): ScrollPlace | null => {
    const wanted = this.destination();
    if (wanted !== undefined) return wanted;
    const left = places.get(this.room());
    if (left) return left;
    const unread = this.rows().find(({ firstUnread }) => firstUnread);
    return unread ? { key: unread.key, offset: 0 } : null;
  });
  private readonly unread = computed(() =>
    newMessagesFrom(this.rows(), this.room().window.messages(), this.desk.myId, this.unreadAfter()),
  );
  /** Something new lies above the screen. */
  protected readonly banner = computed(() => {
    const unread = this.unread();
    if (!unread || unread.firstKey === this.hiddenBanner()) return null;
    return this.rows().findIndex(({ key }) => key === unread.firstKey) < (this.scroller()?.topIndex() ?? 0)
      ? unread
      : null;
  });
  private readonly lastSeq = computed(
    () => this.desk.rooms.find(this.room().id)?.lastSeq ?? this.room().window.last()?.seq ?? 0,
  );
  protected readonly setSize = computed(() => this.lastSeq());
  protected readonly away = computed(() => this.scroller()?.atEnd() === false || this.room().window.hasNewer());
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
      const target = this.target();
      untracked(() => void this.follow(target));
    });
    effect(() => {
      if (!this.away()) this.seenSeq.set(this.lastSeq());
    });
    // One's own message always brings one to the end, wherever one was reading.
    let sent = Number.POSITIVE_INFINITY;
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
      const place = this.scroller()?.place();
      if (place) places.set(this.room(), place);
      else places.delete(this.room());
    });
  }

  focus(): void {
    this.scroller()?.focus();
  }

  /** The person's own newest message that may still be edited. */
  lastEditable(): Message | undefined {
    return this.room()
      .window.messages()
      .findLast((message) => this.canEdit(message));
  }

  /** To a message, through the address: the browser's Back leads here again. */
  goTo(messageId: string): void {
    if (messageId === this.target()) void this.reveal(messageId);
    else void this.router.navigate(['/chat', this.room().id], { queryParams: { m: messageId } });
  }

  protected jumpToUnread(): void {
    const unread = this.unread();
    if (unread)
      this.focused.goTo(
        this.rows().findIndex(({ key }) => key === unread.firstKey),
        'start',
      );
  }

  protected hideBanner(): void {
    this.hiddenBanner.set(this.unread()?.firstKey ?? null);
  }

  protected async markUnread(message: Message): Promise<void> {
    try {
      await this.desk.markUnread(message);
      this.toasts.show(this.t('message.markedUnread'));
    } catch {
      this.toasts.show(this.t('message.notDone'));
    }
  }

  private canEdit(message: Message): boolean {
    const minutes = this.session.me()?.clinic.messageEditMinutes ?? 0;
    return mayEdit(message, this.desk.myId, minutes, Date.now());
  }

  protected takeBack(clientMessageId: string): void {
    const entry = this.desk.outbox.entries().find((candidate) => candidate.clientMessageId === clientMessageId);
    this.desk.outbox.confirm(clientMessageId);
    if (entry) this.textTakenBack.emit(entry.text);
  }

  async jumpToLatest(): Promise<void> {
    this.trail.forget();
    if (this.target()) void this.router.navigate(['/chat', this.room().id], { replaceUrl: true });
    await this.room().toLatest();
    this.destination.set(null);
    afterNextRender(() => this.scroller()?.scrollToEnd(), { injector: this.injector });
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
    if (this.room().olderFailed() || (this.reading() && this.rows().length >= READING_ROWS)) return;
    void this.room().loadOlder();
  }

  protected retryOlder(): void {
    void this.room().loadOlder();
  }

  protected act(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const onMessage = target?.matches('[role=article]') ?? false;
    const row = this.rows()[this.focused.index()];
    if (event.key === 'Escape') {
      event.preventDefault();
      void this.jumpToLatest();
      this.left.emit();
    } else if (onMessage && row?.kind === 'message' && this.actByLetter(event.code, row.message)) {
      event.preventDefault();
    } else {
      this.focused.move(event, target?.closest('[role=article]') !== null);
    }
  }

  /** Single letters count only while a message has the focus. By their place, so that any layout will do. */
  private actByLetter(code: string, message: Message): boolean {
    if (message.withdrawnAt) return false;
    if (code === 'KeyR' && this.canPost()) this.replied.emit(message);
    else if (code === 'KeyE' && this.canEdit(message)) this.editRequested.emit(message);
    else if (code === 'KeyU') void this.markUnread(message);
    else return false;
    return true;
  }

  /** The address has changed: to a message, or back to where one was. */
  private async follow(target: string | null): Promise<void> {
    const leap = this.trail.follow(target, () => {
      const place = this.scroller()?.place() ?? null;
      const row = this.rows().find(({ key }) => key === place?.key);
      return { place, messageId: row && row.kind !== 'outbox' ? row.message.id : null };
    });
    if (!leap) return;
    if ('to' in leap) return this.reveal(leap.to);
    const { place, messageId } = leap.back;
    if (messageId) await this.room().showAround(messageId);
    else await this.room().toLatest();
    this.destination.set(place);
    afterNextRender(() => this.scroller()?.goTo(place), { injector: this.injector });
  }

  /** Shows a message in the middle of the screen, with what was said around it. */
  private async reveal(messageId: string): Promise<void> {
    if (!(await this.room().showAround(messageId))) {
      this.toasts.show(this.t('thread.messageGone'));
      return;
    }
    const index = this.rows().findIndex((row) => row.kind !== 'outbox' && row.message.id === messageId);
    const key = this.rows()[index]?.key;
    if (!key) return;
    this.destination.set({ key, offset: 0, centred: true });
    afterNextRender(
      () => {
        this.focused.goTo(index, 'center');
        this.highlightedKey.set(key);
        setTimeout(() => this.highlightedKey.update((held) => (held === key ? null : held)), HIGHLIGHTED_MS);
      },
      { injector: this.injector },
    );
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
    // Coming back takes the mark "unread" away. A mark that stays is no harm.
    this.desk.unmarkUnread(room.id).catch(() => undefined);
  }

  private trimLater(): void {
    clearTimeout(this.trimTimer);
    this.trimTimer = setTimeout(
      () => this.room().window.trim(this.scroller()?.atEnd() ? 'oldest' : 'newest'),
      TRIM_AFTER_MS,
    );
  }
}
