import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Groups of patients, who belongs to them from when to when, and what happened to the groups. */
export class ChatGroups1795000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table chat_group (
        clinic_id uuid not null references clinic (id),
        id uuid not null,
        name text not null check (length(name) between 1 and 80),
        -- Lower case without spaces: what must be unique.
        name_key text not null,
        sort_name text not null,
        -- Folded as names of contacts are.
        words text not null,
        description text not null check (length(description) <= 500),
        colour text not null,
        icon text not null,
        member_count int not null default 0 check (member_count >= 0),
        hidden_at timestamptz,
        -- Kept for the history that names it.
        deleted_at timestamptz,
        -- The first send to the group: from then on it can be hidden, but not deleted.
        first_sent_at timestamptz,
        version int not null default 1,
        created_at timestamptz not null,
        created_by uuid not null,
        updated_at timestamptz not null,
        primary key (clinic_id, id),
        foreign key (clinic_id, created_by) references employee (clinic_id, id)
      );
      create unique index chat_group_name_unique on chat_group (clinic_id, name_key) where deleted_at is null;
      alter table chat_group enable row level security;
      alter table chat_group force row level security;
      create policy own_clinic on chat_group using (clinic_id = current_clinic());

      create table chat_group_membership (
        clinic_id uuid not null,
        id uuid not null,
        group_id uuid not null,
        contact_id uuid not null,
        via text not null check (via in ('CARD', 'DIRECTORY', 'IMPORT')),
        assigned_at timestamptz not null,
        assigned_by uuid not null,
        removed_at timestamptz,
        removed_by uuid,
        primary key (clinic_id, id),
        foreign key (clinic_id, group_id) references chat_group (clinic_id, id),
        foreign key (clinic_id, contact_id) references contact (clinic_id, id),
        foreign key (clinic_id, assigned_by) references employee (clinic_id, id),
        foreign key (clinic_id, removed_by) references employee (clinic_id, id),
        constraint removal_is_whole check ((removed_at is null) = (removed_by is null))
      );
      create unique index chat_group_membership_once on chat_group_membership (clinic_id, group_id, contact_id)
        where removed_at is null;
      create index chat_group_membership_of_contact on chat_group_membership (clinic_id, contact_id)
        where removed_at is null;
      alter table chat_group_membership enable row level security;
      alter table chat_group_membership force row level security;
      create policy own_clinic on chat_group_membership using (clinic_id = current_clinic());

      create table chat_group_history (
        clinic_id uuid not null,
        group_id uuid not null,
        id uuid not null,
        act text not null check (act in (
          'CREATED', 'UPDATED', 'HIDDEN', 'SHOWN', 'DELETED', 'MEMBERS_ADDED', 'MEMBERS_REMOVED')),
        changes jsonb not null default '[]',
        -- How many patients an act was about.
        members int,
        at timestamptz not null,
        by_id uuid not null,
        primary key (clinic_id, group_id, id),
        foreign key (clinic_id, group_id) references chat_group (clinic_id, id),
        foreign key (clinic_id, by_id) references employee (clinic_id, id)
      );
      alter table chat_group_history enable row level security;
      alter table chat_group_history force row level security;
      create policy own_clinic on chat_group_history using (clinic_id = current_clinic());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table chat_group_history, chat_group_membership, chat_group');
  }
}
