import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How patients come into their portal: links that are good once, and sessions of their own. docs/portal.md. */
export class PortalAccess1795000000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whom patients call when it cannot wait for an answer in the chat.
      alter table clinic add column phone text check (length(phone) between 3 and 40);

      -- A patient answers for themselves: then no employee recorded it.
      alter table contact_consent alter column recorded_by drop not null;

      create table portal_invite (
        clinic_id uuid not null,
        id uuid not null,
        contact_id uuid not null,
        token_hash bytea not null,
        created_at timestamptz not null,
        created_by uuid not null,
        expires_at timestamptz not null,
        -- Wrong birth dates so far: at five the link is dead.
        wrong_tries int not null default 0 check (wrong_tries between 0 and 5),
        used_at timestamptz,
        ended_at timestamptz,
        primary key (clinic_id, id),
        constraint portal_invite_token_unique unique (token_hash),
        foreign key (clinic_id, contact_id) references contact (clinic_id, id),
        foreign key (clinic_id, created_by) references employee (clinic_id, id)
      );
      create index portal_invite_open on portal_invite (clinic_id, contact_id) where used_at is null and ended_at is null;
      alter table portal_invite enable row level security;
      alter table portal_invite force row level security;
      create policy own_clinic on portal_invite using (clinic_id = current_clinic());

      create table portal_session (
        clinic_id uuid not null,
        id uuid not null,
        contact_id uuid not null,
        token_hash bytea not null,
        user_agent text not null check (length(user_agent) <= 300),
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        primary key (clinic_id, id),
        constraint portal_session_token_unique unique (token_hash),
        foreign key (clinic_id, contact_id) references contact (clinic_id, id)
      );
      create index portal_session_of_contact on portal_session (clinic_id, contact_id) where ended_at is null;
      alter table portal_session enable row level security;
      alter table portal_session force row level security;
      create policy own_clinic on portal_session using (clinic_id = current_clinic());

      -- Who can be reached in the portal: a session that goes on, or a link that can still be opened.
      -- Takes the place of a view of all contacts: made before patients could be invited.
      create or replace view portal_access with (security_invoker = true) as
        select c.clinic_id, c.id as contact_id
        from contact c
        where c.archived_at is null and (
          exists (
            select 1 from portal_session s
            where s.clinic_id = c.clinic_id and s.contact_id = c.id and s.ended_at is null and s.expires_at > now())
          or exists (
            select 1 from portal_invite i
            where i.clinic_id = c.clinic_id and i.contact_id = c.id and i.used_at is null and i.ended_at is null
              and i.wrong_tries < 5 and i.expires_at > now()));

      -- Door 5: whoever opens a link is not signed in. Only the row of a link one holds is visible.
      create policy holding_link on portal_invite for select
        using (encode(token_hash, 'hex') = nullif(current_setting('app.portal_link', true), ''));

      create function find_portal_invite(p_token_hash bytea)
        returns table (clinic_id uuid, invite_id uuid)
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.portal_link', encode(p_token_hash, 'hex'), true);
          return query select i.clinic_id, i.id from portal_invite i where i.token_hash = p_token_hash;
          perform set_config('app.portal_link', '', true);
        end $$;

      -- Door 6: a patient's request carries a token, not a clinic.
      create policy holding_token on portal_session for select
        using (encode(token_hash, 'hex') = nullif(current_setting('app.portal_token', true), ''));

      create function find_portal_session(p_token_hash bytea)
        returns table (clinic_id uuid, session_id uuid)
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.portal_token', encode(p_token_hash, 'hex'), true);
          return query select s.clinic_id, s.id from portal_session s where s.token_hash = p_token_hash;
          perform set_config('app.portal_token', '', true);
        end $$;

      -- Which patients stand behind these sessions now. Ended and expired sessions and archived patients are not returned.
      create function live_portal_sessions(p_clinic uuid, p_ids uuid[], p_now timestamptz)
        returns table (session_id uuid, contact_id uuid, name text, language text, last_seen_at timestamptz)
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.clinic', p_clinic::text, true);
          return query
            select s.id, c.id, c.name, c.language, s.last_seen_at
            from portal_session s join contact c on c.clinic_id = s.clinic_id and c.id = s.contact_id
            where s.clinic_id = p_clinic and s.id = any (p_ids) and s.ended_at is null and s.expires_at > p_now
              and c.archived_at is null;
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function live_portal_sessions(uuid, uuid[], timestamptz);
      drop function find_portal_session(bytea);
      drop function find_portal_invite(bytea);
      create or replace view portal_access with (security_invoker = true) as
        select c.clinic_id, c.id as contact_id from contact c where c.archived_at is null;
      drop table portal_session, portal_invite;
      delete from contact_consent where recorded_by is null;
      alter table contact_consent alter column recorded_by set not null;
      alter table clinic drop column phone;
    `);
  }
}
