import type { Actor } from '@server/identity';
import { type ClinicTransaction, isId, notFound } from '@server/platform';
import type { ChatGroup } from './chat-group.model';
import { permissionsFor } from './chat-group.policy';

/** A group as it is read from the database. */
export type ChatGroupRow = Omit<ChatGroup, 'permissions'> & { readonly firstSentAt: Date | null };

/** The columns of a group `g`. */
export const CHAT_GROUP = `g.id, g.name, g.description, g.colour, g.icon, g.member_count as "memberCount",
  g.hidden_at is not null as hidden, g.first_sent_at as "firstSentAt", g.version, g.created_at as "createdAt",
  g.updated_at as "updatedAt"`;

export function asSeenBy(actor: Actor, row: ChatGroupRow): ChatGroup {
  return { ...row, permissions: permissionsFor(actor, row) };
}

/** @throws AppError NOT_FOUND */
export async function chatGroupRow(
  tx: ClinicTransaction,
  id: string,
  lock: '' | 'for no key update' = '',
): Promise<ChatGroupRow> {
  const [row] = await chatGroupRows(tx, [id], lock);
  if (!row) throw notFound('chat group');
  return row;
}

/** Those that there are, in one order for everybody, so that two who lock several cannot wait for each other. */
export function chatGroupRows(
  tx: ClinicTransaction,
  ids: readonly string[],
  lock: '' | 'for no key update' = '',
): Promise<ChatGroupRow[]> {
  return tx.query<ChatGroupRow>(
    `select ${CHAT_GROUP} from chat_group g
     where g.clinic_id = $1 and g.id = any ($2) and g.deleted_at is null order by g.id ${lock}`,
    [tx.clinicId, ids.filter(isId)],
  );
}
