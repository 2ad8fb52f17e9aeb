import type { Database, FanOut, LiveListener } from '@server/platform';
import type { ClinicListeners } from './clinic-listeners';
import { AccessEnded, PersonTyping } from './feed-events.model';
import { BIG_ROOM, ReceiptBoard } from './receipt-board';
import type { MemberMarks, RoomCommit, RoomEvent, RoomEventSource } from './room-events';
import { type ReadableRange, type RoomReaders, readersOf } from './room-readers';

const PAGE = 200;
/** More than this waiting in memory is dropped: the database has it. */
const MOST_PENDING = 1_000;

/** What the channels of one process share. */
export interface ChannelSurroundings {
  readonly database: Database;
  readonly fanOut: FanOut;
  readonly source: RoomEventSource;
  readonly onFault: (error: unknown) => void;
}

/**
 * One room's way to the listeners of this process: a cursor that only moves forward, and the list of who may read,
 * valid for one member version. docs/live-delivery.md tells the story.
 */
export class RoomChannel {
  private readonly receipts: ReceiptBoard;
  private ranges = new Map<string, readonly ReadableRange[]>();
  private recipients: { readonly version: number; readonly list: readonly LiveListener[] } | undefined;
  private pending: RoomEvent[] = [];
  private announcements: (() => void)[] = [];
  private neededVersion: number;
  private stale = false;
  private behind = false;
  private pumping = false;
  private additions = 0;

  constructor(
    private readonly clinicId: string,
    readonly roomId: string,
    private cursor: number,
    private memberVersion: number,
    private readonly listeners: ClinicListeners,
    private readonly surroundings: ChannelSurroundings,
  ) {
    this.neededVersion = memberVersion;
    this.receipts = new ReceiptBoard(roomId, (event, to) => {
      this.announcements.push(() => {
        const audience = to === 'everyone' ? this.everyone() : to.flatMap((id) => this.readingListeners(id));
        this.surroundings.fanOut.publish(audience, { chatEvents: event });
      });
      void this.pump();
    });
  }

  /** Forgets people who are no longer connected. @returns whether anybody is left */
  prune(): boolean {
    for (const personId of this.ranges.keys()) if (!this.listeners.has(personId)) this.ranges.delete(personId);
    return this.ranges.size > 0 || this.pumping || this.stale;
  }

  /** Goes on after a fault, such as a database that was away. */
  retry(): void {
    if (this.behind) void this.pump();
  }

  /** Lets a person in as the given snapshot of the room saw them. */
  admit(personId: string, seen: RoomReaders): void {
    this.additions++;
    this.recipients = undefined;
    const ranges = seen.ranges.get(personId);
    if (ranges && seen.memberVersion === this.memberVersion) this.ranges.set(personId, ranges);
    else this.stale = true;
    if (this.stale) void this.pump();
  }

  close(): void {
    this.receipts.close();
    this.ranges.clear();
    this.pending = [];
    this.announcements = [];
  }

  committed({ events, memberVersion }: RoomCommit): void {
    this.neededVersion = Math.max(this.neededVersion, memberVersion);
    if (this.pending.length + events.length > MOST_PENDING) {
      this.pending = [];
      this.behind = true;
    } else {
      this.pending.push(...events.filter((event) => event.revision > this.cursor));
    }
    void this.pump();
  }

  /** Something changed that this process did not see happen: the database knows what. */
  wake(head?: { revision: number; memberVersion: number }): void {
    if (head && head.revision <= this.cursor && head.memberVersion <= this.memberVersion) return;
    this.behind = true;
    if (head) this.neededVersion = Math.max(this.neededVersion, head.memberVersion);
    void this.pump();
  }

  /** Tells everyone here but the person: lossy, and not worth it in a big room. */
  typing(personId: string, name: string): void {
    if (this.ranges.size > BIG_ROOM || !this.ranges.has(personId)) return;
    this.announcements.push(() => {
      const others = this.everyone().filter((listener) => listener.principal.personId !== personId);
      const event = Object.assign(new PersonTyping(), { roomId: this.roomId, personId, name });
      this.surroundings.fanOut.publish(others, { chatEvents: event });
    });
    void this.pump();
  }

