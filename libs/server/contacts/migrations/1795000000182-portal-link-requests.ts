import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A patient whom the clinic has let in may ask for a new link by email. */
export class PortalLinkRequests1795000000182 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Since when the clinic lets the patient into the portal: null before the first link, and after access was ended.
      alter table contact add column portal_since timestamptz;
      update contact c set portal_since = transaction_timestamp() from portal_access a
        where a.clinic_id = c.clinic_id and a.contact_id = c.id;
      create index contact_by_portal_email on contact (email)
        where email is not null and portal_since is not null and archived_at is null;

      -- Null where the patient asked for it.
      alter table portal_invite alter column created_by drop not null;

      -- Door 8: who asks for a link gives an address, not a clinic. It finds whoever has this address and is let in.
      create policy asking_for_link on contact for select
        using (email = nullif(current_setting('app.portal_email', true), '') and portal_since is not null
          and archived_at is null);

      create function find_portal_patients(p_email text)
        returns table (clinic_id uuid, contact_id uuid)
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.portal_email', p_email, true);
          return query select c.clinic_id, c.id from contact c
            where c.email = p_email and c.portal_since is not null and c.archived_at is null
            order by c.id limit 10;
          perform set_config('app.portal_email', '', true);
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function find_portal_patients(text);
      drop policy asking_for_link on contact;
      delete from portal_invite where created_by is null;
      alter table portal_invite alter column created_by set not null;
      drop index contact_by_portal_email;
      alter table contact drop column portal_since;
    `);
  }
}
