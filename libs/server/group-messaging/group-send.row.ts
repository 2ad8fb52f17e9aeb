import type { Actor } from '@server/identity';
import { AppError, type ClinicTransaction, isId, notFound } from '@server/platform';
import { chatGroupRows } from '@server/chat-groups';
import type { GroupSend } from './group-send.model';
import { permissionsFor } from './group-send.policy';

/** A send as it is read from the database. */
export type GroupSendRow = Omit<GroupSend, 'permissions'>;

/**
 * The columns of a send `s`. A scheduled send of which a group is hidden shows as paused for as long as that is so;
 * what is withdrawn shows no text.
 */
export const GROUP_SEND = `s.id, s.author_id as "authorId", s.message_class as "messageClass", s.scheduled,
  case when s.withdrawn_at is null then s.text else '' end as text, s.file_count as "fileCount",
  case when s.status = 'SCHEDULED' and exists (
    select 1 from group_send_group t join chat_group g on g.clinic_id = t.clinic_id and g.id = t.group_id
    where t.clinic_id = s.clinic_id and t.send_id = s.id and g.hidden_at is not null
  ) then 'PAUSED' else s.status end as status,
  s.created_at as "createdAt", s.release_at as "releaseAt", s.sent_at as "sentAt", s.withdrawn_at as "withdrawnAt",
  s.corrects_id as "correctsId", s.resends_id as "resendsId",
  (select n.id from group_send n where n.clinic_id = s.clinic_id and n.corrects_id = s.id and n.status <> 'UNDONE'
    order by n.id desc limit 1) as "correctedById"`;

export function asSeenBy(actor: Actor, row: GroupSendRow): GroupSend {
  return { ...row, permissions: permissionsFor(actor, row) };
}

/** @throws AppError NOT_FOUND */
export async function groupSendRow(
  tx: ClinicTransaction,
  id: string,
  lock: '' | 'for update of s' = '',
): Promise<GroupSendRow> {
  const [row] = isId(id)
    ? await tx.query<GroupSendRow>(
        `select ${GROUP_SEND} from group_send s where s.clinic_id = $1 and s.id = $2 ${lock}`,
        [tx.clinicId, id],
      )
    : [];
  if (!row) throw notFound('send');
  return row;
}

/** The chosen groups of a send, in chosen order. */
export async function groupsOf(tx: ClinicTransaction, sendId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select group_id as id from group_send_group where clinic_id = $1 and send_id = $2 order by place',
    [tx.clinicId, sendId],
  );
  return rows.map(({ id }) => id);
}

/** @throws AppError NOT_FOUND, GROUP_HIDDEN */
export async function visibleGroups(tx: ClinicTransaction, ids: readonly string[]): Promise<void> {
  const rows = await chatGroupRows(tx, ids);
  if (rows.length < new Set(ids).size) throw notFound('chat group');
  const hidden = rows.find((group) => group.hidden);
  if (hidden) {
    throw new AppError('GROUP_HIDDEN', `The chat group "${hidden.name}" is hidden. Show it to send to it.`);
  }
}
