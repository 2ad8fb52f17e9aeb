import { type LiveListener, NaturalBatch } from '@server/platform';
import { ClinicListeners } from './clinic-listeners';
import { UnreadChanged } from './feed-events.model';
import { type ChannelSurroundings, RoomChannel } from './room-channel';
import type { MemberMarks, RoomCommit } from './room-events';
import { type RoomReaders, readersOf, roomsOf } from './room-readers';

interface ChangedRoom {
  id: string;
  revision: number;
  member_version: number;
}

/**
 * Everything live of one clinic in one process: who is connected, a channel per room that somebody here may read, and
 * the poll that finds what other processes changed.
 */
export class ClinicFeed {
  private readonly listeners = new ClinicListeners();
  private readonly channels = new Map<string, RoomChannel>();
  private readonly joins: NaturalBatch<string, ReadonlyMap<string, RoomReaders>>;
  /** Changes of transactions from this id on may not have been seen. */
  private unseenFrom: string | undefined;
  private polling: Promise<void> | undefined;

  constructor(
    readonly clinicId: string,
    private readonly surroundings: ChannelSurroundings,
  ) {
    // People who come in the same moment ask together, and each gets the whole answer to pick their own rooms from.
    this.joins = new NaturalBatch<string, ReadonlyMap<string, RoomReaders>>(async (_, personIds) => {
      const rooms = await roomsOf(surroundings.database, clinicId, personIds);
      return personIds.map(() => rooms);
    });
  }

  get isEmpty(): boolean {
    return this.listeners.isEmpty;
  }

  /**
   * Lets a listener in. Everything committed after `welcome` is delivered to them, if they may read it, and nothing
   * before it.
   */
  async attach(listener: LiveListener, welcome: () => void): Promise<() => void> {
    // Known before the rooms are read: a membership reloaded meanwhile must already ask about this person.
    this.listeners.add(listener);
    try {
      if (this.unseenFrom === undefined) await this.poll();
      const { personId } = listener.principal;
      const rooms = await this.joins.submit(this.clinicId, personId);
      for (const [roomId, seen] of rooms) {
        if (seen.ranges.has(personId)) this.channel(roomId, seen).admit(personId, seen);
      }
    } catch (error) {
      this.listeners.delete(listener);
      throw error;
    }
    welcome();
    this.listeners.ready(listener);
    return () => this.listeners.delete(listener);
  }

  committed(commit: RoomCommit): void {
    const channel = this.channels.get(commit.roomId);
    if (channel) channel.committed(commit);
    else void this.discover([commit.roomId]);
  }

  wake(roomId: string): void {
    const channel = this.channels.get(roomId);
    if (channel) channel.wake();
    else void this.discover([roomId]);
  }

  marksMoved(marks: readonly MemberMarks[]): void {
    for (const moved of marks) {
      // The poll finds again what this process wrote itself: told once is enough.
      if (!this.channels.get(moved.roomId)?.marksMoved(moved)) continue;
      const own = this.listeners.of(moved.personId);
      if (own.length === 0) continue;
      const { roomId, readSeq, writtenCount, unreadCount } = moved;
      const event = Object.assign(new UnreadChanged(), { roomId, readSeq, writtenCount, unreadCount });
      this.surroundings.fanOut.publish(own, { chatEvents: event });
    }
  }

  typing(roomId: string, personId: string, name: string): void {
    this.channels.get(roomId)?.typing(personId, name);
  }

  /** Tells all clients of one person. */
  tell(personId: string, event: object): void {
    this.surroundings.fanOut.publish(this.listeners.of(personId), { chatEvents: event });
  }

  isConnected(personId: string): boolean {
    return this.listeners.of(personId).length > 0;
  }

  /** Finds what was changed by whomever: the feed needs no hint to be complete, hints only make it quick. */
  poll(): Promise<void> {
    this.polling ??= this.findChanges().finally(() => (this.polling = undefined));
    return this.polling;
  }

  /** Drops channels that nobody here listens to. */
  prune(): void {
    for (const [roomId, channel] of this.channels) {
      if (channel.prune()) continue;
      channel.close();
      this.channels.delete(roomId);
    }
  }

  close(): void {
    for (const channel of this.channels.values()) channel.close();
    this.channels.clear();
  }

  private channel(roomId: string, seen: RoomReaders): RoomChannel {
    let channel = this.channels.get(roomId);
    if (!channel) {
      channel = new RoomChannel(
        this.clinicId,
        roomId,
        seen.revision,
        seen.memberVersion,
        this.listeners,
        this.surroundings,
      );
      this.channels.set(roomId, channel);
    }
    return channel;
  }

  private async findChanges(): Promise<void> {
    const { database } = this.surroundings;
    const { rooms, marks, unseenFrom } = await database.inClinic(this.clinicId, async (tx) => {
      // One statement each on a snapshot of its own; the oldest transaction still open is where the next poll starts.
      const [snapshot] = await tx.query<{ xmin: string }>(
        'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
      );
      if (this.unseenFrom === undefined) return { rooms: [], marks: [], unseenFrom: snapshot?.xmin };
      const rooms = await tx.query<ChangedRoom>(
        `select id, revision, member_version from chat_room
         where clinic_id = $1 and changed_xid >= $2::text::xid8`,
        [this.clinicId, this.unseenFrom],
      );
      const marks = await tx.query<MemberMarks>(
        `select m.room_id as "roomId", m.employee_id as "personId", m.delivered_seq as "deliveredSeq",
           m.read_seq as "readSeq", r.written_count as "writtenCount", r.member_version as "memberVersion",
           r.written_count - m.read_written - m.own_since_read as "unreadCount"
         from chat_room_member m join chat_room r on r.clinic_id = m.clinic_id and r.id = m.room_id
         where m.clinic_id = $1 and m.changed_xid >= $2::text::xid8 and m.left_seq is null
         union all
         select id, contact_id, contact_delivered_seq, contact_read_seq, written_count, member_version, 0
         from chat_room where clinic_id = $1 and changed_xid >= $2::text::xid8 and contact_id is not null`,
        [this.clinicId, this.unseenFrom],
      );
      return { rooms, marks, unseenFrom: snapshot?.xmin };
    });
    this.unseenFrom = unseenFrom;
    const unknown: string[] = [];
    for (const room of rooms) {
      const channel = this.channels.get(room.id);
      if (channel) channel.wake({ revision: room.revision, memberVersion: room.member_version });
      else unknown.push(room.id);
    }
    if (unknown.length > 0) await this.discover(unknown);
    this.marksMoved(marks);
    for (const channel of this.channels.values()) channel.retry();
  }

  /** Opens channels for rooms that a listener of this process has just come into. */
  private async discover(roomIds: readonly string[]): Promise<void> {
    if (this.listeners.isEmpty) return;
    try {
      const found = await readersOf(this.surroundings.database, this.clinicId, roomIds, this.listeners.personIds);
      for (const [roomId, seen] of found) {
        if (this.channels.has(roomId)) continue;
        // The newest change is told; a client that does not know the room loads it.
        const channel = this.channel(roomId, { ...seen, revision: seen.revision - 1 });
        for (const personId of seen.ranges.keys()) channel.admit(personId, seen);
        channel.wake();
      }
    } catch (error) {
      this.surroundings.onFault(error);
    }
  }
}
