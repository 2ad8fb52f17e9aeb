import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms, who is in them from when to when, the room log, and the one view that says who may read what. */
export class ChatRooms1795000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Stamps every change with its transaction, so that a reader of snapshots can ask "what changed since" exactly.
      create function stamp_change() returns trigger language plpgsql as $$
        begin new.changed_xid := pg_current_xact_id(); return new; end $$;

      create table chat_room (
        clinic_id uuid not null references clinic (id),
        id uuid not null,
        kind text not null check (kind in ('STAFF', 'PATIENT', 'CHAT_GROUP')),
        name text check (length(name) between 1 and 80),
        -- Of a chat of two: both ids, sorted. Choosing the same person again finds the same room by it.
        direct_key text,
        created_at timestamptz not null,
        created_by uuid not null,
        last_activity_at timestamptz not null,
        last_seq int not null default 0,
        written_count int not null default 0,
        revision int not null default 0,
        member_version int not null default 0,
        changed_xid xid8 not null default pg_current_xact_id(),
        primary key (clinic_id, id),
        constraint chat_room_direct_unique unique (clinic_id, direct_key),
        foreign key (clinic_id, created_by) references employee (clinic_id, id)
      ) with (fillfactor = 50);
      create index chat_room_by_change on chat_room (clinic_id, changed_xid);
      create trigger stamp_change before update on chat_room for each row execute function stamp_change();
      alter table chat_room enable row level security;
      alter table chat_room force row level security;
      create policy own_clinic on chat_room using (clinic_id = current_clinic());

      -- One row per stay. Seqs are places in the room log: the stay covers joined_seq < seq < left_seq.
      create table chat_room_member (
        clinic_id uuid not null,
        room_id uuid not null,
        employee_id uuid not null,
        joined_seq int not null,
        -- The first seq this stay may read: earlier than the joining when history was granted.
        from_seq int not null,
        left_seq int,
        joined_at timestamptz not null,
        left_at timestamptz,
        added_by uuid not null,
        delivered_seq int not null,
        read_seq int not null,
        -- The room's written_count at read_seq, and how many own messages stand after it: unread is arithmetic.
        read_written int not null,
        own_since_read int not null default 0,
        changed_xid xid8 not null default pg_current_xact_id(),
        primary key (clinic_id, room_id, employee_id, joined_seq),
        check (delivered_seq >= read_seq),
        foreign key (clinic_id, room_id) references chat_room (clinic_id, id),
        foreign key (clinic_id, employee_id) references employee (clinic_id, id)
      ) with (fillfactor = 80);
      create unique index chat_room_member_current
        on chat_room_member (clinic_id, room_id, employee_id) where left_seq is null;
      create index chat_room_member_rooms on chat_room_member (clinic_id, employee_id, room_id) where left_seq is null;
      create index chat_room_member_by_change on chat_room_member (clinic_id, changed_xid) where left_seq is null;
      create trigger stamp_change before update on chat_room_member for each row execute function stamp_change();
      alter table chat_room_member enable row level security;
      alter table chat_room_member force row level security;
      create policy own_clinic on chat_room_member using (clinic_id = current_clinic());

      -- The room log: seq is 1..n without gaps, in commit order. A changed message keeps its seq and gets a new revision.
      create table chat_message (
        clinic_id uuid not null,
        room_id uuid not null,
        seq int not null,
        id uuid not null,
        kind text not null check (kind in ('TEXT', 'SYSTEM')),
        sender_id uuid not null,
        client_message_id uuid,
        text text not null default '',
        reply_to_id uuid,
        system_event text,
        system_subject_id uuid,
        system_name text,
        revision int not null,
        version int not null default 1,
        written_count int not null,
        created_at timestamptz not null,
        edited_at timestamptz,
        withdrawn_at timestamptz,
        withdrawn_by uuid,
        primary key (clinic_id, room_id, seq),
        constraint chat_message_id_unique unique (clinic_id, id),
        constraint chat_message_once unique (clinic_id, sender_id, client_message_id),
        check ((kind = 'SYSTEM') = (system_event is not null)),
        check ((kind = 'TEXT') = (client_message_id is not null)),
        foreign key (clinic_id, room_id) references chat_room (clinic_id, id),
        foreign key (clinic_id, sender_id) references employee (clinic_id, id),
        foreign key (clinic_id, system_subject_id) references employee (clinic_id, id)
      );
      create index chat_message_by_revision on chat_message (clinic_id, room_id, revision);
      alter table chat_message enable row level security;
      alter table chat_message force row level security;
      create policy own_clinic on chat_message using (clinic_id = current_clinic());

      -- The one truth for access: who may read which stretch of which room now. A row with until_seq null is the
      -- present stay, which may also post. Without a present stay there is no row at all, whatever the past was.
      create view chat_room_reader with (security_invoker = true) as
        select stay.clinic_id, stay.room_id, stay.employee_id as person_id, stay.from_seq, stay.left_seq as until_seq
        from chat_room_member stay
        join chat_room_member present
          on present.clinic_id = stay.clinic_id and present.room_id = stay.room_id
          and present.employee_id = stay.employee_id and present.left_seq is null
        join employee person
          on person.clinic_id = stay.clinic_id and person.id = stay.employee_id
          and person.active and 'CHAT' = any (person.modules);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view chat_room_reader;
      drop table chat_message, chat_room_member, chat_room;
      drop function stamp_change();
    `);
  }
}
