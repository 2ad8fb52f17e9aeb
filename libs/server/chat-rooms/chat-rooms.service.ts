import { Injectable } from '@nestjs/common';
import { type Actor, escapeLike } from '@server/identity';
import {
  type ClinicTransaction,
  type Connection,
  Database,
  decodeCursor,
  encodeCursor,
  forwardPage,
  invalidField,
  notFound,
  type RequestContext,
} from '@server/platform';
import DataLoader from 'dataloader';
import type { ChatRoomsArgs } from './chat-room.input';
import type { ChatRoom } from './chat-room.model';
import { permissionsIn } from './chat-room.policy';
import { ACCESSIBLE_ROOMS, type AccessibleRoom, accessibleRoom } from './room-access';

const LOADER = Symbol('rooms');

/** Reading rooms: the list and one of them, always as the actor sees them. */
@Injectable()
export class ChatRooms {
  constructor(private readonly database: Database) {}

  /** The actor's rooms, the latest activity first. */
  page(actor: Actor, args: ChatRoomsArgs): Promise<Connection<ChatRoom>> {
    const [before, beforeId] =
      typeof args.after === 'string' ? decodeCursor('chatRooms', args.after, 'after', ['number', 'id']) : [null, null];
    if (before !== null && Number.isNaN(new Date(before).getTime())) {
      throw invalidField('after', 'This cursor is not known here. Start from the first page.');
    }
    const { search } = args;
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const rooms = await tx.query<AccessibleRoom>(
        `${ACCESSIBLE_ROOMS}
           and ($3::text[] is null or r.kind = any ($3))
           and ($4::timestamptz is null or (r.last_activity_at, r.id) < ($4, $5::uuid))
           and (not $8 or r.unanswered_since is not null)
           and ($6::text is null or r.name ilike $6 or exists (
             select 1 from contact c where c.clinic_id = $1 and c.id = r.contact_id and c.name ilike $6
           ) or r.contact_id is null and exists (
             select 1 from chat_room_member other
             join employee e on e.clinic_id = other.clinic_id and e.id = other.employee_id
             where other.clinic_id = $1 and other.room_id = r.id and other.left_seq is null
               and other.employee_id <> $2 and e.name ilike $6))
         order by r.last_activity_at desc, r.id desc limit $7`,
        [
          actor.clinicId,
          actor.personId,
          args.kinds ?? null,
          before === null ? null : new Date(before),
          beforeId,
          search ? `%${escapeLike(search)}%` : null,
          args.first + 1,
          args.unanswered ?? false,
        ],
      );
      const names = await this.namesOf(tx, actor, rooms);
      return forwardPage(rooms, args, {
        cursor: (room) => encodeCursor('chatRooms', [room.lastActivityAt.getTime(), room.id]),
        node: (room) => asSeenBy(actor, room, names),
      });
    });
  }

  /** @throws AppError NOT_FOUND */
  one(actor: Actor, roomId: string): Promise<ChatRoom> {
    return this.database.inClinic(actor.clinicId, (tx) => this.view(tx, actor, roomId));
  }

  /** Rooms of one operation in one query. Those that the actor may not read are NOT_FOUND. */
  loader(request: RequestContext, actor: Actor): DataLoader<string, ChatRoom> {
    return request.loaders.get(
      LOADER,
      () =>
        new DataLoader<string, ChatRoom>(async (ids) => {
          const found = await this.database.inClinic(actor.clinicId, async (tx) => {
            const sql = `${ACCESSIBLE_ROOMS} and r.id = any ($3)`;
            const rooms = await tx.query<AccessibleRoom>(sql, [actor.clinicId, actor.personId, ids]);
            const names = await this.namesOf(tx, actor, rooms);
            return new Map(rooms.map((room) => [room.id, asSeenBy(actor, room, names)]));
          });
          return ids.map((id) => found.get(id) ?? notFound('chat'));
        }),
    );
  }

  /** A room as the actor sees it, in a transaction that is under way. @throws AppError NOT_FOUND */
  async view(tx: ClinicTransaction, actor: Actor, roomId: string): Promise<ChatRoom> {
    const room = await accessibleRoom(tx, actor, roomId);
    return asSeenBy(actor, room, await this.namesOf(tx, actor, [room]));
  }

  /** What rooms without a name are called: after the patient, or after the others in them. */
  private async namesOf(
    tx: ClinicTransaction,
    actor: Actor,
    rooms: readonly AccessibleRoom[],
  ): Promise<ReadonlyMap<string, string>> {
    const unnamed = rooms.filter((room) => room.name === null).map((room) => room.id);
    if (unnamed.length === 0) return new Map();
    const rows = await tx.query<{ room_id: string; name: string }>(
      `select m.room_id, string_agg(e.name, ', ' order by e.name) as name
       from chat_room_member m join employee e on e.clinic_id = m.clinic_id and e.id = m.employee_id
       join chat_room r on r.clinic_id = m.clinic_id and r.id = m.room_id and r.contact_id is null
       where m.clinic_id = $1 and m.room_id = any ($2) and m.left_seq is null and m.employee_id <> $3
       group by m.room_id
       union all
       select r.id, c.name from chat_room r join contact c on c.clinic_id = r.clinic_id and c.id = r.contact_id
       where r.clinic_id = $1 and r.id = any ($2)`,
      [tx.clinicId, unnamed, actor.personId],
    );
    return new Map(rows.map((row) => [row.room_id, row.name]));
  }
}

function asSeenBy(actor: Actor, room: AccessibleRoom, names: ReadonlyMap<string, string>): ChatRoom {
  return {
    id: room.id,
    kind: room.kind,
    name: room.name ?? names.get(room.id) ?? actor.name,
    direct: room.directKey !== null,
    partnerId: room.directKey?.split(':').find((id) => id !== actor.personId) ?? null,
    createdAt: room.createdAt,
    createdById: room.createdBy,
    lastActivityAt: room.lastActivityAt,
    lastSeq: room.lastSeq,
    revision: room.revision,
    memberVersion: room.memberVersion,
    writtenCount: room.writtenCount,
    unreadCount: room.unreadCount,
    readSeq: room.readSeq,
    mentioned: room.mentioned,
    muted: room.muted,
    markedUnread: room.markedUnread,
    draft: room.draft,
    patient:
      room.contactId === null
        ? null
        : {
            contactId: room.contactId,
            deliveredSeq: room.contactDeliveredSeq,
            readSeq: room.contactReadSeq,
          },
    assignedToId: room.assignedTo,
    unansweredSince: room.unansweredSince,
    permissions: permissionsIn(actor, room),
  };
}
