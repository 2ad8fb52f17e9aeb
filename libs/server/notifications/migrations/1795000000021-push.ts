import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where to push to, by session, and the keys with which each clinic signs what it pushes. */
export class Push1795000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table push_key (
        clinic_id uuid primary key references clinic (id),
        public_key text not null,
        private_key text not null,
        created_at timestamptz not null
      );
      alter table push_key enable row level security;
      alter table push_key force row level security;
      create policy own_clinic on push_key using (clinic_id = current_clinic());

      -- The role that serves requests deletes nothing: a subscription that is over is emptied, and says nothing any more.
      create table push_subscription (
        clinic_id uuid not null,
        session_id uuid not null,
        employee_id uuid not null,
        endpoint text check (length(endpoint) <= 1000),
        p256dh text check (length(p256dh) <= 100),
        auth text check (length(auth) <= 40),
        created_at timestamptz not null,
        primary key (clinic_id, session_id),
        constraint push_subscription_whole check (num_nulls(endpoint, p256dh, auth) in (0, 3)),
        constraint push_subscription_once unique (clinic_id, endpoint),
        foreign key (clinic_id, session_id) references session (clinic_id, id),
        foreign key (clinic_id, employee_id) references employee (clinic_id, id)
      );
      create index push_subscription_of_employee on push_subscription (clinic_id, employee_id) where endpoint is not null;
      alter table push_subscription enable row level security;
      alter table push_subscription force row level security;
      create policy own_clinic on push_subscription using (clinic_id = current_clinic());

      -- A subscription goes in the transaction that ends its session, by whichever door that comes.
      create function drop_push_of_session() returns trigger language plpgsql as $$
        begin
          update push_subscription set endpoint = null, p256dh = null, auth = null
            where clinic_id = new.clinic_id and session_id = new.id;
          return null;
        end $$;
      create trigger drop_push_of_session after update of ended_at on session
        for each row when (new.ended_at is not null) execute function drop_push_of_session();

      create function drop_push_of_employee() returns trigger language plpgsql as $$
        begin
          update push_subscription set endpoint = null, p256dh = null, auth = null
            where clinic_id = new.clinic_id and employee_id = new.id;
          return null;
        end $$;
      create trigger drop_push_of_employee after update of active, modules on employee
        for each row when (not new.active or not 'CHAT' = any (new.modules)) execute function drop_push_of_employee();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger drop_push_of_employee on employee;
      drop trigger drop_push_of_session on session;
      drop function drop_push_of_employee();
      drop function drop_push_of_session();
      drop table push_subscription, push_key;
    `);
  }
}
