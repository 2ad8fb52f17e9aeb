import type { Actor } from '@server/identity';
import { type ClinicTransaction, isId, notFound } from '@server/platform';
import type { ChatRoomKind } from './chat-room.model';

/** A room that the actor may read, with the actor's own place in it. */
export interface AccessibleRoom {
  readonly id: string;
  readonly kind: ChatRoomKind;
  readonly name: string | null;
  readonly directKey: string | null;
  readonly createdAt: Date;
  /** Null where a patient opened the room by writing first. */
  readonly createdBy: string | null;
  readonly lastActivityAt: Date;
  readonly lastSeq: number;
  readonly writtenCount: number;
  readonly revision: number;
  readonly memberVersion: number;
  readonly readSeq: number;
  readonly unreadCount: number;
  readonly mentioned: boolean;
  readonly muted: boolean;
  readonly markedUnread: boolean;
  readonly draft: string;
  /** The patient of a PATIENT room, with the marks of what reached them; null in every other room. */
  readonly contactId: string | null;
  readonly contactDeliveredSeq: number;
  readonly contactReadSeq: number;
  readonly assignedTo: string | null;
  readonly unansweredSince: Date | null;
}

/** Select list and source of AccessibleRoom; `$1` is the clinic, `$2` the person. Docs: docs/access.md. */
export const ACCESSIBLE_ROOMS = `
  select r.id, r.kind, r.name, r.direct_key as "directKey", r.created_at as "createdAt", r.created_by as "createdBy",
    r.last_activity_at as "lastActivityAt", r.last_seq as "lastSeq", r.written_count as "writtenCount", r.revision,
    r.member_version as "memberVersion", m.read_seq as "readSeq",
    r.written_count - m.read_written - m.own_since_read as "unreadCount", m.mention_seq > m.read_seq as mentioned,
    coalesce(p.muted, false) as muted, coalesce(p.marked_unread, false) as "markedUnread", coalesce(p.draft, '') as draft,
    r.contact_id as "contactId", r.contact_delivered_seq as "contactDeliveredSeq",
    r.contact_read_seq as "contactReadSeq", r.assigned_to as "assignedTo", r.unanswered_since as "unansweredSince"
  from chat_room_reader a
  join chat_room r on r.clinic_id = a.clinic_id and r.id = a.room_id
  join chat_room_member m on m.clinic_id = a.clinic_id and m.room_id = a.room_id and m.employee_id = a.person_id
    and m.left_seq is null
  left join chat_room_preference p on p.clinic_id = a.clinic_id and p.room_id = a.room_id
    and p.employee_id = a.person_id
  where a.clinic_id = $1 and a.person_id = $2 and a.until_seq is null`;

/**
 * SQL condition: the person may read this message.
 * @param message alias of chat_message in the statement
 * @param person the parameter that holds the person's id, such as `$2`
 */
export function mayRead(message: string, person: string): string {
  return `exists (select 1 from chat_room_reader a
    where a.clinic_id = ${message}.clinic_id and a.room_id = ${message}.room_id and a.person_id = ${person}
      and ${message}.seq >= a.from_seq and (a.until_seq is null or ${message}.seq < a.until_seq))`;
}

/**
 * SQL condition: the patient may read the room, and with it all its messages.
 * @param room alias of chat_room in the statement
 */
export function patientMayRead(room: string): string {
  return `exists (select 1 from patient_room_reader a where a.clinic_id = ${room}.clinic_id and a.room_id = ${room}.id)`;
}

/**
 * The only way to get a room. What does not exist and what the actor may not see answer alike.
 * @throws AppError NOT_FOUND
 */
export async function accessibleRoom(tx: ClinicTransaction, actor: Actor, roomId: string): Promise<AccessibleRoom> {
  const [room] = isId(roomId)
    ? await tx.query<AccessibleRoom>(`${ACCESSIBLE_ROOMS} and r.id = $3`, [tx.clinicId, actor.personId, roomId])
    : [];
  if (!room) throw notFound('chat');
  return room;
}

/**
 * The same, holding the room's lock until the transaction ends: whatever is written then has an exact place before or
 * after every send and every membership change. The lock is taken first and access read after it, in a statement of
 * its own, because a statement that waited for a lock still sees the members of before the wait.
 * @throws AppError NOT_FOUND
 */
export async function lockedRoom(tx: ClinicTransaction, actor: Actor, roomId: string): Promise<AccessibleRoom> {
  if (!isId(roomId)) throw notFound('chat');
  await tx.query('select 1 from chat_room where clinic_id = $1 and id = $2 for no key update', [tx.clinicId, roomId]);
  return accessibleRoom(tx, actor, roomId);
}
