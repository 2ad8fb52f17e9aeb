import { Injectable, Logger } from '@nestjs/common';
import { type Actor, Audit, directoryUsers, EmployeeRole, ModuleAccess } from '@server/identity';
import {
  AppError,
  Clock,
  type Connection,
  Database,
  decodeCursor,
  encodeCursor,
  forwardPage,
  invalidField,
} from '@server/platform';
import type { ImportContactsInput, ImportRowsArgs } from './contact-import.input';
import { type ContactImport, type ContactImportRow, ImportField, ImportState } from './contact-import.model';
import { asSeenAt, type ContactImportState, importRow, unfinishedImportRows } from './contact-import.row';
import { ImportBatches } from './import-batches.service';

/** A batch that fails, as when the database is away for a moment, is tried so often. */
const ATTEMPTS = 4;
const PAUSE_MS = 1_000;

/** Runs imports, batch by batch, in the background; each batch is whole or not there. docs/imports.md tells the story. */
@Injectable()
export class ContactImports {
  private readonly logger = new Logger(ContactImports.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly batches: ImportBatches,
    private readonly audit: Audit,
  ) {}

  /** @throws AppError NOT_FOUND */
  one(actor: Actor, id: string): Promise<ContactImport> {
    return this.database.inClinic(actor.clinicId, async (tx) => asSeenAt(this.clock.now(), await importRow(tx, id)));
  }

  /** Those that change the directory and are not at their end: under way, or broken off. */
  async unfinished(actor: Actor): Promise<ContactImport[]> {
    const rows = await this.database.inClinic(actor.clinicId, (tx) => unfinishedImportRows(tx));
    return rows.map((row) => asSeenAt(this.clock.now(), row));
  }

  /** Answers once it has begun. @throws AppError NOT_FOUND, VALIDATION_FAILED, CONFLICT when it runs or was imported */
  async start(actor: Actor, { importId, mapping, dryRun }: ImportContactsInput): Promise<ContactImport> {
    const now = this.clock.now();
    const started = await this.database.inClinic(actor.clinicId, async (tx) => {
      const before = asSeenAt(now, await importRow(tx, importId, 'for update'));
      if (before.state === ImportState.RUNNING) throw new AppError('CONFLICT', 'This import is under way.');
      const wasReal = before.dryRun === false;
      if (wasReal && before.state === ImportState.DONE)
        throw new AppError('CONFLICT', 'This file is imported already.');
      // A real run that broke off goes on where it was, with the mapping it began with.
      if (wasReal && dryRun)
        throw new AppError('CONFLICT', 'A part of this file is imported. Finish it, or upload it anew.');
      if (!wasReal) {
        const columns = checkedMapping(mapping ?? before.columns.map(({ suggested }) => suggested), before);
        await tx.query(
          `update contact_import set dry_run = $3, mapping = $4, done_pass = 0, done_at = 0, processed = 0, created = 0,
             updated = 0, unchanged = 0, duplicates = 0, invalid = 0, assigned = 0
           where clinic_id = $1 and id = $2`,
          [tx.clinicId, importId, dryRun, JSON.stringify(columns)],
        );
      }
      await tx.query(`update contact_import set state = 'RUNNING', beat_at = $3 where clinic_id = $1 and id = $2`, [
        tx.clinicId,
        importId,
        now,
      ]);
      return importRow(tx, importId);
    });
    void this.run(actor, importId);
    return started;
  }

  /** The rows and their fates. Reading them is reading patients' data. @throws AppError NOT_FOUND */
  async rows(actor: Actor, id: string, args: ImportRowsArgs): Promise<Connection<ContactImportRow>> {
    const list = `importRows ${args.fate ?? ''}`;
    const [pass, at] =
      typeof args.after === 'string' ? decodeCursor(list, args.after, 'after', ['number', 'number']) : [-1, 0];
    const page = await this.database.inClinic(actor.clinicId, async (tx) => {
      await importRow(tx, id);
      const rows = await tx.query<ContactImportRow>(
        `select pass, at, fate, reason, assigned, coalesce(cells, '[]') as cells, contact_id as "contactId"
         from contact_import_row
         where clinic_id = $1 and import_id = $2 and fate is not null and ($3::text is null or fate = $3)
           and (pass, at) > ($4::smallint, $5::int)
         order by pass, at limit $6`,
        [tx.clinicId, id, args.fate ?? null, pass, at, args.first + 1],
      );
      return forwardPage(rows, args, { cursor: (row) => encodeCursor(list, [row.pass, row.at]), node: (row) => row });
    });
    await this.audit.recordRead(actor.clinicId, actor, {
      action: 'READ_CONTACT_IMPORT',
      object: { kind: 'CONTACT' },
      details: { shown: page.edges.length },
    });
    return page;
  }

  private async run(actor: Actor, id: string): Promise<void> {
    try {
      while (await this.patiently(() => this.batch(actor, id)));
    } catch (error) {
      // Its message could hold a row.
      this.logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'an import broke off');
      await this.database
        .inClinic(actor.clinicId, (tx) =>
          tx.query(`update contact_import set state = 'FAILED' where clinic_id = $1 and id = $2`, [tx.clinicId, id]),
        )
        .catch(() => undefined);
    }
  }

  private async patiently<T>(act: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await act();
      } catch (error) {
        if (attempt === ATTEMPTS || (error instanceof AppError && error.code === 'FORBIDDEN')) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
      }
    }
  }

  /** @returns whether there may be more */
  private batch(actor: Actor, id: string): Promise<boolean> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const state = await importRow(tx, id, 'for update');
      if (state.state !== ImportState.RUNNING) return false;
      // Whoever loses the right meanwhile imports nothing more.
      const [now] = await tx.query<{ role: EmployeeRole; modules: ModuleAccess[] }>(
        'select role, modules from employee where clinic_id = $1 and id = $2 and active',
        [tx.clinicId, actor.personId],
      );
      if (!now || !directoryUsers.allows({ ...actor, ...now })) {
        throw new AppError('FORBIDDEN', 'The right to import has ended.');
      }
      if ((await this.batches.run(tx, actor, state)) > 0) return true;
      await tx.query(`update contact_import set state = 'DONE' where clinic_id = $1 and id = $2`, [tx.clinicId, id]);
      const { created, updated, unchanged, duplicates, invalid, assigned } = state;
      this.audit.record(tx, actor, {
        action: state.dryRun ? 'CHECK_CONTACT_IMPORT' : 'IMPORT_CONTACTS',
        object: { kind: 'CONTACT' },
        details: { rows: state.rowCount, created, updated, unchanged, duplicates, invalid, assigned },
      });
      return false;
    });
  }
}

/** @throws AppError VALIDATION_FAILED */
function checkedMapping(
  mapping: readonly (ImportField | null)[],
  { columns }: ContactImportState,
): (ImportField | null)[] {
  const fields = mapping.filter((field) => field !== null);
  if (mapping.length !== columns.length) throw invalidField('mapping', `The file has ${columns.length} columns.`);
  if (new Set(fields).size < fields.length) throw invalidField('mapping', 'Two columns cannot hold the same.');
  const keys = [ImportField.EXTERNAL_ID, ImportField.CARD_NUMBER, ImportField.NAME];
  if (!fields.some((field) => keys.includes(field))) {
    throw invalidField('mapping', 'Choose the column of the name, of the card number or of the id.');
  }
  return [...mapping];
}
