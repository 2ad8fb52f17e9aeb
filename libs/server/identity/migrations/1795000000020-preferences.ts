import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How each person wants the product: language, looks, sounds, notifications. Who chose nothing has no row. */
export class Preferences1795000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table clinic add column language text check (language in ('EN', 'RU'));

      create table employee_preferences (
        clinic_id uuid not null,
        employee_id uuid not null,
        language text check (language in ('EN', 'RU')),
        theme text not null default 'SYSTEM' check (theme in ('SYSTEM', 'LIGHT', 'DARK')),
        text_size text not null default 'NORMAL' check (text_size in ('NORMAL', 'LARGE', 'LARGER')),
        enter_sends boolean not null default false,
        sounds boolean not null default true,
        desktop_notifications boolean not null default false,
        quiet_hours_start time,
        quiet_hours_end time,
        time_zone text check (length(time_zone) <= 64),
        reading_mode boolean not null default false,
        changed_at timestamptz not null,
        primary key (clinic_id, employee_id),
        foreign key (clinic_id, employee_id) references employee (clinic_id, id),
        constraint quiet_hours_are_whole check (
          (quiet_hours_start is null) = (quiet_hours_end is null)
          and (quiet_hours_start is null or (time_zone is not null and quiet_hours_start <> quiet_hours_end))
        )
      );
      alter table employee_preferences enable row level security;
      alter table employee_preferences force row level security;
      create policy own_clinic on employee_preferences using (clinic_id = current_clinic());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table employee_preferences;
      alter table clinic drop column language;
    `);
  }
}
