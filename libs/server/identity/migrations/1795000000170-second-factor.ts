import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second step of signing in: the secret of an authenticator app, and the recovery codes beside it. */
export class SecondFactor1795000000170 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table second_factor (
        clinic_id uuid not null,
        employee_id uuid not null,
        secret text,
        confirmed_at timestamptz,
        -- A code of this step of 30 seconds, or of an earlier one, is not taken again.
        last_step bigint not null default 0,
        recovery_hashes bytea[] not null default '{}',
        -- Shown to the person, and not confirmed by a code yet.
        pending_secret text,
        primary key (clinic_id, employee_id),
        foreign key (clinic_id, employee_id) references employee (clinic_id, id),
        check ((secret is null) = (confirmed_at is null))
      );
      alter table second_factor enable row level security;
      alter table second_factor force row level security;
      create policy own_clinic on second_factor using (clinic_id = current_clinic());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table second_factor');
  }
}
