import type { ClinicTransaction } from '@server/platform';
import { closeWords } from './close-words';
import { digitsOf, foldedWords } from './search-words';

const NUMBER_ONLY = /^[\d\s+()./-]*$/;
/**
 * So many are read whole and sorted. With more, walking along the order of the list meets enough of them, but late
 * where all of them stand at its end: a search for names with Z. So "few" is a seventh of a large clinic.
 */
const FEW = 15_000;

/** What to look for: what the words of a contact must all match, the most telling pattern first. */
export type Patterns = readonly [string, ...string[]];

/** What was typed, word by word and number by number, the longest first. */
export function tokensOf(text: string): string[] {
  const tokens = NUMBER_ONLY.test(text) ? [digitsOf(text)] : text.split(/\s+/).flatMap(tokensOfPart);
  return [...new Set(tokens)].filter((token) => token !== '').sort((a, b) => b.length - a.length);
}

/** A word is found by its beginning, a number by any part of it. */
export function exactPatterns(tokens: readonly string[]): Patterns | undefined {
  const [first, ...rest] = tokens.map((token) => (isWord(token) ? ` ${token}` : token));
  return first === undefined ? undefined : [first, ...rest];
}

/**
 * The same with words that are in names of the clinic and close to what was typed.
 * @returns undefined when there are none, or a number was typed: that is right or wrong
 */
export async function similarPatterns(tx: ClinicTransaction, tokens: readonly string[]): Promise<Patterns | undefined> {
  if (!tokens.every(isWord)) return undefined;
  const patterns: string[] = [];
  for (const token of tokens) {
    const close = await closeWords(tx, token);
    patterns.push(close.length > 0 ? ` (${token}|(${close.join('|')}) )` : ` ${token}`);
  }
  const [first, ...rest] = patterns;
  return first === undefined || patterns.every((pattern) => !pattern.includes('|')) ? undefined : [first, ...rest];
}

/** Searches within this transaction: the policy of `contact_search` shows only what is asked for here. */
export async function searchFor(tx: ClinicTransaction, [first]: Patterns): Promise<void> {
  await tx.query(`select set_config('app.contact_search', $1, true)`, [first]);
}

/** Shows every row of the clinic, for those who write there. */
export async function openForWriting(tx: ClinicTransaction): Promise<void> {
  await searchFor(tx, ['^']);
}

/** The contacts that match, or undefined when they are too many to be read whole. */
export async function fewMatches(tx: ClinicTransaction, [, ...rest]: Patterns): Promise<string[] | undefined> {
  const rows = await tx.query<{ id: string }>(
    `select contact_id as id from contact_search where clinic_id = $1 and words ~ all ($2::text[]) limit ${FEW + 1}`,
    [tx.clinicId, rest],
  );
  return rows.length > FEW ? undefined : rows.map(({ id }) => id);
}

const isWord = (token: string) => /\D/.test(token);

/** A date, a telephone number and a card number within a text keep together. */
function tokensOfPart(part: string): string[] {
  if (NUMBER_ONLY.test(part)) return [digitsOf(part)];
  const words = foldedWords(part);
  return /\d/.test(part) ? [words.join('')] : words;
}
