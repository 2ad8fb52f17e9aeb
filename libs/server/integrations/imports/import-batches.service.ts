import { Injectable } from '@nestjs/common';
import { type Belonging, chatGroupRows, ChatGroupAssignments, nameKey } from '@server/chat-groups';
import { ContactBatches, phoneCountry } from '@server/contacts';
import type { Actor } from '@server/identity';
import { Clock, type ClinicTransaction } from '@server/platform';
import { BatchFates, type JudgedRow, type KeptRow, readRow } from './batch-fates';
import { RowFate, RowProblem } from './contact-import.model';
import type { ContactImportState } from './contact-import.row';
import { earlierRows } from './earlier-rows';

/** Small enough that each statement stays far below the time limit of statements, on a busy machine too. */
const BATCH = 500;
/** So many rows are read in one go before others have their turn. */
const TURN = 100;

/** A batch of rows: finds out the fate of each, and unless it is a dry run brings it about, all in one transaction. */
@Injectable()
export class ImportBatches {
  constructor(
    private readonly clock: Clock,
    private readonly contacts: ContactBatches,
    private readonly assignments: ChatGroupAssignments,
  ) {}

  /** @returns how many rows it found; 0 when all are done */
  async run(tx: ClinicTransaction, actor: Actor, state: ContactImportState): Promise<number> {
    const kept = await tx.query<KeptRow>(
      `select pass, at, cells from contact_import_row
       where clinic_id = $1 and import_id = $2 and (pass, at) > ($3::smallint, $4::int)
       order by pass, at limit ${BATCH}`,
      [tx.clinicId, state.id, state.donePass, state.doneAt],
    );
    if (kept.length === 0) return 0;
    const rows = await this.read(tx, kept, state.mapping ?? []);
    await this.judge(tx, state, rows);
    if (state.dryRun) await this.countAssignments(tx, rows);
    else await this.bringAbout(tx, actor, rows);
    await keepFates(tx, state, rows, this.clock.now());
    return kept.length;
  }

  private async read(
    tx: ClinicTransaction,
    kept: readonly KeptRow[],
    mapping: NonNullable<ContactImportState['mapping']>,
  ): Promise<JudgedRow[]> {
    const groups = await tx.query<{ id: string; key: string; hidden: boolean }>(
      `select id, name_key as key, hidden_at is not null as hidden from chat_group
       where clinic_id = $1 and deleted_at is null`,
      [tx.clinicId],
    );
    const reading = {
      mapping,
      country: await phoneCountry(tx),
      today: this.clock.now().toISOString().slice(0, 10),
      groups: new Map(groups.map((group) => [group.key, group])),
      nameKey,
    };
    const rows: JudgedRow[] = [];
    for (const row of kept) {
      rows.push(readRow(row, reading));
      if (rows.length % TURN === 0) await new Promise(setImmediate);
    }
    return rows;
  }

  private async judge(tx: ClinicTransaction, state: ContactImportState, rows: readonly JudgedRow[]): Promise<void> {
    const readable = rows.filter((row) => row.candidate !== undefined);
    const candidates = readable.flatMap(({ candidate }) => (candidate ? [candidate] : []));
    const fates = new BatchFates(await earlierRows(tx, state, candidates));
    const matches = await this.contacts.match(tx, candidates);
    readable.forEach((row, at) => {
      const match = matches[at];
      fates.judge(row, typeof match === 'string' ? RowProblem[match] : match);
    });
  }

  /** In a dry run: how many memberships would be new. */
  private async countAssignments(tx: ClinicTransaction, rows: readonly JudgedRow[]): Promise<void> {
    const there = await tx.query<{ pair: string }>(
      `select contact_id || ' ' || group_id as pair from chat_group_membership
       where clinic_id = $1 and contact_id = any ($2::uuid[]) and removed_at is null`,
      [tx.clinicId, rows.flatMap(({ contactId, groupIds }) => (contactId && groupIds.length > 0 ? [contactId] : []))],
    );
    const pairs = new Set(there.map(({ pair }) => pair));
    for (const row of rows) {
      settle(row, row.groupIds.filter((id) => !pairs.has(`${String(row.contactId)} ${id}`)).length);
      if (row.fate === RowFate.CREATED) row.contactId = null;
    }
  }

