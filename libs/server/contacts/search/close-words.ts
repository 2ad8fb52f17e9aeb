import type { ClinicTransaction } from '@server/platform';

const SHORTEST = 3;
const MOST = 8;

/** Words in names of the clinic that are one slip away from what was typed, or two where it is long. */
export async function closeWords(tx: ClinicTransaction, token: string): Promise<string[]> {
  if (token.length < SHORTEST) return [];
  const allowed = slipsAllowed(token);
  const rows = await tx.query<{ word: string }>(
    `select word from contact_word
     where clinic_id = $1 and size between $2 and $3 and similarity(word, $4) >= 0.15
     order by similarity(word, $4) desc, word limit 100`,
    [tx.clinicId, token.length - allowed, token.length + allowed, token],
  );
  return rows
    .map(({ word }) => ({ word, slips: slipsBetween(word, token) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, MOST)
    .map(({ word }) => word);
}

/** Adds words to those that names of the clinic consist of. */
export async function keepWords(tx: ClinicTransaction, words: readonly string[]): Promise<void> {
  await tx.query(
    `insert into contact_word (clinic_id, word, size) select distinct $1::uuid, word, length(word)
     from unnest($2::text[]) as t (word) on conflict do nothing`,
    [tx.clinicId, words],
  );
}

export const slipsAllowed = (word: string) => (word.length < 7 ? 1 : 2);

/** How many letters were left out, put in, changed, or swapped with their neighbour. */
export function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
