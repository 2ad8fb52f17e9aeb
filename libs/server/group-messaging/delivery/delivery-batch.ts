import type { MessageClass } from '@server/contacts';
import type { ClinicTransaction } from '@server/platform';
import { groupsOf } from '../group-send.row';
import { writeRecipients } from '../recipients';

interface DueSend {
  readonly status: 'HELD' | 'SCHEDULED' | 'SENDING';
  readonly messageClass: MessageClass;
  readonly resolvedAt: Date | null;
}

/**
 * The next step of a send that is due, in one transaction: its recipients are written if it was scheduled, or the next
 * of them are served. Whoever was taken out of the group, refused, or was put into the archive meanwhile is skipped.
 * @returns whether something was done; not where another process is at it, or nothing is left to do
 */
export async function deliverBatch(tx: ClinicTransaction, sendId: string, now: Date, most: number): Promise<boolean> {
  const [send] = await tx.query<DueSend>(
    `select status, message_class as "messageClass", resolved_at as "resolvedAt" from group_send
     where clinic_id = $1 and id = $2 and status in ('HELD', 'SCHEDULED', 'SENDING') and release_at <= $3
     for update skip locked`,
    [tx.clinicId, sendId, now],
  );
  if (!send) return false;
  const groupIds = await groupsOf(tx, sendId);
  const hidden = await lockGroups(tx, groupIds);
  if (send.status !== 'SENDING' && hidden) {
    await tx.query(`update group_send set status = 'PAUSED' where clinic_id = $1 and id = $2`, [tx.clinicId, sendId]);
    return true;
  }
  if (send.resolvedAt === null) {
    await writeRecipients(tx, sendId, { groupIds, messageClass: send.messageClass, among: null }, now);
  }
  const served = send.resolvedAt === null ? most : await serveNext(tx, sendId, groupIds, send.messageClass, now, most);
  // Even a batch that served nobody ends the send: it is what finds that nothing is left.
  await tx.query(
    `update group_send set status = $3, resolved_at = coalesce(resolved_at, $5), sent_at = $4
     where clinic_id = $1 and id = $2`,
    [tx.clinicId, sendId, served < most ? 'SENT' : 'SENDING', served < most ? now : null, now],
  );
  return true;
}

/**
 * Who takes a patient out of a group, or hides it, holds the row of the group: so each of that comes before this batch
 * or after it, and nothing is sent to who was taken out by a commit before. Not a shared lock: batches that follow each
 * other would keep a removal waiting.
 * @returns whether one of them is hidden
 */
async function lockGroups(tx: ClinicTransaction, groupIds: readonly string[]): Promise<boolean> {
  const rows = await tx.query<{ hidden: boolean }>(
    `select hidden_at is not null as hidden from chat_group
     where clinic_id = $1 and id = any ($2) order by id for no key update`,
    [tx.clinicId, groupIds],
  );
  return rows.some(({ hidden }) => hidden);
}

/** @returns how many were served, skipped ones included */
async function serveNext(
  tx: ClinicTransaction,
  sendId: string,
  groupIds: readonly string[],
  messageClass: MessageClass,
  now: Date,
  most: number,
): Promise<number> {
  const next = await tx.query<{ id: string }>(
    `select contact_id as id from group_send_recipient
     where clinic_id = $1 and send_id = $2 and status = 'QUEUED' order by contact_id limit $3`,
    [tx.clinicId, sendId, most],
  );
  if (next.length === 0) return 0;
  await tx.query(
    `update group_send_recipient r set
       status = case when l.found and l.reason is null then 'SENT' else 'SKIPPED' end,
       reason = case
         when l.found then l.reason
         when exists (select 1 from chat_group_membership m where m.clinic_id = $1 and m.contact_id = r.contact_id
           and m.group_id = any ($3) and m.removed_at is null) then 'HIDDEN'
         else 'REMOVED' end,
       group_ids = coalesce(l.group_ids, r.group_ids),
       sent_at = case when l.found and l.reason is null then $6::timestamptz end
     from (
       select i.id, k.group_ids, k.reason, k.contact_id is not null as found
       from unnest($5::uuid[]) as i (id)
       left join group_send_candidates($1, $3::uuid[], $4, $5::uuid[]) k on k.contact_id = i.id
     ) l
     where r.clinic_id = $1 and r.send_id = $2 and r.contact_id = l.id and r.status = 'QUEUED'`,
    [tx.clinicId, sendId, groupIds, messageClass, next.map(({ id }) => id), now],
  );
  return next.length;
}
