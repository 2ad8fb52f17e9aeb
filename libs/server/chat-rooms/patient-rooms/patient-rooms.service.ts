import { Injectable } from '@nestjs/common';
import { type Actor, Audit, EmployeeEntity, ModuleAccess } from '@server/identity';
import {
  AppError,
  type ClinicTransaction,
  Clock,
  Database,
  invalidField,
  isId,
  newId,
  notFound,
  type Principal,
} from '@server/platform';
import type { ChatRoom } from '../chat-room.model';
import { permissionsIn } from '../chat-room.policy';
import { ChatRooms } from '../chat-rooms.service';
import { lockedRoom } from '../room-access';
import type { MemberMarks } from '../room-events';
import { RoomFeed } from '../room-feed.service';
import { appendSystemLine } from '../room-log';

/** A patient who is signed in: `personId` is the contact. */
export type Patient = Pick<Principal, 'clinicId' | 'personId'>;

/** The one room of each patient with the clinic's desk. docs/patient-rooms.md tells who is in it and why. */
@Injectable()
export class PatientRooms {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rooms: ChatRooms,
    private readonly feed: RoomFeed,
    private readonly audit: Audit,
  ) {}

  /** The room of a patient, made when there is none yet. @throws AppError NOT_FOUND (no such patient, or archived) */
  open(actor: Actor, contactId: string): Promise<ChatRoom> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const { id, created } = await this.roomOf(tx, contactId, actor.personId);
      if (created) {
        const object = { kind: 'CHAT_ROOM', id } as const;
        this.audit.record(tx, actor, { action: 'CREATE_CHAT_ROOM', object, subjectId: contactId });
      }
      return this.rooms.view(tx, actor, id);
    });
  }

  /** The same for the patient who writes first. @returns the id of the room. @throws AppError NOT_FOUND */
  openFor({ clinicId, personId }: Patient): Promise<string> {
    return this.database.inClinic(clinicId, async (tx) => (await this.roomOf(tx, personId, null)).id);
  }

  /** Says who of the desk takes care of the patient; a system line tells the desk. @throws AppError NOT_FOUND, FORBIDDEN */
  assign(actor: Actor, roomId: string, employeeId: string | null): Promise<ChatRoom> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const room = await lockedRoom(tx, actor, roomId);
      if (!permissionsIn(actor, room).assign) {
        throw new AppError('FORBIDDEN', 'Only the room of a patient is given to somebody.');
      }
      const assignee = employeeId?.toLowerCase() ?? null;
      if (assignee !== null) await this.refuseUnlessOfTheDesk(tx, assignee);
      if (room.assignedTo !== assignee) {
        await tx.query('update chat_room set assigned_to = $3 where clinic_id = $1 and id = $2', [
          tx.clinicId,
          room.id,
          assignee,
        ]);
        await appendSystemLine(tx, room.id, {
          event: 'ROOM_ASSIGNED',
          actorId: actor.personId,
          at: this.clock.now(),
          ...(assignee && { subjectId: assignee }),
          changesMembers: false,
        });
        this.audit.record(tx, actor, {
          action: 'ASSIGN_PATIENT_ROOM',
          object: { kind: 'CHAT_ROOM', id: room.id },
          ...(assignee && { subjectId: assignee }),
        });
        tx.afterCommit(() => this.feed.wake(tx.clinicId, room.id));
      }
      return this.rooms.view(tx, actor, room.id);
    });
  }

  /** The patient's app has everything up to a seq of their room. Marks never go back. */
  markDelivered(patient: Patient, seq: number): Promise<void> {
    return this.mark(patient, seq, 0);
  }

  /** Everything up to a seq was on the patient's screen. */
  markRead(patient: Patient, seq: number): Promise<void> {
    return this.mark(patient, seq, seq);
  }

  private async mark({ clinicId, personId }: Patient, deliveredSeq: number, readSeq: number): Promise<void> {
    const moved = await this.database.inClinic(clinicId, (tx) =>
      tx.query<MemberMarks>(
        `update chat_room set
           contact_delivered_seq = greatest(contact_delivered_seq, least($3, last_seq)),
           contact_read_seq = greatest(contact_read_seq, least($4, last_seq))
         where clinic_id = $1 and contact_id = $2
           and (contact_delivered_seq < least($3, last_seq) or contact_read_seq < least($4, last_seq))
         returning id as "roomId", contact_id as "personId", contact_delivered_seq as "deliveredSeq",
           contact_read_seq as "readSeq", written_count as "writtenCount", member_version as "memberVersion",
           0 as "unreadCount"`,
        [clinicId, personId, deliveredSeq, readSeq],
      ),
    );
    if (moved.length > 0) this.feed.marksMoved(clinicId, moved);
  }

  private async roomOf(
    tx: ClinicTransaction,
    contactId: string,
    createdBy: string | null,
  ): Promise<{ id: string; created: boolean }> {
    if (!isId(contactId)) throw notFound('patient');
    const find = () =>
      tx.query<{ id: string }>(
        `select r.id from chat_room r join contact c on c.clinic_id = r.clinic_id and c.id = r.contact_id
         where r.clinic_id = $1 and r.contact_id = $2 and c.archived_at is null`,
        [tx.clinicId, contactId],
      );
    const [existing] = await find();
    if (existing) return { id: existing.id, created: false };
    // A trigger gives everybody of the desk their place in it.
    const [made] = await tx.query<{ id: string }>(
      `insert into chat_room (clinic_id, id, kind, contact_id, created_at, created_by, last_activity_at)
       select clinic_id, $3, 'PATIENT', id, $4, $5, $4 from contact
       where clinic_id = $1 and id = $2 and archived_at is null
       on conflict on constraint chat_room_contact_unique do nothing
       returning id`,
      [tx.clinicId, contactId, newId(), this.clock.now(), createdBy],
    );
    // Nothing made: another one made it in the same moment, or there is no such patient.
    const [room] = made ? [made] : await find();
    if (!room) throw notFound('patient');
    if (made) tx.afterCommit(() => this.feed.wake(tx.clinicId, made.id));
    return { id: room.id, created: made !== undefined };
  }

  private async refuseUnlessOfTheDesk(tx: ClinicTransaction, id: string): Promise<void> {
    const employee =
      isId(id) && (await tx.manager.findOneBy(EmployeeEntity, { clinicId: tx.clinicId, id, active: true }));
    if (!employee || !employee.modules.includes(ModuleAccess.CHAT)) {
      throw invalidField('employeeId', 'This person cannot answer patients. Choose somebody who has the chat.');
    }
  }
}
