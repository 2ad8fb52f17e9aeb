import { type ClinicTransaction, newId } from '@server/platform';

export type SystemEventName =
  'ROOM_CREATED' | 'MEMBER_ADDED' | 'MEMBER_REMOVED' | 'MEMBER_LEFT' | 'ROOM_RENAMED' | 'ROOM_ASSIGNED' | 'NOTE_ADDED';

/** What a system line says: who did what, to whom or with which name. */
export interface SystemLineInput {
  readonly event: SystemEventName;
  readonly actorId: string;
  readonly at: Date;
  readonly subjectId?: string;
  readonly name?: string;
  /** Of NOTE_ADDED: the line gives the note its place, and holds nothing of it. */
  readonly noteId?: string;
  /** Whether it changes who is in the room. */
  readonly changesMembers: boolean;
}

/**
 * Appends a system line to a room whose lock the transaction holds. It takes a seq and a revision like a message, and
 * adds nothing to what is unread.
 * @returns the seq of the line
 */
export async function appendSystemLine(tx: ClinicTransaction, roomId: string, line: SystemLineInput): Promise<number> {
  const [row] = await tx.query<{ seq: number }>(
    `with head as (
       update chat_room set last_seq = last_seq + 1, revision = revision + 1,
         member_version = member_version + $9::int, last_activity_at = $8
       where clinic_id = $1 and id = $2
       returning last_seq, revision, written_count
     )
     insert into chat_message (clinic_id, room_id, seq, id, kind, sender_id, system_event, system_subject_id,
       system_name, revision, written_count, created_at, note_id)
     select $1, $2, last_seq, $3, 'SYSTEM', $4, $5, $6, $7, revision, written_count, $8, $10 from head
     returning seq`,
    [
      tx.clinicId,
      roomId,
      newId(),
      line.actorId,
      line.event,
      line.subjectId ?? null,
      line.name ?? null,
      line.at,
      line.changesMembers ? 1 : 0,
      line.noteId ?? null,
    ],
  );
  if (!row) throw new Error(`room ${roomId} vanished under its own lock`);
  return row.seq;
}

/** Counts a change to a message of a locked room. @returns the revision to stamp on the message */
export async function nextRevision(tx: ClinicTransaction, roomId: string): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(
    'update chat_room set revision = revision + 1 where clinic_id = $1 and id = $2 returning revision',
    [tx.clinicId, roomId],
  );
  if (!row) throw new Error(`room ${roomId} vanished under its own lock`);
  return row.revision;
}
