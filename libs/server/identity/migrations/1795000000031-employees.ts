import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What managing employees needs: versions, the directory's changes as the feed finds them, and links to an account. */
export class Employees1795000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table employee add column version int not null default 1;

      -- Which things of a directory changed, each with the transaction that changed it last. The nil id: many at once.
      create table directory_change (
        clinic_id uuid not null references clinic (id),
        kind text not null check (kind ~ '^[A-Z][A-Z_]{2,39}$'),
        object_id uuid not null,
        changed_xid xid8 not null default pg_current_xact_id(),
        primary key (clinic_id, kind, object_id)
      ) with (fillfactor = 80);
      create index directory_change_by_change on directory_change (clinic_id, changed_xid);
      alter table directory_change enable row level security;
      alter table directory_change force row level security;
      create policy own_clinic on directory_change using (clinic_id = current_clinic());

      -- A link that lets one person set their own password: an invitation, or a reset. Good once.
      create table account_link (
        clinic_id uuid not null,
        id uuid not null,
        employee_id uuid not null,
        kind text not null check (kind in ('INVITE', 'PASSWORD_RESET')),
        token_hash bytea not null,
        created_at timestamptz not null,
        created_by uuid,
        expires_at timestamptz not null,
        used_at timestamptz,
        primary key (clinic_id, id),
        constraint account_link_token_unique unique (token_hash),
        foreign key (clinic_id, employee_id) references employee (clinic_id, id)
      );
      create index account_link_open on account_link (clinic_id, employee_id) where used_at is null;
      alter table account_link enable row level security;
      alter table account_link force row level security;
      create policy own_clinic on account_link using (clinic_id = current_clinic());

      -- Door 3: whoever opens a link is not signed in. Only the row of a link one holds is visible.
      create policy holding_link on account_link for select
        using (encode(token_hash, 'hex') = nullif(current_setting('app.account_link', true), ''));

      create function find_account_link(p_token_hash bytea)
        returns table (clinic_id uuid, link_id uuid)
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.account_link', encode(p_token_hash, 'hex'), true);
          return query select l.clinic_id, l.id from account_link l where l.token_hash = p_token_hash;
          perform set_config('app.account_link', '', true);
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function find_account_link(bytea);
      drop table account_link, directory_change;
      alter table employee drop column version;
    `);
  }
}
