import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { Clock, type ClinicTransaction, Database, invalidField, newId } from '@server/platform';
import { sourceFile } from '../formats/source-file';
import { LONGEST_CELL, type SourceRow } from '../formats/source-row';
import { suggestedMapping } from './column-mapping';
import type { ContactImport } from './contact-import.model';
import { importRow } from './contact-import.row';

const BATCH = 1_000;
const SAMPLES = 3;
const MOST_ROWS = 500_000;
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Takes in files row by row as they come: however long one is, it is never held as a whole. */
@Injectable()
export class ImportFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError VALIDATION_FAILED when it can be read as neither CSV nor FHIR */
  async receive(actor: Actor, fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<ContactImport> {
    const id = newId();
    const source = await sourceFile(bytes);
    await this.database.inClinic(actor.clinicId, async (tx) => {
      await this.forgetOld(tx);
      const now = this.clock.now();
      await tx.query(
        `insert into contact_import (clinic_id, id, file_name, format, state, created_at, created_by, beat_at)
         values ($1, $2, $3, $4, 'RECEIVING', $5, $6, $5)`,
        [tx.clinicId, id, fileName.slice(-200), source.format, now, actor.personId],
      );
    });
    const samples: (readonly string[])[] = [];
    let count = 0;
    let batch: SourceRow[] = [];
    const keep = async () => {
      const first = count - batch.length + 1;
      const rows = batch;
      batch = [];
      await this.database.inClinic(actor.clinicId, (tx) => keepRows(tx, id, first, rows));
    };
    for await (const row of source.rows) {
      if (samples.length < SAMPLES) samples.push(row.cells);
      if (++count > MOST_ROWS) throw invalidField('file', `A file has at most ${MOST_ROWS} rows.`);
      batch.push({ pass: row.pass, cells: row.cells.map(storable) });
      if (batch.length === BATCH) await keep();
    }
    if (batch.length > 0) await keep();
    const suggested = suggestedMapping(source.columns);
    const columns = source.columns.map((name, at) => ({
      name,
      suggested: suggested[at] ?? null,
      samples: samples.map((cells) => (cells[at] ?? '').slice(0, 80)),
    }));
    return this.database.inClinic(actor.clinicId, async (tx) => {
      await tx.query(
        `update contact_import set state = 'RECEIVED', columns = $3, row_count = $4 where clinic_id = $1 and id = $2`,
        [tx.clinicId, id, JSON.stringify(columns), count],
      );
      return importRow(tx, id);
    });
  }

  /** What was uploaded a day ago and not imported since is forgotten: these are patients' data. */
  private async forgetOld(tx: ClinicTransaction): Promise<void> {
    await tx.query('delete from contact_import where clinic_id = $1 and created_at < $2', [
      tx.clinicId,
      new Date(this.clock.now().getTime() - KEPT_MS),
    ]);
  }
}

/** The database keeps no NUL in a text. */
const storable = (cell: string) => cell.replaceAll('\0', '').slice(0, LONGEST_CELL);

async function keepRows(tx: ClinicTransaction, id: string, first: number, rows: readonly SourceRow[]): Promise<void> {
  await tx.query(
    `insert into contact_import_row (clinic_id, import_id, pass, at, cells)
     select $1, $2, pass, $3::int + ordinality - 1, cells
     from unnest($4::smallint[], $5::jsonb[]) with ordinality as t (pass, cells, ordinality)`,
    [tx.clinicId, id, first, rows.map(({ pass }) => pass), rows.map(({ cells }) => JSON.stringify(cells))],
  );
}
