import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The room of one patient and the clinic's desk. */
export class PatientRooms1795000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table chat_room
        -- Null where the patient opened the room by writing first.
        alter column created_by drop not null,
        add column contact_id uuid,
        -- How far the patient has got: the marks of employees are in chat_room_member.
        add column contact_delivered_seq int not null default 0,
        add column contact_read_seq int not null default 0,
        -- Who of the desk takes care of it; null while nobody in particular does.
        add column assigned_to uuid,
        -- Since when the patient waits for an answer.
        add column unanswered_since timestamptz,
        add constraint chat_room_contact_unique unique (clinic_id, contact_id),
        add constraint patient_rooms_have_a_patient check ((kind = 'PATIENT') = (contact_id is not null)),
        add constraint read_implies_delivered check (contact_delivered_seq >= contact_read_seq),
        add foreign key (clinic_id, contact_id) references contact (clinic_id, id),
        add foreign key (clinic_id, assigned_to) references employee (clinic_id, id);

      -- Messages of patients: one of the two generated columns holds the sender, so that each is a foreign key.
      alter table chat_message
        drop constraint chat_message_clinic_id_sender_id_fkey,
        add column sender_kind text not null default 'EMPLOYEE' check (sender_kind in ('EMPLOYEE', 'PATIENT')),
        add column sender_employee_id uuid generated always as (case when sender_kind = 'EMPLOYEE' then sender_id end) stored,
        add column sender_contact_id uuid generated always as (case when sender_kind = 'PATIENT' then sender_id end) stored,
        -- The send to groups that a patient answers.
        add column about_send_id uuid,
        add foreign key (clinic_id, sender_employee_id) references employee (clinic_id, id),
        add foreign key (clinic_id, sender_contact_id) references contact (clinic_id, id);

      -- The desk is everybody who works here: each employee has a stay in each patient's room, and the view decides
      -- whether it opens anything. Both triggers wait for each other, so that no pair is missed.
      create function join_desk() returns trigger language plpgsql as $$
        begin
          if tg_table_name = 'employee' then
            perform pg_advisory_xact_lock(hashtextextended('desk:' || new.clinic_id, 0));
            insert into chat_room_member (clinic_id, room_id, employee_id, joined_seq, from_seq, joined_at, added_by,
                delivered_seq, read_seq, read_written)
              select clinic_id, id, new.id, last_seq, 1, transaction_timestamp(), new.id, last_seq, last_seq, written_count
              from chat_room where clinic_id = new.clinic_id and kind = 'PATIENT';
          elsif new.kind = 'PATIENT' then
            perform pg_advisory_xact_lock_shared(hashtextextended('desk:' || new.clinic_id, 0));
            insert into chat_room_member (clinic_id, room_id, employee_id, joined_seq, from_seq, joined_at, added_by,
                delivered_seq, read_seq, read_written)
              select clinic_id, new.id, id, 0, 1, new.created_at, coalesce(new.created_by, new.contact_id), 0, 0, 0
              from employee where clinic_id = new.clinic_id;
          end if;
          return null;
        end $$;
      create trigger join_desk after insert on employee for each row execute function join_desk();
      create trigger join_desk after insert on chat_room for each row execute function join_desk();

      -- The same truth for the other side of the desk: the patient reads all of the room, unless the card is archived.
      -- A view of its own: a union of the two would hide the indexes of either from whatever joins it.
      create view patient_room_reader with (security_invoker = true) as
        select room.clinic_id, room.id as room_id, room.contact_id as person_id
        from chat_room room
        join contact patient on patient.clinic_id = room.clinic_id and patient.id = room.contact_id
          and patient.archived_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view patient_room_reader;
      drop trigger join_desk on employee;
      drop trigger join_desk on chat_room;
      drop function join_desk();
      alter table chat_message drop column sender_employee_id, drop column sender_contact_id, drop column sender_kind,
        drop column about_send_id,
        add foreign key (clinic_id, sender_id) references employee (clinic_id, id);
      alter table chat_room drop column contact_id, drop column contact_delivered_seq, drop column contact_read_seq,
        drop column assigned_to, drop column unanswered_since, alter column created_by set not null;
    `);
  }
}
