import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clinics, employees, credentials and sessions, with the walls of tenancy and the two narrow doors of sign-in. */
export class Identity1795000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function current_clinic() returns uuid language sql stable
        return nullif(current_setting('app.clinic', true), '')::uuid;

      create table clinic (
        id uuid primary key,
        name text not null check (length(name) between 1 and 120),
        message_edit_minutes int not null default 15 check (message_edit_minutes between 0 and 1440),
        created_at timestamptz not null
      );
      alter table clinic enable row level security;
      alter table clinic force row level security;
      create policy own_clinic on clinic using (id = current_clinic());

      create table employee (
        clinic_id uuid not null references clinic (id),
        id uuid not null,
        name text not null check (length(name) between 1 and 120),
        email text not null check (email = lower(email) and length(email) <= 254),
        position text not null check (length(position) <= 120),
        role text not null check (role in ('ADMINISTRATOR', 'EMPLOYEE')),
        modules text[] not null check (modules <@ array['CHAT', 'CRM']),
        active boolean not null default true,
        created_at timestamptz not null,
        primary key (clinic_id, id),
        constraint employee_email_unique unique (email)
      );
      create index employee_by_name on employee (clinic_id, lower(name), id);
      alter table employee enable row level security;
      alter table employee force row level security;
      create policy own_clinic on employee using (clinic_id = current_clinic());

      create table employee_credential (
        clinic_id uuid not null,
        employee_id uuid not null,
        password_hash text not null,
        changed_at timestamptz not null,
        primary key (clinic_id, employee_id),
        foreign key (clinic_id, employee_id) references employee (clinic_id, id)
      );
      alter table employee_credential enable row level security;
      alter table employee_credential force row level security;
      create policy own_clinic on employee_credential using (clinic_id = current_clinic());

      create table session (
        clinic_id uuid not null,
        id uuid not null,
        employee_id uuid not null,
        kind text not null check (kind in ('BROWSER', 'PROGRAM')),
        token_hash bytea not null,
        user_agent text not null check (length(user_agent) <= 300),
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        primary key (clinic_id, id),
        constraint session_token_unique unique (token_hash),
        foreign key (clinic_id, employee_id) references employee (clinic_id, id)
      );
      create index session_of_employee on session (clinic_id, employee_id) where ended_at is null;
      alter table session enable row level security;
      alter table session force row level security;
      create policy own_clinic on session using (clinic_id = current_clinic());

      -- Door 1: before sign-in the clinic is not known yet. Exactly the row with this email is visible, to this
      -- function only: the setting lives as long as the statement that calls it.
      create policy signing_in on employee for select
        using (email = nullif(current_setting('app.sign_in_email', true), ''));

      create function find_sign_in(p_email text)
        returns table (clinic_id uuid, employee_id uuid, password_hash text, active boolean)
        language plpgsql as $$
        #variable_conflict use_column
        declare found_clinic uuid; found_employee uuid; found_active boolean;
        begin
          perform set_config('app.sign_in_email', p_email, true);
          select e.clinic_id, e.id, e.active into found_clinic, found_employee, found_active
            from employee e where e.email = p_email;
          perform set_config('app.sign_in_email', '', true);
          perform set_config('app.clinic', coalesce(found_clinic::text, ''), true);
          return query
            select c.clinic_id, c.employee_id, c.password_hash, found_active
            from employee_credential c where c.clinic_id = found_clinic and c.employee_id = found_employee;
        end $$;

      -- Door 2: a request carries a token, not a clinic. Only the row of a token one holds is visible.
      create policy holding_token on session for select
        using (encode(token_hash, 'hex') = nullif(current_setting('app.session_token', true), ''));

      create function find_session(p_token_hash bytea)
        returns table (clinic_id uuid, session_id uuid)
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.session_token', encode(p_token_hash, 'hex'), true);
          return query select s.clinic_id, s.id from session s where s.token_hash = p_token_hash;
          perform set_config('app.session_token', '', true);
        end $$;

      -- Who stands behind these sessions now. Ended, expired and idle sessions and inactive people are not returned.
      create function live_sessions(p_clinic uuid, p_ids uuid[], p_now timestamptz, p_idle interval)
        returns table (
          session_id uuid, employee_id uuid, name text, "position" text, role text, modules text[], last_seen_at timestamptz
        )
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.clinic', p_clinic::text, true);
          return query
            select s.id, e.id, e.name, e."position", e.role, e.modules, s.last_seen_at
            from session s join employee e on e.clinic_id = s.clinic_id and e.id = s.employee_id
            where s.clinic_id = p_clinic and s.id = any (p_ids) and s.ended_at is null
              and s.expires_at > p_now and s.last_seen_at > p_now - p_idle and e.active;
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function live_sessions(uuid, uuid[], timestamptz, interval);
      drop function find_session(bytea);
      drop function find_sign_in(text);
      drop table session, employee_credential, employee, clinic;
      drop function current_clinic();
    `);
  }
}
