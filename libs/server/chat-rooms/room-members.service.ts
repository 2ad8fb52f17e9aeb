import { Injectable } from '@nestjs/common';
import { Database, type RequestContext, notFound } from '@server/platform';
import DataLoader from 'dataloader';
import type { ChatRoomMember } from './chat-room.model';

const LOADER = Symbol('room members');

interface MemberRow extends ChatRoomMember {
  roomId: string;
}

/** Who is and was in rooms. Only asked about rooms that an accessor gave out. */
@Injectable()
export class RoomMembers {
  constructor(private readonly database: Database) {}

  /** Members of many rooms in one query: the latest stay of each person, present ones first, in order of joining. */
  loader(request: RequestContext): DataLoader<string, readonly ChatRoomMember[]> {
    return request.loaders.get(LOADER, () => {
      const clinicId = request.principal?.clinicId;
      if (!clinicId) throw notFound('chat');
      return new DataLoader<string, readonly ChatRoomMember[]>(async (roomIds) => {
        const rows = await this.database.inClinic(clinicId, (tx) =>
          tx.query<MemberRow>(
            `select * from (
               select distinct on (room_id, employee_id) room_id as "roomId", employee_id as "employeeId",
                 joined_at as "joinedAt", joined_seq as "joinedSeq", left_at as "leftAt", left_seq as "leftSeq",
                 delivered_seq as "deliveredSeq", read_seq as "readSeq"
               from chat_room_member m where clinic_id = $1 and room_id = any ($2)
                 -- The desk is whoever may read at present; who once could is not one of its members.
                 and (not exists (select 1 from chat_room r
                     where r.clinic_id = $1 and r.id = m.room_id and r.contact_id is not null)
                   or exists (select 1 from chat_room_reader a
                     where a.clinic_id = $1 and a.room_id = m.room_id and a.person_id = m.employee_id))
               order by room_id, employee_id, joined_seq desc) latest
             order by ("leftSeq" is not null), "joinedSeq", "employeeId"`,
            [clinicId, roomIds],
          ),
        );
        const byRoom = Map.groupBy(rows, (row) => row.roomId);
        return roomIds.map((id) => byRoom.get(id) ?? []);
      });
    });
  }
}
