import { DatabaseSetupError, sqlState } from '@server/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refused by rights, not on the disk, or not on the list that a managed server allows. */
const CANNOT_CREATE = new Set(['42501', '58P01', '0A000', '22023']);

/** Patients: their card, what they agreed to, what happened to the card, and what a search finds them by. */
export class Contacts1795000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTrigrams(runner);
    await runner.query(`
      -- Where a number without a country code belongs; null asks for the code.
      alter table clinic add column phone_country text check (phone_country ~ '^[A-Z]{2}$');

      create table contact (
        clinic_id uuid not null references clinic (id),
        id uuid not null,
        name text not null check (length(name) between 1 and 160),
        -- The order of the directory: lower case, without accents.
        sort_name text not null,
        phone text check (phone ~ '^\\+[1-9][0-9]{5,14}$'),
        email text check (email = lower(email) and length(email) <= 254),
        birth_date date,
        card_number text check (length(card_number) between 1 and 40),
        language text check (language in ('EN', 'RU')),
        notes text not null default '' check (length(notes) <= 4000),
        -- What an importing system calls this person.
        external_id text check (length(external_id) between 1 and 100),
        archived_at timestamptz,
        version int not null default 1,
        created_at timestamptz not null,
        created_by uuid not null,
        updated_at timestamptz not null,
        primary key (clinic_id, id),
        foreign key (clinic_id, created_by) references employee (clinic_id, id)
      );
      create unique index contact_card_number_unique on contact (clinic_id, card_number) where card_number is not null;
      create unique index contact_external_id_unique on contact (clinic_id, external_id) where external_id is not null;
      create index contact_by_name on contact (clinic_id, sort_name, id) where archived_at is null;
      create index contact_by_birth_date on contact (clinic_id, coalesce(birth_date, 'infinity'), id) where archived_at is null;
      create index contact_by_update on contact (clinic_id, updated_at, id) where archived_at is null;
      create index contact_archived on contact (clinic_id, sort_name, id) where archived_at is not null;
      create index contact_by_phone on contact (clinic_id, phone) where phone is not null;
      alter table contact enable row level security;
      alter table contact force row level security;
      create policy own_clinic on contact using (clinic_id = current_clinic());

      -- What a contact is found by: docs/contacts.md. As with the words of messages, row-level security lets no index
      -- serve a condition of the caller's before the policy's own, so what is searched is in the policy.
      create table contact_search (
        clinic_id uuid not null,
        contact_id uuid not null,
        words text not null,
        primary key (clinic_id, contact_id),
        foreign key (clinic_id, contact_id) references contact (clinic_id, id)
      );
      create index contact_search_words on contact_search using gin (clinic_id, words gin_trgm_ops);
      alter table contact_search enable row level security;
      alter table contact_search force row level security;
      create policy searched on contact_search for select
        using (clinic_id = current_clinic() and words ~ nullif(current_setting('app.contact_search', true), ''));
      create policy own_clinic_insert on contact_search for insert with check (clinic_id = current_clinic());
      create policy own_clinic_update on contact_search for update using (clinic_id = current_clinic());

      -- Every word that is in a name: where nothing matches, the words that are close to what was typed.
      create table contact_word (
        clinic_id uuid not null references clinic (id),
        word text not null,
        size int not null,
        primary key (clinic_id, word)
      );
      create index contact_word_by_size on contact_word (clinic_id, size, word);
      alter table contact_word enable row level security;
      alter table contact_word force row level security;
      create policy own_clinic on contact_word using (clinic_id = current_clinic());

      -- Every answer is kept; the latest of a class counts.
      create table contact_consent (
        clinic_id uuid not null,
        id uuid not null,
        contact_id uuid not null,
        message_class text not null check (message_class in ('CARE', 'SERVICE', 'MARKETING')),
        given boolean not null,
        source text not null check (source in ('PAPER', 'SPOKEN', 'PORTAL', 'MESSAGE', 'IMPORT')),
        text_version text not null check (length(text_version) <= 80),
        given_on date not null,
        recorded_at timestamptz not null,
        recorded_by uuid not null,
        primary key (clinic_id, id),
        foreign key (clinic_id, contact_id) references contact (clinic_id, id),
        foreign key (clinic_id, recorded_by) references employee (clinic_id, id)
      );
      create index contact_consent_latest on contact_consent (clinic_id, contact_id, message_class, id desc);
      alter table contact_consent enable row level security;
      alter table contact_consent force row level security;
      create policy own_clinic on contact_consent using (clinic_id = current_clinic());

      create table contact_history (
        clinic_id uuid not null,
        contact_id uuid not null,
        id uuid not null,
        act text not null check (act in (
          'CREATED', 'UPDATED', 'ARCHIVED', 'RESTORED', 'CONSENT', 'GROUP_ASSIGNED', 'GROUP_REMOVED', 'IMPORTED')),
        -- A list of {field, before, after}.
        changes jsonb not null default '[]',
        at timestamptz not null,
        by_id uuid not null,
        primary key (clinic_id, contact_id, id),
        foreign key (clinic_id, contact_id) references contact (clinic_id, id),
        foreign key (clinic_id, by_id) references employee (clinic_id, id)
      );
      alter table contact_history enable row level security;
      alter table contact_history force row level security;
      create policy own_clinic on contact_history using (clinic_id = current_clinic());
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table contact_history, contact_consent, contact_word, contact_search, contact;
      alter table clinic drop column phone_country;
      drop extension pg_trgm;
    `);
  }
}

async function createTrigrams(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('create extension if not exists pg_trgm');
  } catch (error) {
    if (!CANNOT_CREATE.has(sqlState(error) ?? '')) throw error;
    throw new DatabaseSetupError(
      'Searching contacts needs the extension pg_trgm, and this role may not create it or the server does not have it. ' +
        'Install the package of PostgreSQL extensions ("contrib") if it is separate, then let an administrator run: ' +
        'create extension pg_trgm; in this database, and start again.',
    );
  }
}
