import { computed, signal } from '@angular/core';
import { type GraphqlFailure, toGraphqlFailure } from '@client/graphql';
import type { Member, Message, MessagePage, Receipt, RoomDetails } from './chat-types';
import { MessageWindow, WINDOW_LIMIT } from './message-window';
import { RoomPins } from './room-pins';

export type PagePlace = { readonly before: string } | { readonly after: string } | { readonly around: string };

/** What a held room asks of the server. Every method rejects with a `GraphqlFailure`. */
export interface RoomSource {
  open(roomId: string, around?: string): Promise<OpenedRoom>;
  page(roomId: string, place: PagePlace): Promise<MessagePage>;
  changes(roomId: string, afterRevision: number): Promise<RoomChanges>;
}

export interface OpenedRoom {
  readonly room: RoomDetails;
  readonly page: MessagePage;
  readonly pinned: readonly Message[];
}

export interface RoomChanges {
  readonly room: RoomDetails;
  readonly messages: readonly Message[];
  readonly revision: number;
  readonly hasMore: boolean;
}

/** `ended`: the server no longer lets this person read the room; everything of it has been dropped. */
export type RoomState = 'loading' | 'ready' | 'failed' | 'ended';

/** A message may overtake those just before it (the answer to one's own send): wait this long before asking for them. */
const GAP_PATIENCE_MS = 120;
/** After this many rounds of changes, loading the newest page is cheaper than catching up. */
const MOST_ROUNDS = 6;

/**
 * One room kept up to date: its details and a window of its messages. `revision` only moves forward and only over
 * revisions that have been applied, so `changes(after: revision)` is always exactly what is missing.
 */
export class HeldRoom {
  readonly window = new MessageWindow();
  readonly pins = new RoomPins();
  private readonly about = signal<RoomDetails | null>(null);
  private readonly progress = signal<RoomState>('loading');
  private readonly trouble = signal<GraphqlFailure | null>(null);
  private readonly moving = signal<'older' | 'newer' | null>(null);
  private readonly olderTrouble = signal(false);
  private readonly opened = signal<{ readonly readSeq: number; readonly unreadCount: number } | null>(null);
  private revision = 0;
  private waiting: Message[] = [];
  private gapTimer: ReturnType<typeof setTimeout> | undefined;
  private catching: Promise<void> | null = null;
  private opening: Promise<void> | null = null;

  readonly details = this.about.asReadonly();
  readonly state = this.progress.asReadonly();
  readonly failure = this.trouble.asReadonly();
  readonly loadingOlder = computed(() => this.moving() === 'older');
  readonly olderFailed = this.olderTrouble.asReadonly();
  readonly members = computed(() => this.about()?.members ?? []);
  /** Whom messages have to reach: the members, or in the room of a patient the patient alone. */
  readonly recipients = computed((): readonly Member[] => {
    const room = this.about();
    return room?.patient ? [patientAsRecipient(room, room.patient)] : this.members();
  });
  /** The read mark when the room was opened: the unread divider is drawn once from it and stays. */
  readonly unreadAtOpening = this.opened.asReadonly();

  constructor(
    readonly id: string,
    private readonly source: RoomSource,
    /** Told of messages that have just joined or changed the held state, by whichever way they came. */
    private readonly applied: (messages: readonly Message[]) => void,
  ) {}

  /** Loads the newest page, or the one around a message, and starts anew from it. */
  load(around?: string): Promise<void> {
    const opening = this.startAnew(around).finally(() => {
      if (this.opening === opening) this.opening = null;
    });
    return (this.opening = opening);
  }

  /**
   * Makes sure that a message is held, with what was said around it.
   * @returns false when it is not there for this person, or the server did not answer
   */
  async showAround(messageId: string): Promise<boolean> {
    if (this.window.find(messageId)) return true;
    const before = this.revision;
    try {
      const page = await this.source.page(this.id, { around: messageId });
      if (this.state() !== 'ready') return false;
      this.window.replace(page);
      this.applied(this.window.messages());
      // What happened while the page was on its way may be newer than the page.
      if (this.revision !== before) {
        this.revision = before;
        void this.catchUp();
      }
      return this.window.find(messageId) !== undefined;
    } catch {
      return false;
    }
  }

  /** From here on it counts as new to the person, until they leave the room. */
  unreadFrom(seq: number): void {
    const after = this.window.messages().filter((message) => message.seq >= seq && message.kind === 'TEXT');
    this.opened.set({ readSeq: seq - 1, unreadCount: after.length });
  }

  /** A message in its current state, from an event or from the answer to a mutation. */
  receive(message: Message): void {
    if (this.state() !== 'ready') {
      this.waiting.push(message);
    } else if (message.revision <= this.revision + 1) {
      this.apply([message], message.revision);
      this.drain();
    } else {
      this.waiting.push(message);
      this.gapTimer ??= setTimeout(() => {
        this.gapTimer = undefined;
        if (this.waiting.length > 0) void this.catchUp();
      }, GAP_PATIENCE_MS);
    }
  }

  /** Fetches what happened since the last applied revision. Calls while one runs share it. */
  catchUp(): Promise<void> {
    this.catching ??= this.fetchChanges().finally(() => (this.catching = null));
    return this.catching;
  }

  async loadOlder(): Promise<void> {
    if (this.moving() || !this.window.hasOlder() || this.state() !== 'ready') return;
    this.moving.set('older');
    this.olderTrouble.set(false);
    const first = this.window.first();
    const cursor = this.window.cursorOf(first);
    try {
      const page = await this.source.page(this.id, cursor ? { before: cursor } : { around: first?.id ?? '' });
      if (this.window.first() === first) this.window.prepend(page);
      this.applied(page.edges.map(({ node }) => node));
    } catch (error) {
      this.failMoving(toGraphqlFailure(error));
    } finally {
      this.moving.set(null);
    }
  }

