import { Injectable } from '@nestjs/common';
import { type MemberMarks, RoomFeed } from '@server/chat-rooms';
import type { Actor } from '@server/identity';
import { Database, isId, NaturalBatch, notFound } from '@server/platform';

const MARK = { name: 'mark_receipts', text: 'select * from mark_receipts($1, $2, $3, $4, $5)' };

interface Mark {
  readonly roomId: string;
  readonly personId: string;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}

interface MarkedRow {
  room_id: string;
  person_id: string;
  delivered_seq: number;
  read_seq: number;
  written_count: number;
  unread_count: number;
  member_version: number;
}

/** Read and delivered marks: one pair of numbers for each member of a room, whatever the number of messages. */
@Injectable()
export class Receipts {
  private readonly batch = new NaturalBatch<Mark, MemberMarks | undefined>((clinicId, marks) =>
    this.commit(clinicId, marks),
  );

  constructor(
    private readonly database: Database,
    private readonly feed: RoomFeed,
  ) {}

  /** @throws AppError NOT_FOUND when the actor is not in the room */
  delivered(actor: Actor, roomId: string, seq: number): Promise<MemberMarks> {
    return this.mark(actor, { roomId, personId: actor.personId, deliveredSeq: seq, readSeq: 0 });
  }

  /** Read implies delivered. @throws AppError NOT_FOUND when the actor is not in the room */
  read(actor: Actor, roomId: string, seq: number): Promise<MemberMarks> {
    return this.mark(actor, { roomId, personId: actor.personId, deliveredSeq: seq, readSeq: seq });
  }

  private async mark(actor: Actor, mark: Mark): Promise<MemberMarks> {
    const marks = isId(mark.roomId) ? await this.batch.submit(actor.clinicId, mark) : undefined;
    if (!marks) throw notFound('chat');
    return marks;
  }

  private async commit(clinicId: string, marks: readonly Mark[]): Promise<(MemberMarks | undefined)[]> {
    const rows = await this.database.call<MarkedRow>(MARK, [
      clinicId,
      marks.map((mark) => mark.roomId),
      marks.map((mark) => mark.personId),
      marks.map((mark) => mark.deliveredSeq),
      marks.map((mark) => mark.readSeq),
    ]);
    const standing = new Map(rows.map((row) => [`${row.room_id}:${row.person_id}`, asMarks(row)]));
    setImmediate(() => this.feed.marksMoved(clinicId, [...standing.values()]));
    return marks.map((mark) => standing.get(`${mark.roomId.toLowerCase()}:${mark.personId}`));
  }
}

function asMarks(row: MarkedRow): MemberMarks {
  return {
    roomId: row.room_id,
    personId: row.person_id,
    deliveredSeq: row.delivered_seq,
    readSeq: row.read_seq,
    writtenCount: row.written_count,
    unreadCount: row.unread_count,
    memberVersion: row.member_version,
  };
}
