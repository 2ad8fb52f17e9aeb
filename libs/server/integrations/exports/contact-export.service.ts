import { Injectable } from '@nestjs/common';
import { type Actor, Audit } from '@server/identity';
import { Database } from '@server/platform';
import { stringify } from 'csv-stringify/sync';

const PAGE = 1_000;

interface ExportedRow {
  readonly id: string;
  readonly sort_name: string;
  readonly cells: readonly (string | null)[];
}

/** The names are those that an import knows again. */
const HEAD = ['externalId', 'name', 'phone', 'email', 'birthDate', 'cardNumber', 'language', 'notes', 'groups'];

/** All patients of the clinic as one CSV file, page by page: however many there are, few are held at once. */
@Injectable()
export class ContactExport {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async *lines(actor: Actor): AsyncGenerator<string> {
    await this.audit.recordRead(actor.clinicId, actor, { action: 'EXPORT_CONTACTS', object: { kind: 'CONTACT' } });
    // The mark tells spreadsheets that this is UTF-8.
    yield `\uFEFF${stringify([HEAD])}`;
    for (let after: ExportedRow | undefined; ;) {
      const rows: ExportedRow[] = await this.page(actor, after);
      if (rows.length > 0) yield stringify(rows.map(({ cells }) => cells.map((cell) => harmless(cell ?? ''))));
      after = rows.at(-1);
      if (rows.length < PAGE) return;
    }
  }

  private page(actor: Actor, after: ExportedRow | undefined): Promise<ExportedRow[]> {
    return this.database.inClinic(actor.clinicId, (tx) =>
      tx.query<ExportedRow>(
        `select c.id, c.sort_name, jsonb_build_array(c.external_id, c.name, c.phone, c.email, c.birth_date,
           c.card_number, c.language, c.notes, (
             select string_agg(g.name, ';' order by g.sort_name)
             from chat_group_membership m join chat_group g on g.clinic_id = m.clinic_id and g.id = m.group_id
             where m.clinic_id = c.clinic_id and m.contact_id = c.id and m.removed_at is null)) as cells
         from contact c
         where c.clinic_id = $1 and c.archived_at is null and ($2::text is null or (c.sort_name, c.id) > ($2, $3::uuid))
         order by c.sort_name, c.id limit ${PAGE}`,
        [tx.clinicId, after?.sort_name ?? null, after?.id ?? null],
      ),
    );
  }
}

/** A spreadsheet takes a cell that begins so for a formula and runs it. A telephone number is none. */
export function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !/^\+\d+$/.test(cell) ? `'${cell}` : cell;
}
