import { Injectable } from '@nestjs/common';
import { mayRead } from '@server/chat-rooms';
import { Database, notFound, type Principal, type RequestContext } from '@server/platform';
import DataLoader from 'dataloader';
import { deliveryOf, type Stay } from './message-delivery';
import type { Message, MessageDelivery } from './message.model';
import { asMessage, type MessageRow } from './message.row';

const LAST = Symbol('last messages');
const BY_ID = Symbol('messages');
const STAYS = Symbol('stays');

interface StayRow extends Stay {
  readonly roomId: string;
}

/** Loads for many messages or rooms of one operation in one query each. */
@Injectable()
export class MessageLoaders {
  constructor(private readonly database: Database) {}

  /** The newest message of a room that the viewer may read. */
  lastMessage(request: RequestContext, roomId: string): Promise<Message | null> {
    const { clinicId, personId } = viewer(request);
    const loader = request.loaders.get(
      LAST,
      () =>
        new DataLoader<string, Message | null>(async (roomIds) => {
          const rows = await this.database.inClinic(clinicId, (tx) =>
            tx.query<MessageRow>(
              `select last.* from unnest($3::uuid[]) as asked (room_id) cross join lateral (
               select m.* from chat_message m
               where m.clinic_id = $1 and m.room_id = asked.room_id and ${mayRead('m', '$2')}
               order by m.seq desc limit 1) last`,
              [clinicId, personId, roomIds],
            ),
          );
          const byRoom = new Map(rows.map((row) => [row.room_id, asMessage(row)]));
          return roomIds.map((id) => byRoom.get(id) ?? null);
        }),
    );
    return loader.load(roomId);
  }

  /** A quoted message; null where the viewer may not read it. */
  quoted(request: RequestContext, id: string): Promise<Message | null> {
    const { clinicId, personId } = viewer(request);
    const loader = request.loaders.get(
      BY_ID,
      () =>
        new DataLoader<string, Message | null>(async (ids) => {
          const rows = await this.database.inClinic(clinicId, (tx) =>
            tx.query<MessageRow>(
              `select m.* from chat_message m where m.clinic_id = $1 and m.id = any ($3) and ${mayRead('m', '$2')}`,
              [clinicId, personId, ids],
            ),
          );
          const byId = new Map(rows.map((row) => [row.id, asMessage(row)]));
          return ids.map((id) => byId.get(id) ?? null);
        }),
    );
    return loader.load(id);
  }

  async delivery(request: RequestContext, message: Message): Promise<MessageDelivery> {
    const { clinicId } = viewer(request);
    const loader = request.loaders.get(
      STAYS,
      () =>
        new DataLoader<string, readonly Stay[]>(async (roomIds) => {
          const rows = await this.database.inClinic(clinicId, (tx) =>
            tx.query<StayRow>(
              `select m.room_id as "roomId", m.employee_id as "personId", m.joined_seq as "joinedSeq",
               m.left_seq as "leftSeq", m.delivered_seq as "deliveredSeq", m.read_seq as "readSeq"
             from chat_room_member m
             join chat_room r on r.clinic_id = m.clinic_id and r.id = m.room_id and r.contact_id is null
             where m.clinic_id = $1 and m.room_id = any ($2)
             union all
             -- What the desk writes is for the patient, not for each other.
             select id, contact_id, 0, null, contact_delivered_seq, contact_read_seq from chat_room
             where clinic_id = $1 and id = any ($2) and contact_id is not null`,
              [clinicId, roomIds],
            ),
          );
          const byRoom = Map.groupBy(rows, (row) => row.roomId);
          return roomIds.map((id) => byRoom.get(id) ?? []);
        }),
    );
    return deliveryOf(message, await loader.load(message.roomId));
  }
}

function viewer(request: RequestContext): Principal {
  if (!request.principal) throw notFound('message');
  return request.principal;
}
