import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports of contacts: the file row by row, and what became of each. docs/imports.md tells the story. */
export class Imports1795000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table contact_import (
        clinic_id uuid not null references clinic (id),
        id uuid not null,
        file_name text not null check (length(file_name) <= 200),
        format text not null check (format in ('CSV', 'FHIR')),
        columns jsonb not null default '[]',
        row_count int not null default 0,
        state text not null check (state in ('RECEIVING', 'RECEIVED', 'RUNNING', 'DONE', 'FAILED')),
        dry_run boolean,
        -- Which column holds what: a list of fields, null for a column that is left out.
        mapping jsonb,
        -- The last row that is done, as (pass, at): a run that was broken off goes on after it.
        done_pass smallint not null default 0,
        done_at int not null default 0,
        processed int not null default 0,
        created int not null default 0,
        updated int not null default 0,
        unchanged int not null default 0,
        duplicates int not null default 0,
        invalid int not null default 0,
        assigned int not null default 0,
        created_at timestamptz not null,
        created_by uuid not null,
        beat_at timestamptz not null,
        primary key (clinic_id, id),
        foreign key (clinic_id, created_by) references employee (clinic_id, id)
      );
      create index contact_import_by_age on contact_import (clinic_id, created_at);
      alter table contact_import enable row level security;
      alter table contact_import force row level security;
      create policy own_clinic on contact_import using (clinic_id = current_clinic());

      create table contact_import_row (
        clinic_id uuid not null,
        import_id uuid not null,
        -- Memberships of FHIR groups come second: whom they name may stand later in the file.
        pass smallint not null,
        at int not null,
        -- Emptied once the row is imported.
        cells jsonb,
        fate text check (fate in ('CREATED', 'UPDATED', 'UNCHANGED', 'DUPLICATE', 'INVALID')),
        reason text,
        contact_id uuid,
        match_key text,
        card_number text,
        group_ids uuid[] not null default '{}',
        assigned int not null default 0,
        primary key (clinic_id, import_id, pass, at),
        foreign key (clinic_id, import_id) references contact_import (clinic_id, id) on delete cascade
      );
      create index contact_import_row_by_key on contact_import_row (clinic_id, import_id, match_key)
        where match_key is not null;
      create index contact_import_row_by_card on contact_import_row (clinic_id, import_id, card_number)
        where card_number is not null;
      create index contact_import_row_by_fate on contact_import_row (clinic_id, import_id, fate, pass, at);
      alter table contact_import_row enable row level security;
      alter table contact_import_row force row level security;
      create policy own_clinic on contact_import_row using (clinic_id = current_clinic());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table contact_import_row, contact_import');
  }
}
