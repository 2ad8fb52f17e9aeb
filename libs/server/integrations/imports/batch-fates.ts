import {
  candidateOf,
  type ContactCandidate,
  contactToStore,
  type ContactToStore,
  type KnownContact,
} from '@server/contacts';
import { type ImportField, RowFate, RowProblem } from './contact-import.model';
import { mappedRow } from './column-mapping';

/** A row of the file as the import keeps it. */
export interface KeptRow {
  readonly pass: number;
  readonly at: number;
  readonly cells: readonly string[];
}

/** A row, what it says, and its fate so far. */
export interface JudgedRow extends KeptRow {
  candidate: ContactCandidate | undefined;
  groupIds: string[];
  fate: RowFate | undefined;
  reason: RowProblem | undefined;
  contactId: string | null;
  known: KnownContact | undefined;
  toStore: ContactToStore | undefined;
  assigned: number;
}

/** An earlier row of the file about the same person, or with the same card number. */
export interface EarlierRow {
  readonly matchKey: string;
  readonly cardNumber: string | null;
  readonly contactId: string | null;
  readonly groupIds: readonly string[];
}

export interface Reading {
  readonly mapping: readonly (ImportField | null)[];
  readonly country: string | null;
  readonly today: string;
  /** The groups of the clinic by the key of their name. */
  readonly groups: ReadonlyMap<string, { readonly id: string; readonly hidden: boolean }>;
  readonly nameKey: (name: string) => string;
}

/** What a row says, or why it cannot be taken, without a look at who is there. */
export function readRow(row: KeptRow, { mapping, country, today, groups, nameKey }: Reading): JudgedRow {
  const { contact, groups: names } = mappedRow(mapping, row.cells);
  const judged: JudgedRow = {
    ...row,
    candidate: undefined,
    groupIds: [],
    fate: undefined,
    reason: undefined,
    contactId: null,
    known: undefined,
    toStore: undefined,
    assigned: 0,
  };
  const candidate = candidateOf(contact, country, today);
  if (typeof candidate === 'string') return refused(judged, RowProblem[candidate]);
  const wanted = names.map((name) => groups.get(nameKey(name)));
  if (wanted.includes(undefined)) return refused(judged, RowProblem.UNKNOWN_GROUP);
  if (wanted.some((group) => group?.hidden)) return refused(judged, RowProblem.GROUP_HIDDEN);
  judged.candidate = candidate;
  judged.groupIds = [...new Set(wanted.flatMap((group) => (group ? [group.id] : [])))];
  return judged;
}

/** The fate of each row, given who is there and what earlier rows of the file were about. */
export class BatchFates {
  private readonly byKey = new Map<string, EarlierRow>();
  private readonly byCard = new Map<string, string>();

  constructor(earlier: readonly EarlierRow[]) {
    for (const row of earlier) this.note(row);
  }

  judge(row: JudgedRow, match: KnownContact | RowProblem | undefined): void {
    const { candidate } = row;
    if (!candidate) return;
    const before = this.byKey.get(candidate.key);
    if (before) {
      row.fate = RowFate.DUPLICATE;
      row.contactId = before.contactId;
      row.groupIds = row.groupIds.filter((id) => !before.groupIds.includes(id));
      this.note({ ...before, groupIds: [...before.groupIds, ...row.groupIds] });
      return;
    }
    if (typeof match === 'string') return void refused(row, match);
    const card = candidate.values.cardNumber ?? null;
    if (card && this.byCard.has(card)) return void refused(row, RowProblem.CARD_NUMBER_TAKEN);
    if (!match && !candidate.sortName) return void refused(row, RowProblem.NO_NAME);
    row.known = match;
    row.toStore = contactToStore(candidate, match);
    row.contactId = match?.id ?? row.toStore?.id ?? null;
    row.fate = !match ? RowFate.CREATED : row.toStore ? RowFate.UPDATED : RowFate.UNCHANGED;
    this.note({ matchKey: candidate.key, cardNumber: card, contactId: row.contactId, groupIds: row.groupIds });
  }

  private note(row: EarlierRow): void {
    this.byKey.set(row.matchKey, row);
    if (row.cardNumber) this.byCard.set(row.cardNumber, row.matchKey);
  }
}

export function refused(row: JudgedRow, reason: RowProblem): JudgedRow {
  return Object.assign(row, { fate: RowFate.INVALID, reason, groupIds: [], candidate: undefined });
}
