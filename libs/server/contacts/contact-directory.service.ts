import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import {
  type ClinicTransaction,
  Database,
  decodeCursor,
  encodeCursor,
  forwardPage,
  invalidField,
  isId,
} from '@server/platform';
import { ContactJournal } from './contact-journal';
import { type ContactDuplicatesArgs, type ContactsArgs, ContactSort } from './contact.input';
import type { Contact, ContactConnection } from './contact.model';
import { asSeenBy, CONTACT, type ContactRow } from './contact.row';
import { phoneCountry } from './contact-values';
import { phoneNumber } from './phone-numbers';
import {
  exactPatterns,
  fewMatches,
  type Patterns,
  searchFor,
  similarPatterns,
  tokensOf,
} from './search/contact-search';
import { foldedWords } from './search/search-words';

/** A part of the contacts that another library knows: a condition on the id of a contact, with one value in it. */
export interface ContactSet {
  readonly condition: (contactId: string, value: string) => string;
  readonly value: unknown;
}

type Mode = 'exact' | 'similar';

interface DirectoryRow extends ContactRow {
  readonly sort_key: string;
}

/** Whether the database can read a part of a cursor as its type: a cursor comes from outside. */
const readable = {
  text: () => true,
  date: (text: string) => text === 'infinity' || /^\d{4}-\d\d-\d\d$/.test(text),
  timestamptz: (text: string) => !Number.isNaN(Date.parse(text)),
};

/** What the directory is sorted by, as it is in the index, and the type that a cursor carries it as. */
const keys: Readonly<
  Record<ContactSort, { readonly key: string; readonly type: keyof typeof readable; readonly descending: boolean }>
> = {
  [ContactSort.NAME]: { key: 'c.sort_name', type: 'text', descending: false },
  [ContactSort.NAME_DESC]: { key: 'c.sort_name', type: 'text', descending: true },
  [ContactSort.BIRTH_DATE]: { key: `coalesce(c.birth_date, 'infinity')`, type: 'date', descending: false },
  [ContactSort.BIRTH_DATE_DESC]: { key: `coalesce(c.birth_date, 'infinity')`, type: 'date', descending: true },
  [ContactSort.UPDATED]: { key: 'c.updated_at', type: 'timestamptz', descending: false },
  [ContactSort.UPDATED_DESC]: { key: 'c.updated_at', type: 'timestamptz', descending: true },
};

/** Many people share a birth date; more of them than this are no warning any more. */
const MOST_DUPLICATES = 10;
const MOST_BORN_ON_ONE_DAY = 200;

/** Finding contacts: pages of the directory, and people who may be there already. */
@Injectable()
export class ContactDirectory {
  constructor(
    private readonly database: Database,
    private readonly journal: ContactJournal,
  ) {}

  /** Where nothing matches what was searched, the names that are close to it. */
  async page(actor: Actor, args: ContactsArgs, among?: ContactSet): Promise<ContactConnection> {
    const page = await this.database.inClinic(actor.clinicId, async (tx) => {
      if (!args.search) return asPage(actor, args, 'exact', await this.rows(tx, args, 'exact', undefined, among));
      const tokens = tokensOf(args.search);
      const mode = modeOf(args);
      const exact = mode === 'similar' ? undefined : exactPatterns(tokens);
      const rows = exact ? await this.rows(tx, args, 'exact', exact, among) : [];
      if (rows.length > 0 || mode === 'exact') return asPage(actor, args, 'exact', rows);
      const similar = await similarPatterns(tx, tokens);
      return asPage(actor, args, 'similar', similar ? await this.rows(tx, args, 'similar', similar, among) : []);
    });
    await this.journal.read(actor, 'SEARCH_CONTACTS', { shown: page.edges.length });
    return page;
  }

