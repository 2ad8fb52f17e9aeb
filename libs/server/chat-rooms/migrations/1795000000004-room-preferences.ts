import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each member keeps for themselves in a room: mute, draft, a mark "unread"; and where they were last mentioned. */
export class RoomPreferences1795000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table chat_room_preference (
        clinic_id uuid not null,
        room_id uuid not null,
        employee_id uuid not null,
        muted boolean not null default false,
        marked_unread boolean not null default false,
        draft text not null default '' check (length(draft) <= 8000),
        changed_at timestamptz not null,
        primary key (clinic_id, room_id, employee_id),
        foreign key (clinic_id, room_id) references chat_room (clinic_id, id),
        foreign key (clinic_id, employee_id) references employee (clinic_id, id)
      );
      alter table chat_room_preference enable row level security;
      alter table chat_room_preference force row level security;
      create policy own_clinic on chat_room_preference using (clinic_id = current_clinic());

      -- The last seq in which this member was mentioned: unread mentions are a comparison with read_seq.
      alter table chat_room_member add column mention_seq int not null default 0;

      alter table chat_message
        add column mention_ids uuid[] not null default '{}',
        add column reactions jsonb not null default '[]',
        add column pinned_at timestamptz,
        add column pinned_by uuid,
        add column forwarded_from_id uuid;
      create index chat_message_pinned on chat_message (clinic_id, room_id, pinned_at) where pinned_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index chat_message_pinned;
      alter table chat_message drop column mention_ids, drop column reactions, drop column pinned_at,
        drop column pinned_by, drop column forwarded_from_id;
      alter table chat_room_member drop column mention_seq;
      drop table chat_room_preference;
    `);
  }
}
