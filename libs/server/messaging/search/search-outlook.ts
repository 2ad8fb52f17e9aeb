import type { Actor } from '@server/identity';
import type { ClinicTransaction } from '@server/platform';
import type { SearchOutlook } from './search-way';

interface PlanNode {
  readonly Alias?: string;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly PlanNode[];
}

/**
 * How many messages there are to look through, and how many have the words, as far as the planner of PostgreSQL knows:
 * from statistics, without reading a row.
 */
export async function outlookOf(
  tx: ClinicTransaction,
  actor: Actor,
  asked: { readonly tsquery: string; readonly roomId: string | null; readonly wanted: number },
): Promise<SearchOutlook> {
  const [mine] = await tx.query<{ rooms: number; readable: number }>(
    `select count(*)::int as rooms,
       coalesce(sum(greatest(coalesce(a.until_seq, r.last_seq + 1) - a.from_seq, 0)), 0)::int as readable
     from chat_room_reader a join chat_room r on r.clinic_id = a.clinic_id and r.id = a.room_id
     where a.clinic_id = $1 and a.person_id = $2 and ($3::uuid is null or a.room_id = $3)`,
    [tx.clinicId, actor.personId, asked.roomId],
  );
  // Both parts of the table of words stand under its policy, which weighs the same in both.
  const [plan] = await tx.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
    `explain (format json) select from
       (select from chat_message every where clinic_id = $1 offset 0) a,
       (select from chat_message_words unasked where clinic_id = $1 offset 0) b,
       (select from chat_message_words asked where clinic_id = $1 and words @@ $2::tsquery offset 0) c`,
    [tx.clinicId, asked.tsquery],
  );
  const rowsOf = (alias: string): number => {
    const search = (node: PlanNode): number | undefined =>
      node.Alias === alias ? node['Plan Rows'] : node.Plans?.map(search).find((rows) => rows !== undefined);
    return plan?.['QUERY PLAN'].map(({ Plan }) => search(Plan)).find((rows) => rows !== undefined) ?? 1;
  };
  return {
    all: Math.max(rowsOf('every'), mine?.readable ?? 0),
    readable: mine?.readable ?? 0,
    rooms: mine?.rooms ?? 0,
    share: rowsOf('asked') / rowsOf('unasked'),
    wanted: asked.wanted,
  };
}
