import { Injectable } from '@nestjs/common';
import { type Actor, DirectoryFeed, DirectoryKind } from '@server/identity';
import { Clock, type ClinicTransaction, newId } from '@server/platform';
import { ContactAct, type FieldChange } from '../contact.model';
import { CONTACT, type ContactRow, type ContactValues } from '../contact.row';
import { differences } from '../contact-values';
import { keepWords } from '../search/close-words';
import { openForWriting } from '../search/contact-search';
import { phoneNumber } from '../phone-numbers';
import { foldedWords, searchWords, sortKey } from '../search/search-words';
import type { ContactCandidate } from './contact-candidate';

/** A contact that is there, and what the importing system calls it. */
export interface KnownContact extends ContactRow {
  readonly externalId: string | null;
}

export type MatchProblem = 'AMBIGUOUS' | 'ARCHIVED' | 'CARD_NUMBER_TAKEN';
export type Match = KnownContact | MatchProblem | undefined;

/** A contact as it is to be, new or changed. */
export interface ContactToStore {
  readonly id: string;
  readonly externalId: string | null;
  readonly values: ContactValues;
  /** What differs from what is there; absent for a new one. */
  readonly changes?: readonly FieldChange[];
}

type Found = KnownContact & { readonly at: number; readonly rank: 1 | 2 | 3 };

/** Many contacts at once: finding out who is there already, and storing them, one statement for all of them. */
@Injectable()
export class ContactBatches {
  constructor(
    private readonly clock: Clock,
    private readonly directory: DirectoryFeed,
  ) {}

  /**
   * By the importing system's id, else by card number, else by name with birth date or telephone number. The last is
   * asked in the words of an index of its own, contact_by_person, and the archive is left out afterwards: a planner that
   * has no statistics yet, as while the first file comes in, must have no other choice.
   */
  async match(tx: ClinicTransaction, candidates: readonly ContactCandidate[]): Promise<Match[]> {
    const found = await tx.query<Found>(
      `select t.at, f.rank, f.external_id as "externalId", ${CONTACT.replaceAll('c.', 'f.')}
       from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[])
         as t (at, external_id, card_number, sort_name, birth_date, phone)
       cross join lateral (
         select 1 as rank, c.* from contact c where c.clinic_id = $1 and c.external_id = t.external_id
         union all
         select 2, c.* from contact c where c.clinic_id = $1 and c.card_number = t.card_number
         union all
         select 3, c.* from contact c where c.clinic_id = $1 and c.sort_name <> '' and c.sort_name = t.sort_name
           and (c.birth_date = t.birth_date or c.phone = t.phone)
       ) f`,
      [
        tx.clinicId,
        candidates.map((_, at) => at),
        candidates.map(({ externalId }) => externalId),
        candidates.map(({ values }) => values.cardNumber ?? null),
        candidates.map(({ sortName }) => sortName),
        candidates.map(({ values }) => values.birthDate ?? null),
        candidates.map(({ values }) => values.phone ?? null),
      ],
    );
    const byCandidate = Map.groupBy(found, ({ at }) => at);
    return candidates.map((candidate, at) => matched(candidate, byCandidate.get(at) ?? []));
  }

