import type { ContactCandidate } from '@server/contacts';
import type { ClinicTransaction } from '@server/platform';
import type { EarlierRow } from './batch-fates';
import type { ContactImportState } from './contact-import.row';

/**
 * What the file said before of the same people, or with the same card numbers. The look-ups are fenced: with the id of
 * the import beside the key, a planner without statistics would rather read the whole file, for every batch again.
 */
export async function earlierRows(
  tx: ClinicTransaction,
  { id, donePass, doneAt }: ContactImportState,
  candidates: readonly ContactCandidate[],
): Promise<EarlierRow[]> {
  const rows = await tx.query<EarlierRow>(
    `select distinct on (pass, at) match_key as "matchKey", card_number as "cardNumber", contact_id as "contactId",
       group_ids as "groupIds"
     from (
       select r.* from unnest($3::text[]) as k (key) cross join lateral (
         select * from contact_import_row where clinic_id = $1 and match_key = k.key offset 0) r
       union all
       select r.* from unnest($4::text[]) as k (card) cross join lateral (
         select * from contact_import_row where clinic_id = $1 and card_number = k.card offset 0) r
     ) found
     where import_id = $2 and (pass, at) <= ($5::smallint, $6::int)
       and fate in ('CREATED', 'UPDATED', 'UNCHANGED', 'DUPLICATE')
     order by pass, at`,
    [
      ...[tx.clinicId, id],
      [...new Set(candidates.map(({ key }) => key))],
      [...new Set(candidates.flatMap(({ values }) => (values.cardNumber ? [values.cardNumber] : [])))],
      ...[donePass, doneAt],
    ],
  );
  return gathered(rows);
}

/** The groups of all earlier rows about one person together. */
function gathered(earlier: readonly EarlierRow[]): EarlierRow[] {
  const byKey = new Map<string, EarlierRow>();
  for (const row of earlier) {
    const before = byKey.get(row.matchKey);
    byKey.set(row.matchKey, before ? { ...before, groupIds: [...before.groupIds, ...row.groupIds] } : row);
  }
  return [...byKey.values()];
}