  /** Contacts with this telephone number, or with this birth date and a name in common. */
  async duplicates(actor: Actor, { phone, birthDate, name, exceptId }: ContactDuplicatesArgs): Promise<Contact[]> {
    const found = await this.database.inClinic(actor.clinicId, async (tx) => {
      const number = phone ? phoneNumber(phone, await phoneCountry(tx)) : undefined;
      const names = new Set(foldedWords(name ?? ''));
      const candidates = await tx.query<ContactRow>(
        `select ${CONTACT} from contact c
         where c.clinic_id = $1 and (c.phone = $2 or c.birth_date = $3::date) and c.id is distinct from $4::uuid
         order by c.sort_name, c.id limit ${MOST_BORN_ON_ONE_DAY}`,
        [tx.clinicId, number?.international ?? null, birthDate ?? null, exceptId && isId(exceptId) ? exceptId : null],
      );
      const isSame = (contact: ContactRow) =>
        (number !== undefined && contact.phone === number.international) ||
        foldedWords(contact.name).some((word) => names.has(word));
      return candidates
        .filter(isSame)
        .slice(0, MOST_DUPLICATES)
        .map((row) => asSeenBy(actor, row));
    });
    await this.journal.read(actor, 'SEARCH_CONTACTS', { shown: found.length });
    return found;
  }

  private async rows(
    tx: ClinicTransaction,
    args: ContactsArgs,
    mode: Mode,
    search: Patterns | undefined,
    among: ContactSet | undefined,
  ): Promise<DirectoryRow[]> {
    const { key, type, descending } = keys[args.sort];
    const direction = descending ? 'desc' : 'asc';
    const values: unknown[] = [tx.clinicId];
    const value = (given: unknown) => `$${values.push(given)}`;
    const conditions = ['c.clinic_id = $1', `c.archived_at is ${args.archived ? 'not null' : 'null'}`];
    let join = '';
    if (search) {
      await searchFor(tx, search);
      const found = await fewMatches(tx, search);
      if (found) conditions.push(`c.id = any (${value(found)}::uuid[])`);
      else {
        join = 'join contact_search s on s.clinic_id = c.clinic_id and s.contact_id = c.id';
        conditions.push(`s.words ~ all (${value(search.slice(1))}::text[])`);
      }
    }
    if (among) conditions.push(among.condition('c.id', value(among.value)));
    if (typeof args.after === 'string') {
      const [after, afterId] = decodeCursor(listOf(args, mode), args.after, 'after', ['string', 'id']);
      if (!readable[type](String(after))) throw invalidField('after', 'This cursor is not known here.');
      conditions.push(
        `(${key}, c.id) ${descending ? '<' : '>'} (${value(after)}::text::${type}, ${value(afterId)}::uuid)`,
      );
    }
    return tx.query<DirectoryRow>(
      `select ${CONTACT}, (${key})::text as sort_key
       from contact c ${join}
       where ${conditions.join(' and ')}
       order by ${key} ${direction}, c.id ${direction} limit ${value(args.first + 1)}`,
      values,
    );
  }
}

/** A cursor belongs to one order, and to what matches or to what is close. */
function listOf({ sort }: ContactsArgs, mode: Mode): string {
  return `contacts ${sort} ${mode}`;
}

/** The first page finds out what there is; the following ones go on with it. */
function modeOf(args: ContactsArgs): Mode | undefined {
  if (typeof args.after !== 'string') return undefined;
  try {
    decodeCursor(listOf(args, 'similar'), args.after, 'after', ['string', 'id']);
    return 'similar';
  } catch {
    return 'exact';
  }
}

function asPage(actor: Actor, args: ContactsArgs, mode: Mode, rows: readonly DirectoryRow[]): ContactConnection {
  const page = forwardPage(rows, args, {
    cursor: (row) => encodeCursor(listOf(args, mode), [row.sort_key, row.id]),
    node: (row) => asSeenBy(actor, row),
  });
  return { ...page, similar: mode === 'similar' && rows.length > 0 };
}