  /** @returns whether this is news */
  marksMoved(marks: MemberMarks): boolean {
    this.neededVersion = Math.max(this.neededVersion, marks.memberVersion);
    return this.receipts.moved(marks, this.ranges.size);
  }

  /** Delivers what follows the cursor until there is nothing more. One at a time: order is what it is for. */
  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    try {
      for (;;) {
        if (this.stale || this.memberVersion < this.neededVersion) await this.reloadReaders();
        else if (this.nextIsInMemory()) this.deliver(this.pending.shift() as RoomEvent);
        else if (this.behind || this.pending.length > 0) await this.readAhead();
        else if (this.announcements.length > 0) this.announcements.shift()?.();
        else break;
      }
    } catch (error) {
      // The poll of changed rooms wakes the channel again; nothing is lost, only late.
      this.behind = true;
      this.surroundings.onFault(error);
    } finally {
      this.pumping = false;
    }
  }

  private nextIsInMemory(): boolean {
    while (this.pending[0] && this.pending[0].revision <= this.cursor) this.pending.shift();
    return this.pending[0]?.revision === this.cursor + 1;
  }

  /** Reads from the database what follows the cursor, and who may read it: the members are read after the events. */
  private async readAhead(): Promise<void> {
    this.behind = false;
    const { database, source } = this.surroundings;
    const { events, memberVersion } = await database.inClinic(this.clinicId, async (tx) => {
      const events = await source.eventsAfter(tx, this.roomId, this.cursor, PAGE);
      const [head] = await tx.query<{ member_version: number }>(
        'select member_version from chat_room where clinic_id = $1 and id = $2',
        [this.clinicId, this.roomId],
      );
      return { events, memberVersion: head?.member_version ?? this.memberVersion };
    });
    if (events.length === PAGE) this.behind = true;
    if (events.length === 0) this.pending = [];
    this.neededVersion = Math.max(this.neededVersion, memberVersion);
    while (this.stale || this.memberVersion < this.neededVersion) await this.reloadReaders();
    for (const event of events) this.deliver(event);
  }

  private async reloadReaders(): Promise<void> {
    const { database, fanOut } = this.surroundings;
    const { additions, neededVersion } = this;
    const people = this.listeners.personIds;
    const readers = (await readersOf(database, this.clinicId, [this.roomId], people)).get(this.roomId);
    // Somebody was let in meanwhile, whom this answer does not know: ask again.
    if (additions !== this.additions) return;
    const before = this.ranges;
    this.ranges = new Map(readers?.ranges);
    // The version of this very answer: a newer one may have become needed while it was on its way.
    this.memberVersion = readers?.memberVersion ?? neededVersion;
    this.stale = false;
    this.recipients = undefined;
    const ended = [...before.keys()].filter((personId) => !this.ranges.has(personId));
    if (ended.length > 0) {
      const event = Object.assign(new AccessEnded(), { roomId: this.roomId });
      fanOut.publish(
        ended.flatMap((id) => this.listeners.of(id)),
        { chatEvents: event },
      );
    }
  }

  private deliver(event: RoomEvent): void {
    if (event.revision <= this.cursor) return;
    this.cursor = event.revision;
    this.receipts.wrote(event.authorId);
    const all = this.everyone();
    // Mostly everyone may read a new message, and then the list is the very same object for the next event too.
    const allowed = all.every((listener) => this.mayRead(listener.principal.personId, event.seq))
      ? all
      : all.filter((listener) => this.mayRead(listener.principal.personId, event.seq));
    this.surroundings.fanOut.publish(allowed, { chatEvents: event.payload });
  }

  private mayRead(personId: string, seq: number): boolean {
    return this.ranges.get(personId)?.some(({ from, until }) => seq >= from && seq < until) ?? false;
  }

  private everyone(): readonly LiveListener[] {
    const { version } = this.listeners;
    if (this.recipients?.version !== version) {
      this.recipients = { version, list: [...this.ranges.keys()].flatMap((personId) => this.listeners.of(personId)) };
    }
    return this.recipients.list;
  }

  private readingListeners(personId: string): readonly LiveListener[] {
    return this.ranges.has(personId) ? this.listeners.of(personId) : [];
  }
}