  async loadNewer(): Promise<void> {
    if (this.moving() || !this.window.hasNewer() || this.state() !== 'ready') return;
    this.moving.set('newer');
    const last = this.window.last();
    const cursor = this.window.cursorOf(last);
    try {
      const page = await this.source.page(this.id, cursor ? { after: cursor } : { around: last?.id ?? '' });
      if (this.window.last() === last) this.window.append(page);
    } catch (error) {
      this.failMoving(toGraphqlFailure(error));
    } finally {
      this.moving.set(null);
    }
  }

  /** Makes sure that the end of the log is held. */
  async toLatest(): Promise<void> {
    if (this.window.hasNewer()) await this.load();
  }

  receipts(receipts: readonly Receipt[]): void {
    const news = new Map(receipts.map((receipt) => [receipt.memberId, receipt]));
    this.about.update(
      (room) =>
        room && {
          ...room,
          patient: room.patient && withReceipt(room.patient, news.get(room.patient.contactId)),
          members: room.members.map((member) => withReceipt(member, news.get(member.employee.id))),
        },
    );
  }

  describe(room: RoomDetails): void {
    const held = this.about();
    if (!held || held.memberVersion <= room.memberVersion) this.about.set(room);
  }

  /** Content leaves memory at once. */
  end(): void {
    clearTimeout(this.gapTimer);
    this.waiting = [];
    this.window.clear();
    this.pins.clear();
    this.about.set(null);
    this.progress.set('ended');
  }

  private async startAnew(around?: string): Promise<void> {
    this.progress.update((state) => (state === 'ready' ? state : 'loading'));
    this.trouble.set(null);
    try {
      const { room, page, pinned } = await this.source.open(this.id, around);
      if (this.state() === 'ended') return;
      this.opened.update((opened) => opened ?? { readSeq: room.readSeq, unreadCount: room.unreadCount });
      this.describe(room);
      this.window.replace(page);
      this.pins.replace(pinned);
      this.revision = room.revision;
      if (!around) await this.reachUnread();
      if (this.state() === 'ended') return;
      this.progress.set('ready');
      this.applied(this.window.messages());
      this.drain();
    } catch (error) {
      const failure = toGraphqlFailure(error);
      // The message is gone or never was; the room may still be there.
      if (around && failure.code === 'NOT_FOUND' && this.state() !== 'ready') await this.load();
      else this.fail(failure);
    }
  }

  private apply(messages: readonly Message[], revision: number): void {
    this.window.merge(messages);
    this.pins.hear(messages);
    this.revision = Math.max(this.revision, revision);
    this.applied(messages);
  }

  /** Applies those waiting messages whose turn has come. */
  private drain(): void {
    this.waiting.sort((a, b) => a.revision - b.revision);
    for (let next = this.waiting[0]; next && next.revision <= this.revision + 1; next = this.waiting[0]) {
      this.waiting.shift();
      this.apply([next], next.revision);
    }
    if (this.waiting.length > 0 && !this.gapTimer) void this.catchUp();
  }

  private async fetchChanges(): Promise<void> {
    // What is just being loaded may be from before the moment that asks: what happened since then is little.
    await this.opening;
    if (this.state() !== 'ready') return this.load();
    try {
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const { room, messages, revision, hasMore } = await this.source.changes(this.id, this.revision);
        if (this.state() !== 'ready') return;
        this.describe(room);
        this.apply(messages, revision);
        if (!hasMore) {
          this.waiting = this.waiting.filter((message) => message.revision > this.revision);
          return;
        }
      }
      await this.load();
    } catch (error) {
      const failure = toGraphqlFailure(error);
      if (failure.code === 'RESYNC_REQUIRED') await this.load();
      else if (failure.code === 'NOT_FOUND' || failure.code === 'FORBIDDEN') this.end();
      else throw failure;
    }
  }

  /** The room opens where reading stopped: what is unread is fetched back to there, as far as the window goes. */
  private async reachUnread(): Promise<void> {
    const opened = this.opened();
    const held = () => this.window.first()?.seq ?? 0;
    while (opened?.unreadCount && held() > opened.readSeq + 1 && this.window.hasOlder()) {
      const cursor = this.window.cursorOf(this.window.first());
      if (!cursor || this.window.messages().length >= WINDOW_LIMIT) return;
      this.window.prepend(await this.source.page(this.id, { before: cursor }));
    }
  }

  private failMoving(failure: GraphqlFailure): void {
    if (failure.code === 'NOT_FOUND' || failure.code === 'FORBIDDEN') this.end();
    else this.olderTrouble.set(true);
  }

  private fail(failure: GraphqlFailure): void {
    this.trouble.set(failure);
    this.progress.set('failed');
  }
}

function patientAsRecipient(
  room: RoomDetails,
  { contactId, deliveredSeq, readSeq }: NonNullable<RoomDetails['patient']>,
): Member {
  return {
    employee: { id: contactId, name: room.name, position: '', role: 'EMPLOYEE', active: true },
    joinedAt: room.createdAt,
    joinedSeq: 0,
    leftAt: null,
    leftSeq: null,
    deliveredSeq,
    readSeq,
  };
}

function withReceipt<Marks extends { readonly deliveredSeq: number; readonly readSeq: number }>(
  marks: Marks,
  receipt: Receipt | undefined,
): Marks {
  if (!receipt) return marks;
  return {
    ...marks,
    deliveredSeq: Math.max(marks.deliveredSeq, receipt.deliveredSeq),
    readSeq: Math.max(marks.readSeq, receipt.readSeq),
  };
}
