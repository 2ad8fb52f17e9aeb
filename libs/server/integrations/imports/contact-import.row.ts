import { type ClinicTransaction, isId, notFound } from '@server/platform';
import { type ContactImport, ImportState } from './contact-import.model';

const CONTACT_IMPORT = `i.id, i.file_name as "fileName", i.format, i.state, i.dry_run as "dryRun", i.columns,
  i.row_count as "rowCount", i.processed, i.created, i.updated, i.unchanged, i.duplicates, i.invalid, i.assigned,
  i.created_by as "createdById", i.mapping, i.done_pass as "donePass", i.done_at as "doneAt", i.beat_at as "beatAt"`;

/** An import as it is read from the database, with how far its run is. */
export interface ContactImportState extends ContactImport {
  readonly mapping: ContactImport['columns'][number]['suggested'][] | null;
  readonly donePass: number;
  readonly doneAt: number;
  readonly beatAt: Date;
}

/**
 * A run whose last batch is longer ago has died with its process. Where it has not, and somebody goes on with it, the two
 * take turns: a batch begins with the row of the import, and where that says it is.
 */
const DEAD_AFTER_MS = 15_000;
const MOST_UNFINISHED = 10;

/** Told as broken off when nobody is at it any more. */
export function asSeenAt(now: Date, row: ContactImportState): ContactImportState {
  const isDead = row.state === ImportState.RUNNING && now.getTime() - row.beatAt.getTime() >= DEAD_AFTER_MS;
  return isDead ? { ...row, state: ImportState.FAILED } : row;
}

/** Imports that began to change the directory and are not at their end, the latest first. */
export function unfinishedImportRows(tx: ClinicTransaction): Promise<ContactImportState[]> {
  return tx.query<ContactImportState>(
    `select ${CONTACT_IMPORT} from contact_import i
     where i.clinic_id = $1 and i.state in ('RUNNING', 'FAILED') and not i.dry_run
     order by i.created_at desc, i.id limit ${MOST_UNFINISHED}`,
    [tx.clinicId],
  );
}

/** @throws AppError NOT_FOUND, also while the file is still coming */
export async function importRow(
  tx: ClinicTransaction,
  id: string,
  lock: '' | 'for update' = '',
): Promise<ContactImportState> {
  const [row] = isId(id)
    ? await tx.query<ContactImportState>(
        `select ${CONTACT_IMPORT} from contact_import i
         where i.clinic_id = $1 and i.id = $2 and i.state <> 'RECEIVING' ${lock}`,
        [tx.clinicId, id],
      )
    : [];
  if (!row) throw notFound('import');
  return row;
}