  private async bringAbout(tx: ClinicTransaction, actor: Actor, rows: readonly JudgedRow[]): Promise<void> {
    await this.contacts.store(
      tx,
      actor,
      rows.flatMap(({ toStore }) => (toStore ? [toStore] : [])),
    );
    const byPair = new Map<string, JudgedRow>();
    const wanted: Belonging[] = [];
    for (const row of rows) {
      for (const groupId of row.contactId ? row.groupIds : []) {
        const belonging = { groupId, contactId: row.contactId ?? '' };
        byPair.set(pair(belonging), row);
        wanted.push(belonging);
      }
    }
    if (wanted.length > 0) {
      const groupIds = [...new Set(wanted.map(({ groupId }) => groupId))];
      const groups = await chatGroupRows(tx, groupIds, 'for no key update');
      const there = new Set(groups.map(({ id }) => id));
      const possible = wanted.filter(({ groupId }) => there.has(groupId));
      for (const belonging of await this.assignments.add(tx, actor, 'IMPORT', groups, possible)) {
        const row = byPair.get(pair(belonging));
        if (row) row.assigned++;
      }
    }
    for (const row of rows) settle(row, row.assigned);
  }
}

const pair = ({ groupId, contactId }: Belonging) => `${contactId} ${groupId}`;

/** A patient who belongs to more groups than before is changed, though the card is not. */
function settle(row: JudgedRow, assigned: number): void {
  row.assigned = assigned;
  if (assigned > 0 && row.fate === RowFate.UNCHANGED) row.fate = RowFate.UPDATED;
}

async function keepFates(
  tx: ClinicTransaction,
  { id, dryRun }: ContactImportState,
  rows: readonly JudgedRow[],
  now: Date,
): Promise<void> {
  const [first, last] = [rows[0], rows.at(-1)];
  const fates = rows.map(({ pass, at, fate, reason, contactId, candidate, groupIds, assigned }) => ({
    ...{ pass, at, fate, reason, contact_id: contactId, group_ids: groupIds, assigned },
    ...{ match_key: candidate?.key, card_number: candidate?.values.cardNumber },
  }));
  await tx.query(
    `update contact_import_row r set fate = t.fate, reason = t.reason, contact_id = t.contact_id,
       match_key = t.match_key, card_number = t.card_number, group_ids = coalesce(t.group_ids, '{}'),
       assigned = t.assigned, cells = case when $4 then r.cells end
     from jsonb_to_recordset($3::jsonb) as t (pass smallint, at int, fate text, reason text, contact_id uuid,
       match_key text, card_number text, group_ids uuid[], assigned int)
     where r.clinic_id = $1 and r.import_id = $2 and r.pass = t.pass and r.at = t.at
       and (r.pass, r.at) >= ($5::smallint, $6::int) and (r.pass, r.at) <= ($7::smallint, $8::int)`,
    [tx.clinicId, id, JSON.stringify(fates), dryRun === true, first?.pass, first?.at, last?.pass, last?.at],
  );
  const count = (fate: RowFate) => rows.filter((row) => row.fate === fate).length;
  await tx.query(
    `update contact_import set done_pass = $3, done_at = $4, processed = processed + $5, created = created + $6,
       updated = updated + $7, unchanged = unchanged + $8, duplicates = duplicates + $9, invalid = invalid + $10,
       assigned = assigned + $11, beat_at = $12 where clinic_id = $1 and id = $2`,
    [
      tx.clinicId,
      id,
      last?.pass,
      last?.at,
      rows.length,
      count(RowFate.CREATED),
      count(RowFate.UPDATED),
      count(RowFate.UNCHANGED),
      count(RowFate.DUPLICATE),
      count(RowFate.INVALID),
      rows.reduce((sum, { assigned }) => sum + assigned, 0),
      now,
    ],
  );
}
