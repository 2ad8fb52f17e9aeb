import { Language } from '@server/identity';
import { AppError } from '@server/platform';
import { isEmail } from 'class-validator';
import type { ContactValues } from '../contact.row';
import { storedValues } from '../contact-values';
import { sortKey } from '../search/search-words';

/** What a foreign system says of a person, as texts. What is absent or empty stays as it is here. */
export interface ForeignContact {
  readonly externalId?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly birthDate?: string;
  readonly cardNumber?: string;
  readonly language?: string;
  readonly notes?: string;
}

/** Why a row cannot be taken. */
export type CandidateProblem =
  | 'NO_KEY'
  | 'WRONG_NAME'
  | 'WRONG_PHONE'
  | 'WRONG_EMAIL'
  | 'WRONG_BIRTH_DATE'
  | 'WRONG_CARD_NUMBER'
  | 'WRONG_LANGUAGE'
  | 'WRONG_NOTES'
  | 'WRONG_EXTERNAL_ID';

/** The same in the form in which it is stored, and by what it is known again. */
export interface ContactCandidate {
  readonly externalId: string | null;
  readonly sortName: string | null;
  readonly values: Partial<ContactValues>;
  /** The strongest of what tells this person from others: two rows with the same key are the same person. */
  readonly key: string;
}

const limits = {
  externalId: [100, 'WRONG_EXTERNAL_ID'],
  name: [160, 'WRONG_NAME'],
  email: [254, 'WRONG_EMAIL'],
  cardNumber: [40, 'WRONG_CARD_NUMBER'],
  notes: [4000, 'WRONG_NOTES'],
} as const;

/** @param today as YYYY-MM-DD; @returns a problem instead when it can be nobody's data, or could be anybody's */
export function candidateOf(
  given: ForeignContact,
  country: string | null,
  today: string,
): ContactCandidate | CandidateProblem {
  const texts = Object.fromEntries(
    Object.entries(given).flatMap(([field, text]: [string, string]) => (text.trim() ? [[field, text.trim()]] : [])),
  ) as ForeignContact;
  for (const [field, [most, problem]] of Object.entries(limits)) {
    if ((texts[field as keyof typeof limits]?.length ?? 0) > most) return problem;
  }
  if (texts.email && !isEmail(texts.email)) return 'WRONG_EMAIL';
  const language = texts.language ? languageOf(texts.language) : undefined;
  if (texts.language && !language) return 'WRONG_LANGUAGE';
  const { externalId = null, language: _, birthDate, ...others } = texts;
  let values: Partial<ContactValues>;
  try {
    const day = birthDate ? { birthDate: isoDate(birthDate) } : {};
    values = storedValues({ ...others, ...day, ...(language && { language }) }, country, today);
  } catch (error) {
    if (error instanceof AppError && error.code === 'VALIDATION_FAILED') return problemOf(error);
    throw error;
  }
  const sortName = values.name ? sortKey(values.name) : null;
  const key = keyOf(externalId, sortName, values);
  return key === null ? 'NO_KEY' : { externalId, sortName, values, key };
}

/** A name alone is no key: many people share one. */
function keyOf(externalId: string | null, sortName: string | null, values: Partial<ContactValues>): string | null {
  if (externalId) return `id ${externalId}`;
  if (values.cardNumber) return `card ${values.cardNumber}`;
  if (!sortName) return null;
  if (values.birthDate) return `born ${values.birthDate} ${sortName}`;
  return values.phone ? `phone ${values.phone} ${sortName}` : null;
}

const languageOf = (text: string): Language | undefined =>
  [Language.EN, Language.RU].find((one) => text.toUpperCase().split(/[-_]/)[0] === one);

/** 12.03.1980 as it is written in Europe; everything else must be as ISO has it. */
const isoDate = (text: string) =>
  text.replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, d: string, m: string, y: string) => {
    return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  });

function problemOf(error: AppError): CandidateProblem {
  const field = error.details.fields?.[0]?.field;
  return field === 'phone' ? 'WRONG_PHONE' : 'WRONG_BIRTH_DATE';
}
