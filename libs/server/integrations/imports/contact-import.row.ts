import { type ClinicTransaction, isId, notFound } from '@server/platform';
import type { ContactImport } from './contact-import.model';

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
