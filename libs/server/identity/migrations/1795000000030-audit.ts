import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log: rows that are only ever added, each with the hash of the one before it. docs/audit.md tells more. */
export class Audit1795000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_entry (
        clinic_id uuid not null references clinic (id),
        -- 1..n without gaps in the order of commits; given by the trigger, as the hash is.
        seq bigint not null,
        id uuid not null,
        at timestamptz not null check (at = date_trunc('milliseconds', at)),
        person_id uuid,
        session_id uuid,
        request_id uuid,
        ip text not null check (length(ip) <= 64),
        action text not null check (action ~ '^[A-Z][A-Z0-9_]{2,59}$'),
        result text not null check (result in ('DONE', 'REFUSED')),
        object_kind text not null check (object_kind ~ '^[A-Z][A-Z0-9_]{2,59}$'),
        object_id uuid,
        -- The person it was done to, beside the object: the member that was added to the room.
        subject_id uuid,
        -- JSON with names of fields, codes and numbers; never what somebody wrote.
        details text not null check (length(details) <= 2000),
        hash bytea not null,
        primary key (clinic_id, seq),
        constraint audit_entry_id_unique unique (clinic_id, id)
      );
      create index audit_entry_by_time on audit_entry (clinic_id, at);
      create index audit_entry_by_person on audit_entry (clinic_id, person_id, seq);
      create index audit_entry_by_action on audit_entry (clinic_id, action, seq);
      create index audit_entry_by_object on audit_entry (clinic_id, object_id, seq) where object_id is not null;
      create index audit_entry_by_subject on audit_entry (clinic_id, subject_id, seq) where subject_id is not null;
      alter table audit_entry enable row level security;
      alter table audit_entry force row level security;
      create policy own_clinic on audit_entry using (clinic_id = current_clinic());

      -- tools/audit/chain.mjs computes the same by itself, to check it: change both or none. Each part is preceded by
      -- its length, so that nothing can be moved from one to the next.
      create function audit_hash(previous bytea, entry audit_entry) returns bytea language sql as $$
        select sha256(previous || convert_to(
          string_agg(coalesce(octet_length(part) || ':' || part, '-'), ',' order by place), 'UTF8'))
        from unnest(array[
          entry.clinic_id::text, entry.seq::text, entry.id::text, (extract(epoch from entry.at) * 1000)::bigint::text,
          entry.person_id::text, entry.session_id::text, entry.request_id::text, entry.ip, entry.action, entry.result,
          entry.object_kind, entry.object_id::text, entry.subject_id::text, entry.details
        ]) with ordinality as parts (part, place) $$;

      -- The lock lasts until the transaction ends, and the entries are written last in it: docs/decisions says why. What
      -- is read after the lock was waited for is what the one before committed: each statement here sees anew.
      create function chain_audit_entry() returns trigger language plpgsql as $$
        declare last_seq bigint; last_hash bytea;
        begin
          perform pg_advisory_xact_lock(7310443, hashtext(new.clinic_id::text));
          select e.seq, e.hash into last_seq, last_hash from audit_entry e
            where e.clinic_id = new.clinic_id order by e.seq desc limit 1;
          new.seq := coalesce(last_seq, 0) + 1;
          new.hash := audit_hash(coalesce(last_hash, ''::bytea), new);
          return new;
        end $$;
      create trigger chain_audit_entry before insert on audit_entry for each row execute function chain_audit_entry();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger chain_audit_entry on audit_entry;
      drop function chain_audit_entry();
      drop function audit_hash(bytea, audit_entry);
      drop table audit_entry;
    `);
  }
}
