import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the desk writes for itself about a patient. Not a message: nothing that reads messages can find the text. */
export class DeskNotes1795000000162 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table desk_note (
        clinic_id uuid not null,
        id uuid not null,
        room_id uuid not null,
        author_id uuid not null,
        client_note_id uuid not null,
        text text not null check (length(text) between 1 and 8000),
        written_at timestamptz not null,
        primary key (clinic_id, id),
        constraint desk_note_once unique (clinic_id, author_id, client_note_id),
        foreign key (clinic_id, room_id) references chat_room (clinic_id, id),
        foreign key (clinic_id, author_id) references employee (clinic_id, id)
      );
      alter table desk_note enable row level security;
      alter table desk_note force row level security;
      create policy own_clinic on desk_note using (clinic_id = current_clinic());

      -- A note has its place in the room by a system line, which says no more than that there is one.
      alter table chat_message
        add column note_id uuid,
        add foreign key (clinic_id, note_id) references desk_note (clinic_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table chat_message drop column note_id;
      drop table desk_note;
    `);
  }
}
