import { patientMayRead } from '@server/chat-rooms';
import type { ClinicTransaction } from '@server/platform';
import { PortalConversationKind, type PortalConversation } from './portal.model';
import { asItem, CLINIC_CONVERSATION, filesOf, type ItemPlace, type ItemRow } from './portal-items';

const MOST_UNREAD = 100;

const FILES_OF_MESSAGE = filesOf('t.clinic_id = m.clinic_id and t.message_id = m.id');

/**
 * A message `m` of the patient's room `r` in the shape of ItemRow, with the announcement `d` that it answers: that one
 * only as long as the patient may read it. Which employee wrote it is not said. System lines are the desk's own matter.
 */
export const LETTER = `m.id, '${CLINIC_CONVERSATION}' as "conversationId", 'MESSAGE' as kind,
  m.sender_kind = 'PATIENT' as mine, case when m.withdrawn_at is null then m.text else '' end as text,
  m.created_at as at, m.withdrawn_at is not null as withdrawn,
  case when m.sender_kind = 'PATIENT' then m.client_message_id end as "clientMessageId",
  d.send_id as "aboutId", left(d.text, 200) as "aboutText",
  m.sender_kind = 'PATIENT' and exists (
    select 1 from chat_room_member x
    where x.clinic_id = m.clinic_id and x.room_id = m.room_id and x.joined_seq < m.seq and x.read_seq >= m.seq) as seen,
  case when m.attachment_count > 0 and m.withdrawn_at is null then ${FILES_OF_MESSAGE} end as files`;

/** What LETTER reads, of the patient `r.contact_id`, by the one truth of access. */
export const LETTERS_OF_ROOM = `join chat_message m on m.clinic_id = r.clinic_id and m.room_id = r.id and m.kind = 'TEXT'
    and ${patientMayRead('r')}
  left join portal_delivery d on d.clinic_id = m.clinic_id and d.contact_id = r.contact_id and d.send_id = m.about_send_id`;

/** That the patient asked for no more announcements, as an entry of their conversation. */
const NOTICE = `select c.id, '${CLINIC_CONVERSATION}' as "conversationId", 'NOTICE' as kind, false as mine, '' as text,
    c.recorded_at as at, false as withdrawn, null::uuid as "clientMessageId", null::uuid as "aboutId",
    null as "aboutText", false as seen, null::jsonb as files
  from contact_consent c
  where c.clinic_id = $1 and c.contact_id = $2 and c.source = 'MESSAGE' and not c.given and c.message_class = 'SERVICE'`;

/** Newest first. */
export function lettersPage(
  tx: ClinicTransaction,
  contactId: string,
  before: ItemPlace | null,
  most: number,
): Promise<ItemRow[]> {
  return tx.query<ItemRow>(
    `select * from (
       select ${LETTER} from chat_room r ${LETTERS_OF_ROOM} where r.clinic_id = $1 and r.contact_id = $2
       union all ${NOTICE}
     ) i
     where $3::timestamptz is null or (i.at, i.id) < ($3, $4::uuid)
     order by i.at desc, i.id desc limit $5`,
    [tx.clinicId, contactId, before?.at ?? null, before?.id ?? null, most],
  );
}

export async function letter(tx: ClinicTransaction, contactId: string, id: string): Promise<ItemRow | undefined> {
  const [row] = await tx.query<ItemRow>(
    `select ${LETTER} from chat_room r ${LETTERS_OF_ROOM} where r.clinic_id = $1 and r.contact_id = $2 and m.id = $3`,
    [tx.clinicId, contactId, id],
  );
  return row;
}

/** The place of the last of these entries in the patient's room; 0 when none of them is there. */
export async function lastSeqOf(tx: ClinicTransaction, contactId: string, ids: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ seq: number }>(
    `select coalesce(max(m.seq), 0)::int as seq from chat_room r ${LETTERS_OF_ROOM}
     where r.clinic_id = $1 and r.contact_id = $2 and m.id = any ($3)`,
    [tx.clinicId, contactId, ids],
  );
  return row?.seq ?? 0;
}

/** It is there from the start: a patient may write first. */
export async function clinicConversation(tx: ClinicTransaction, contactId: string): Promise<PortalConversation> {
  const [about] = await tx.query<{ name: string; unreadCount: number }>(
    `select c.name, (
       select count(*) from (
         select 1 from chat_room r
         join chat_message m on m.clinic_id = r.clinic_id and m.room_id = r.id and m.seq > r.contact_read_seq
           and m.kind = 'TEXT' and m.sender_kind = 'EMPLOYEE' and m.withdrawn_at is null
         where r.clinic_id = c.id and r.contact_id = $2 limit ${MOST_UNREAD}) u)::int as "unreadCount"
     from clinic c where c.id = $1`,
    [tx.clinicId, contactId],
  );
  const [last] = await lettersPage(tx, contactId, null, 1);
  return {
    id: CLINIC_CONVERSATION,
    kind: PortalConversationKind.CLINIC,
    name: about?.name ?? '',
    colour: null,
    icon: null,
    unreadCount: about?.unreadCount ?? 0,
    last: last ? asItem(last) : null,
  };
}
