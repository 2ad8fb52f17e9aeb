import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Telling patients who have not read a send, outside of the portal, that there is something: docs/portal-notices.md. */
export class PortalNotices1795000000181 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When patients of the clinic are left alone, in its own time.
      alter table clinic
        add column time_zone text not null default 'UTC' check (length(time_zone) between 1 and 60),
        add column quiet_hours_start text default '21:00' check (quiet_hours_start ~ '^[0-2][0-9]:[0-5][0-9]$'),
        add column quiet_hours_end text default '08:00' check (quiet_hours_end ~ '^[0-2][0-9]:[0-5][0-9]$'),
        add constraint quiet_hours_are_whole check ((quiet_hours_start is null) = (quiet_hours_end is null));

      -- One for each send that went out: when it is to be looked at next. Infinity once nobody is left to be told.
      create table portal_notice_round (
        clinic_id uuid not null,
        send_id uuid not null,
        due_at timestamptz not null,
        primary key (clinic_id, send_id),
        foreign key (clinic_id, send_id) references group_send (clinic_id, id)
      );
      create index portal_notice_round_due on portal_notice_round (due_at) where due_at < 'infinity';
      alter table portal_notice_round enable row level security;
      alter table portal_notice_round force row level security;
      create policy own_clinic on portal_notice_round using (clinic_id = current_clinic());

      -- The one notice of a patient about a send, written before the first attempt.
      create table portal_notice (
        clinic_id uuid not null,
        send_id uuid not null,
        contact_id uuid not null,
        channel text check (channel in ('EMAIL', 'SMS')),
        status text not null check (status in ('TRYING', 'SENT', 'FAILED', 'NO_ADDRESS')),
        attempts int not null check (attempts >= 0),
        tried_at timestamptz not null,
        primary key (clinic_id, send_id, contact_id),
        foreign key (clinic_id, send_id, contact_id) references group_send_recipient (clinic_id, send_id, contact_id),
        constraint channel_unless_no_address check ((status = 'NO_ADDRESS') = (channel is null))
      );
      alter table portal_notice enable row level security;
      alter table portal_notice force row level security;
      create policy own_clinic on portal_notice using (clinic_id = current_clinic());

      -- In the transaction that ends the delivery: there is no send that went out and is forgotten here.
      create function begin_portal_notices() returns trigger language plpgsql as $$
        begin
          insert into portal_notice_round (clinic_id, send_id, due_at) values (new.clinic_id, new.id, new.sent_at)
            on conflict do nothing;
          return null;
        end $$;
      create trigger begin_portal_notices after update of sent_at on group_send for each row
        when (old.sent_at is null and new.sent_at is not null and new.withdrawn_at is null)
        execute function begin_portal_notices();

      -- Door 7: who sends notices does not know which clinics have some to send. They see ids, of what is due.
      create policy noticing on portal_notice_round for select
        using (due_at <= nullif(current_setting('app.notices_due', true), '')::timestamptz);

      create function portal_notices_due(p_now timestamptz, p_most int)
        returns table (clinic_id uuid, send_id uuid)
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.notices_due', p_now::text, true);
          return query select r.clinic_id, r.send_id from portal_notice_round r
            where r.due_at <= p_now and r.due_at < 'infinity' order by r.due_at limit p_most;
          perform set_config('app.notices_due', '', true);
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function portal_notices_due(timestamptz, int);
      drop trigger begin_portal_notices on group_send;
      drop function begin_portal_notices();
      drop table portal_notice, portal_notice_round;
      alter table clinic drop column time_zone, drop column quiet_hours_start, drop column quiet_hours_end;
    `);
  }
}
