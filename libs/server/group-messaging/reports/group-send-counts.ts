import type { ClinicTransaction } from '@server/platform';
import type { GroupSendCounts } from '../group-send.model';

type Status = Exclude<keyof GroupSendCounts, 'total'>;

/** How many patients of each send are at which status: read from an index, only for sends that somebody looks at. */
export async function countsOf(tx: ClinicTransaction, sendIds: readonly string[]): Promise<GroupSendCounts[]> {
  const rows = await tx.query<{ sendId: string; status: Status; n: number }>(
    `select send_id as "sendId", lower(status) as status, count(*)::int as n from group_send_recipient
     where clinic_id = $1 and send_id = any ($2) group by send_id, status`,
    [tx.clinicId, sendIds],
  );
  return sendIds.map((id) => {
    const counts = { total: 0, queued: 0, sent: 0, delivered: 0, read: 0, failed: 0, skipped: 0 };
    for (const { sendId, status, n } of rows) {
      if (sendId !== id) continue;
      counts[status] += n;
      counts.total += n;
    }
    return counts;
  });
}
