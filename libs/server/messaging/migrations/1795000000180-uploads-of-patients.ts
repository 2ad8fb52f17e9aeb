import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Patients upload too. As with the senders of messages: one of two generated columns holds the person, so that each is a
 * foreign key.
 */
const WHO = (kind: string, person: string) => `
  add column ${kind} text not null default 'EMPLOYEE' check (${kind} in ('EMPLOYEE', 'PATIENT')),
  add column employee_id uuid generated always as (case when ${kind} = 'EMPLOYEE' then ${person} end) stored,
  add column contact_id uuid generated always as (case when ${kind} = 'PATIENT' then ${person} end) stored,
  add foreign key (clinic_id, employee_id) references employee (clinic_id, id),
  add foreign key (clinic_id, contact_id) references contact (clinic_id, id)`;

const countUsage = (columns: string, values: string, person: string) => `
  create or replace function count_file_usage() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into file_usage as u (clinic_id, ${columns}, bytes) values (new.clinic_id, ${values}, new.size)
          on conflict (clinic_id, ${person}) do update set bytes = u.bytes + excluded.bytes;
      else
        update file_usage set bytes = bytes - old.size
          where clinic_id = old.clinic_id and ${person} = old.uploaded_by;
      end if;
      return null;
    end $$;`;

export class UploadsOfPatients1795000000180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table stored_file drop constraint stored_file_clinic_id_uploaded_by_fkey, ${WHO('uploader_kind', 'uploaded_by')};
      alter table attachment drop constraint attachment_clinic_id_uploaded_by_fkey, ${WHO('uploader_kind', 'uploaded_by')};
      alter table file_usage drop constraint file_usage_clinic_id_employee_id_fkey;
      alter table file_usage rename column employee_id to person_id;
      alter table file_usage ${WHO('person_kind', 'person_id')};
      ${countUsage('person_id, person_kind', 'new.uploaded_by, new.uploader_kind', 'person_id')}
    `);
  }

  /** What patients uploaded has no place in the tables as they were; the bytes are found by no row and removed at start. */
  async down(runner: QueryRunner): Promise<void> {
    const columns = (kind: string) => `drop column employee_id, drop column contact_id, drop column ${kind}`;
    await runner.query(`
      delete from attachment where uploader_kind = 'PATIENT';
      delete from attachment t using stored_file f
        where f.clinic_id = t.clinic_id and f.id = t.file_id and f.uploader_kind = 'PATIENT';
      delete from stored_file where uploader_kind = 'PATIENT';
      delete from file_usage where person_kind = 'PATIENT';
      alter table stored_file ${columns('uploader_kind')},
        add foreign key (clinic_id, uploaded_by) references employee (clinic_id, id);
      alter table attachment ${columns('uploader_kind')},
        add foreign key (clinic_id, uploaded_by) references employee (clinic_id, id);
      alter table file_usage ${columns('person_kind')};
      alter table file_usage rename column person_id to employee_id;
      alter table file_usage add foreign key (clinic_id, employee_id) references employee (clinic_id, id);
      ${countUsage('employee_id', 'new.uploaded_by', 'employee_id')}
    `);
  }
}
