import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of sends to groups: uses of a file that belong to a send where others belong to a message. */
export class GroupSendFiles1795000000141 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Uploaded for a send, it belongs to no room.
      alter table attachment alter column room_id drop not null;
      alter table attachment add column send_id uuid;
      alter table attachment add foreign key (clinic_id, send_id) references group_send (clinic_id, id);
      alter table attachment add constraint attachment_in_one_place
        check (case when room_id is null then message_id is null else send_id is null end);
      create index attachment_of_send on attachment (clinic_id, send_id) where send_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from attachment where room_id is null;
      alter table attachment drop column send_id;
      alter table attachment drop constraint if exists attachment_in_one_place;
      alter table attachment alter column room_id set not null;
    `);
  }
}