  /** Adds the new ones and changes the others, with their search words and their history. */
  async store(tx: ClinicTransaction, actor: Actor, contacts: readonly ContactToStore[]): Promise<void> {
    if (contacts.length === 0) return;
    const now = this.clock.now();
    const rows = contacts.map(({ id, externalId, values }) => ({
      ...{ id, name: values.name, sort_name: sortKey(values.name), phone: values.phone, email: values.email },
      ...{ birth_date: values.birthDate, card_number: values.cardNumber, language: values.language },
      ...{ notes: values.notes, external_id: externalId, words: wordsOf(values) },
    }));
    await tx.query(
      `insert into contact (clinic_id, id, name, sort_name, phone, email, birth_date, card_number, language, notes,
         external_id, created_at, created_by, updated_at)
       select $1, id, name, sort_name, phone, email, birth_date, card_number, language, notes, external_id, $3, $4, $3
       from jsonb_to_recordset($2::jsonb) as t (id uuid, name text, sort_name text, phone text, email text,
         birth_date date, card_number text, language text, notes text, external_id text)
       on conflict (clinic_id, id) do update set name = excluded.name, sort_name = excluded.sort_name,
         phone = excluded.phone, email = excluded.email, birth_date = excluded.birth_date,
         card_number = excluded.card_number, language = excluded.language, notes = excluded.notes,
         external_id = excluded.external_id, updated_at = excluded.updated_at, version = contact.version + 1`,
      [tx.clinicId, JSON.stringify(rows), now, actor.personId],
    );
    await openForWriting(tx);
    await tx.query(
      `insert into contact_search (clinic_id, contact_id, words)
       select $1, id, words from jsonb_to_recordset($2::jsonb) as t (id uuid, words text)
       on conflict (clinic_id, contact_id) do update set words = excluded.words
         where contact_search.words is distinct from excluded.words`,
      [tx.clinicId, JSON.stringify(rows.map(({ id, words }) => ({ id, words })))],
    );
    // In one order for everybody, so that two imports cannot wait for each other.
    await keepWords(tx, [...new Set(rows.flatMap(({ name }) => foldedWords(name)))].sort());
    await tx.query(
      `insert into contact_history (clinic_id, contact_id, id, act, changes, at, by_id)
       select $1, contact_id, id, act, changes, $3, $4
       from jsonb_to_recordset($2::jsonb) as t (contact_id uuid, id uuid, act text, changes jsonb)`,
      [
        tx.clinicId,
        JSON.stringify(
          contacts.map(({ id: contact_id, changes }) => {
            const act = changes ? ContactAct.UPDATED : ContactAct.IMPORTED;
            return { contact_id, id: newId(), act, changes: changes ?? [] };
          }),
        ),
        now,
        actor.personId,
      ],
    );
    await this.directory.changed(tx, DirectoryKind.CONTACT, null);
  }
}

/** What a candidate makes of a contact that is there, or of nobody. */
export function contactToStore(
  candidate: ContactCandidate,
  known: KnownContact | undefined,
): ContactToStore | undefined {
  if (!known) {
    const { name = '' } = candidate.values;
    return { id: newId(), externalId: candidate.externalId, values: { ...NOTHING, ...candidate.values, name } };
  }
  const changes = differences(known, candidate.values);
  const externalId = candidate.externalId ?? known.externalId;
  if (externalId !== known.externalId) {
    changes.push({ field: 'externalId', before: known.externalId, after: externalId });
  }
  if (changes.length === 0) return undefined;
  return { id: known.id, externalId, values: { ...known, ...candidate.values }, changes };
}

const NOTHING = { phone: null, email: null, birthDate: null, cardNumber: null, language: null, notes: '' };

function wordsOf(values: ContactValues): string {
  const national = values.phone === null ? null : (phoneNumber(values.phone, null)?.national ?? null);
  return searchWords({ ...values, nationalPhone: national });
}

function matched(candidate: ContactCandidate, found: readonly Found[]): Match {
  const ofRank = (wanted: number) => found.filter(({ rank }) => rank === wanted);
  const [byId] = ofRank(1);
  const [byCard] = ofRank(2);
  const couldBe = ({ externalId }: KnownContact) =>
    candidate.externalId === null || externalId === null || externalId === candidate.externalId;
  if (byCard && ((byId && byId.id !== byCard.id) || !couldBe(byCard))) return 'CARD_NUMBER_TAKEN';
  const known = byId ?? byCard;
  if (known) return known.archivedAt === null ? known : 'ARCHIVED';
  const { cardNumber } = candidate.values;
  const [byName, another] = ofRank(3).filter(
    (one) =>
      one.archivedAt === null &&
      couldBe(one) &&
      (!cardNumber || one.cardNumber === null || one.cardNumber === cardNumber),
  );
  return another ? 'AMBIGUOUS' : byName;
}
