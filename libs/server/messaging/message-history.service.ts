import { Injectable } from '@nestjs/common';
import { accessibleRoom, mayRead } from '@server/chat-rooms';
import type { Actor } from '@server/identity';
import {
  AppError,
  type ClinicTransaction,
  type Connection,
  Database,
  decodeCursor,
  encodeCursor,
  invalidField,
  isId,
  notFound,
} from '@server/platform';
import type { ChangesArgs, MessagesArgs } from './message.input';
import type { ChatRoomChanges, Message } from './message.model';
import { asMessage, type MessageRow } from './message.row';

/** Bounds a walk through a room at the first message the person may read, so that it never runs on to the start. */
const READABLE = `
  from chat_message m where m.clinic_id = $1 and m.room_id = $3 and ${mayRead('m', '$2')}
    and m.seq >= (select min(a.from_seq) from chat_room_reader a
      where a.clinic_id = $1 and a.room_id = $3 and a.person_id = $2)`;

/** Reading what was said: pages of a room, what changed in it, and single messages. */
@Injectable()
export class MessageHistory {
  constructor(private readonly database: Database) {}

  /** A page of a room, oldest first. Without an argument it is the latest page. */
  page(actor: Actor, roomId: string, args: MessagesArgs): Promise<Connection<Message>> {
    // A client may say null for an argument that it does not use.
    const before = args.before ?? undefined;
    const after = args.after ?? undefined;
    const around = args.around ?? undefined;
    if ([before, after, around].filter((argument) => argument !== undefined).length > 1)
      throw invalidField('before', 'Give only one of before, after and around.');
    return this.database.inClinic(actor.clinicId, async (tx) => {
      await accessibleRoom(tx, actor, roomId);
      if (around !== undefined) return this.around(tx, actor, roomId, around, args.first);
      if (after !== undefined) {
        const rows = await this.newer(tx, actor, roomId, seqOf(after, 'after'), args.first + 1);
        return connection(rows.slice(0, args.first), { older: true, newer: rows.length > args.first });
      }
      const place = before === undefined ? undefined : seqOf(before, 'before');
      const rows = await this.older(tx, actor, roomId, place, args.first + 1);
      return connection(rows.slice(-args.first), { older: rows.length > args.first, newer: before !== undefined });
    });
  }

  /** Everything that changed after a revision. @throws AppError RESYNC_REQUIRED for a revision still to come */
  changes(actor: Actor, roomId: string, { afterRevision, first }: ChangesArgs): Promise<ChatRoomChanges> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      // The head is read before the messages: what is committed in between is then told twice, never not at all.
      const room = await accessibleRoom(tx, actor, roomId);
      if (afterRevision > room.revision) {
        throw new AppError('RESYNC_REQUIRED', 'This chat was restored from a backup. Load it again.');
      }
      const rows = await tx.query<MessageRow>(
        `select m.* from chat_message m
         where m.clinic_id = $1 and m.room_id = $3 and m.revision > $4 and ${mayRead('m', '$2')}
         order by m.revision limit $5`,
        [tx.clinicId, actor.personId, room.id, afterRevision, first + 1],
      );
      const messages = rows.slice(0, first).map(asMessage);
      const hasMore = rows.length > first;
      const last = messages.at(-1)?.revision ?? 0;
      return {
        messages,
        revision: hasMore ? last : Math.max(room.revision, last),
        memberVersion: room.memberVersion,
        hasMore,
      };
    });
  }

  /** @throws AppError NOT_FOUND */
  one(actor: Actor, id: string): Promise<Message> {
    return this.database.inClinic(actor.clinicId, async (tx) => asMessage(await readableMessage(tx, actor, id)));
  }

  private async around(
    tx: ClinicTransaction,
    actor: Actor,
    roomId: string,
    id: string,
    first: number,
  ): Promise<Connection<Message>> {
    const middle = await readableMessage(tx, actor, id);
    if (middle.room_id !== roomId) throw notFound('message');
    const half = Math.floor(first / 2);
    const older = await this.older(tx, actor, roomId, middle.seq, half + 1);
    const newer = await this.newer(tx, actor, roomId, middle.seq, first - half);
    const rows = [...older.slice(-half || older.length), middle, ...newer.slice(0, first - half - 1)];
    return connection(rows, { older: older.length > half, newer: newer.length > first - half - 1 });
  }

  private async older(
    tx: ClinicTransaction,
    actor: Actor,
    roomId: string,
    before: number | undefined,
    limit: number,
  ): Promise<MessageRow[]> {
    const rows = await tx.query<MessageRow>(
      `select m.* ${READABLE} and ($4::int is null or m.seq < $4) order by m.seq desc limit $5`,
      [tx.clinicId, actor.personId, roomId, before ?? null, limit],
    );
    return rows.reverse();
  }

  private newer(
    tx: ClinicTransaction,
    actor: Actor,
    roomId: string,
    after: number,
    limit: number,
  ): Promise<MessageRow[]> {
    return tx.query<MessageRow>(`select m.* ${READABLE} and m.seq > $4 order by m.seq limit $5`, [
      tx.clinicId,
      actor.personId,
      roomId,
      after,
      limit,
    ]);
  }
}

/** The only way to get a message by its id. @throws AppError NOT_FOUND */
export async function readableMessage(tx: ClinicTransaction, actor: Actor, id: string): Promise<MessageRow> {
  const [row] = isId(id)
    ? await tx.query<MessageRow>(
        `select m.* from chat_message m where m.clinic_id = $1 and m.id = $3 and ${mayRead('m', '$2')}`,
        [tx.clinicId, actor.personId, id],
      )
    : [];
  if (!row) throw notFound('message');
  return row;
}

function seqOf(cursor: string, field: string): number {
  const [seq] = decodeCursor('messages', cursor, field, ['number']);
  if (!Number.isInteger(seq) || Math.abs(Number(seq)) > 2 ** 31 - 1) {
    throw invalidField(field, 'This cursor is not known here. Start from the first page.');
  }
  return Number(seq);
}

function connection(rows: readonly MessageRow[], more: { older: boolean; newer: boolean }): Connection<Message> {
  const edges = rows.map((row) => ({ cursor: encodeCursor('messages', [row.seq]), node: asMessage(row) }));
  return {
    edges,
    pageInfo: {
      hasPreviousPage: more.older,
      hasNextPage: more.newer,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
