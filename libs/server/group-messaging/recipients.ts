import type { MessageClass } from '@server/contacts';
import type { ClinicTransaction } from '@server/platform';
import type { GroupSendPreflight } from './group-send.model';

/** Writing a hundred thousand rows takes longer than a request may otherwise hold the database. */
const MOST_MS = 120_000;

/** To whom a send is limited: those for whom an earlier one is at one of these statuses. */
export interface EarlierRecipients {
  readonly sendId: string;
  readonly statuses: readonly ('SENT' | 'DELIVERED' | 'READ')[];
}

export interface Chosen {
  readonly groupIds: readonly string[];
  readonly messageClass: MessageClass;
  readonly among: EarlierRecipients | null;
}

const CANDIDATES = `group_send_candidates($1, $2::uuid[], $3, null) k
  where ($4::uuid is null or exists (
    select 1 from group_send_recipient o
    where o.clinic_id = $1 and o.send_id = $4 and o.contact_id = k.contact_id and o.status = any ($5)))`;

const values = (tx: ClinicTransaction, { groupIds, messageClass, among }: Chosen) => [
  tx.clinicId,
  groupIds,
  messageClass,
  among?.sendId ?? null,
  among?.statuses ?? [],
];

/** Whom it would reach now; by the same function that the rows of a send are written by. */
export async function preflight(tx: ClinicTransaction, chosen: Chosen): Promise<GroupSendPreflight> {
  await mayTakeLong(tx);
  const [counted] = await tx.query<GroupSendPreflight>(
    `select coalesce(sum(cardinality(k.group_ids)), 0)::int as memberships, count(*)::int as patients,
       (coalesce(sum(cardinality(k.group_ids)), 0) - count(*))::int as duplicates,
       count(*) filter (where k.reason = 'ARCHIVED')::int as archived,
       count(*) filter (where k.reason = 'OPTED_OUT')::int as "optedOut",
       count(*) filter (where k.reason = 'NO_CONSENT')::int as "withoutConsent",
       count(*) filter (where k.reason = 'NO_PORTAL_ACCESS')::int as "withoutPortalAccess",
       count(*) filter (where k.reason is null)::int as recipients
     from ${CANDIDATES}`,
    values(tx, chosen),
  );
  if (!counted) throw new Error('an aggregate gave no row');
  return counted;
}

/**
 * Writes one row for each patient, in one statement.
 * @returns how many it will be sent to, and how many are skipped
 */
export async function writeRecipients(
  tx: ClinicTransaction,
  sendId: string,
  chosen: Chosen,
  now: Date,
): Promise<{ readonly recipients: number; readonly skipped: number }> {
  await mayTakeLong(tx);
  const [written] = await tx.query<{ recipients: number; skipped: number }>(
    `with written as (
       insert into group_send_recipient (clinic_id, send_id, contact_id, group_ids, status, reason, queued_at)
       select $1, $6, k.contact_id, k.group_ids, case when k.reason is null then 'QUEUED' else 'SKIPPED' end,
         k.reason, $7
       from ${CANDIDATES}
       returning status
     )
     select count(*) filter (where status = 'QUEUED')::int as recipients,
       count(*) filter (where status = 'SKIPPED')::int as skipped from written`,
    [...values(tx, chosen), sendId, now],
  );
  return written ?? { recipients: 0, skipped: 0 };
}

/** What has not gone out never will. */
export async function skipQueued(tx: ClinicTransaction, sendId: string, reason: 'UNDONE' | 'WITHDRAWN'): Promise<void> {
  await mayTakeLong(tx);
  await tx.query(
    `update group_send_recipient set status = 'SKIPPED', reason = $3
     where clinic_id = $1 and send_id = $2 and status = 'QUEUED'`,
    [tx.clinicId, sendId, reason],
  );
}

async function mayTakeLong(tx: ClinicTransaction): Promise<void> {
  await tx.query(`select set_config('statement_timeout', $1, true)`, [String(MOST_MS)]);
}
