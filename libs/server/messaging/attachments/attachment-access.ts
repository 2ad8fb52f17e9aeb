import { mayRead, patientMayRead } from '@server/chat-rooms';
import { type Caller, chatUsers, groupSenders } from '@server/identity';
import { type ClinicTransaction, isId, notFound } from '@server/platform';
import { type AttachmentRow, ATTACHMENTS } from './attachment.row';

/** Not sent yet: the uploader's alone, and only while they are in the room it is for. `$2` is the person. */
const OWN_UNSENT = `t.message_id is null and t.uploaded_by = $2 and exists (
  select 1 from chat_room_reader a
  where a.clinic_id = t.clinic_id and a.room_id = t.room_id and a.person_id = $2 and a.until_seq is null)`;

/** Sent: whoever may read the message, by the one truth of access. */
const IN_READABLE_MESSAGE = `exists (
  select 1 from chat_message m
  where m.clinic_id = t.clinic_id and m.id = t.message_id and m.withdrawn_at is null and ${mayRead('m', '$2')})`;

/** Written in the room of the patient. */
const IN_LETTER = `exists (
  select 1 from chat_message m join chat_room r on r.clinic_id = m.clinic_id and r.id = m.room_id
  where m.clinic_id = t.clinic_id and m.id = t.message_id and m.withdrawn_at is null and r.contact_id = $2
    and ${patientMayRead('r')})`;

/** Uploaded for a send to groups and not sent yet: the uploader's alone. */
const OWN_FOR_A_SEND = `t.room_id is null and t.send_id is null and t.uploaded_by = $2`;

/** Uploaded by the patient for the clinic and not sent yet. */
const OWN_FOR_THE_CLINIC = `t.uploaded_by = $2 and t.uploader_kind = 'PATIENT' and t.message_id is null`;

/** Sent to groups: the patients whose delivery it is now. */
const IN_DELIVERY = `exists (
  select 1 from portal_delivery d
  where d.clinic_id = t.clinic_id and d.send_id = t.send_id and d.contact_id = $2 and d.withdrawn_at is null)`;

/** Which files somebody may reach at all, by what they have access to; the conditions narrow it. */
function reach(reader: Caller): string {
  if (reader.audience === 'PATIENT') return `((${OWN_FOR_THE_CLINIC}) or ${IN_LETTER} or ${IN_DELIVERY})`;
  const rooms = `(${OWN_UNSENT}) or ${IN_READABLE_MESSAGE}`;
  const sends = `(${OWN_FOR_A_SEND}) or t.send_id is not null`;
  const reached = [...(chatUsers.allows(reader) ? [rooms] : []), ...(groupSenders.allows(reader) ? [sends] : [])];
  return `(${[...reached, 'false'].join(' or ')})`;
}

/**
 * The only way to get a file. What does not exist and what the reader may not see answer alike.
 * @throws AppError NOT_FOUND
 */
export async function readableAttachment(tx: ClinicTransaction, reader: Caller, id: string): Promise<AttachmentRow> {
  return one(tx, reader, id, reach(reader));
}

/** A file that the caller uploaded and has not sent. @throws AppError NOT_FOUND */
export async function ownUpload(tx: ClinicTransaction, caller: Caller, id: string): Promise<AttachmentRow> {
  const own = caller.audience === 'PATIENT' ? OWN_FOR_THE_CLINIC : `(${OWN_UNSENT}) or (${OWN_FOR_A_SEND})`;
  return one(tx, caller, id, `(${own})`, 'for update of t');
}

async function one(
  tx: ClinicTransaction,
  reader: Caller,
  id: string,
  condition: string,
  lock = '',
): Promise<AttachmentRow> {
  const [row] = isId(id)
    ? await tx.query<AttachmentRow>(`${ATTACHMENTS} and t.id = $3 and ${condition} ${lock}`, [
        tx.clinicId,
        reader.personId,
        id,
      ])
    : [];
  if (!row) throw notFound('file');
  return row;
}
