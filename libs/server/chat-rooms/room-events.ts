import type { ClinicTransaction } from '@server/platform';

/** One change in a room as the feed carries it. */
export interface RoomEvent {
  /** The room's revision that this change made; the feed delivers in this order. */
  readonly revision: number;
  /** The message it is about: who may read that seq gets the event. */
  readonly seq: number;
  /** Who wrote it: in a big room those who wrote lately are told of receipts. */
  readonly authorId: string;
  /** An instance of a member type of `ChatEvent`. */
  readonly payload: object;
}

/** Where the feed reads what it did not see happen. Messaging implements it. */
export abstract class RoomEventSource {
  /** At most `limit` events after a revision, in order of revision, in their present state. */
  abstract eventsAfter(tx: ClinicTransaction, roomId: string, revision: number, limit: number): Promise<RoomEvent[]>;
}

/** What this process committed itself: delivered from memory when it is the very next. */
export interface RoomCommit {
  readonly clinicId: string;
  readonly roomId: string;
  readonly memberVersion: number;
  /** With revisions that follow each other. */
  readonly events: readonly RoomEvent[];
}

/** A member's marks as they stand in the database. */
export interface MemberMarks {
  readonly roomId: string;
  readonly personId: string;
  readonly deliveredSeq: number;
  readonly readSeq: number;
  readonly writtenCount: number;
  readonly unreadCount: number;
  /** Of the room when the marks were read: only who may read at that version is told. */
  readonly memberVersion: number;
}
