import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sends to groups, and one row for each patient that a send is about: docs/group-messaging.md. There is no room behind
 * a send; what a patient sees of it follows from their own row and from the groups they belong to now.
 */
export class GroupSends1795000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table group_send (
        clinic_id uuid not null references clinic (id),
        id uuid not null,
        -- Made by the client: the same one never makes a second send.
        request_id uuid not null,
        author_id uuid not null,
        message_class text not null check (message_class in ('CARE', 'SERVICE', 'MARKETING')),
        text text not null check (length(text) <= 8000),
        file_count int not null default 0,
        status text not null check (status in ('HELD', 'SCHEDULED', 'PAUSED', 'SENDING', 'SENT', 'UNDONE')),
        scheduled boolean not null,
        created_at timestamptz not null,
        -- When it may go out: the end of the time to undo, or the time it was scheduled for.
        release_at timestamptz not null,
        -- When the rows of its recipients were written; a scheduled send has none before it is due.
        resolved_at timestamptz,
        -- When the last recipient was served.
        sent_at timestamptz,
        withdrawn_at timestamptz,
        withdrawn_by uuid,
        -- The send that this one puts right, and the one whose unread it is sent to again.
        corrects_id uuid,
        resends_id uuid,
        changed_xid xid8 not null default pg_current_xact_id(),
        primary key (clinic_id, id),
        constraint group_send_once unique (clinic_id, author_id, request_id),
        foreign key (clinic_id, author_id) references employee (clinic_id, id),
        foreign key (clinic_id, withdrawn_by) references employee (clinic_id, id),
        foreign key (clinic_id, corrects_id) references group_send (clinic_id, id),
        foreign key (clinic_id, resends_id) references group_send (clinic_id, id),
        constraint withdrawal_is_whole check ((withdrawn_at is null) = (withdrawn_by is null))
      );
      create index group_send_by_change on group_send (clinic_id, changed_xid);
      create index group_send_due on group_send (release_at) where status in ('HELD', 'SCHEDULED', 'SENDING');
      create trigger stamp before update on group_send for each row execute function stamp_change();
      alter table group_send enable row level security;
      alter table group_send force row level security;
      create policy own_clinic on group_send using (clinic_id = current_clinic());

      -- The groups that were chosen, in the order in which they were chosen.
      create table group_send_group (
        clinic_id uuid not null,
        send_id uuid not null,
        group_id uuid not null,
        place int not null,
        primary key (clinic_id, send_id, group_id),
        foreign key (clinic_id, send_id) references group_send (clinic_id, id),
        foreign key (clinic_id, group_id) references chat_group (clinic_id, id)
      );
      create index group_send_group_by_group on group_send_group (clinic_id, group_id, send_id);
      alter table group_send_group enable row level security;
      alter table group_send_group force row level security;
      create policy own_clinic on group_send_group using (clinic_id = current_clinic());

      -- One for each patient, however many of the groups they are in.
      create table group_send_recipient (
        clinic_id uuid not null,
        send_id uuid not null,
        contact_id uuid not null,
        -- The chosen groups by which the patient is reached, in chosen order.
        group_ids uuid[] not null,
        status text not null check (status in ('QUEUED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'SKIPPED')),
        reason text check (reason in (
          'ARCHIVED', 'OPTED_OUT', 'NO_CONSENT', 'NO_PORTAL_ACCESS', 'REMOVED', 'HIDDEN', 'UNDONE', 'WITHDRAWN')),
        queued_at timestamptz not null,
        sent_at timestamptz,
        delivered_at timestamptz,
        read_at timestamptz,
        changed_xid xid8 not null default pg_current_xact_id(),
        primary key (clinic_id, send_id, contact_id),
        foreign key (clinic_id, send_id) references group_send (clinic_id, id),
        foreign key (clinic_id, contact_id) references contact (clinic_id, id),
        constraint reason_where_skipped check ((status in ('SKIPPED', 'FAILED')) = (reason is not null))
      );
      create index group_send_recipient_by_status on group_send_recipient (clinic_id, send_id, status, contact_id);
      create index group_send_recipient_by_change on group_send_recipient (clinic_id, send_id, changed_xid);
      create index group_send_recipient_of_contact on group_send_recipient (clinic_id, contact_id, send_id)
        where status in ('SENT', 'DELIVERED', 'READ');
      create trigger stamp before update on group_send_recipient for each row execute function stamp_change();
      alter table group_send_recipient enable row level security;
      alter table group_send_recipient force row level security;
      create policy own_clinic on group_send_recipient using (clinic_id = current_clinic());

      -- Who can read in the patient portal. Until patients can be invited, whose card is in use;
      -- a later migration replaces the view.
      create view portal_access with (security_invoker = true) as
        select c.clinic_id, c.id as contact_id from contact c where c.archived_at is null;

      -- Whom a send to these groups is about, each patient once: with the reason where it may not reach them.
      -- Preflight, the rows of a send and the last look before each delivery all ask here, so they cannot differ.
      create function group_send_candidates(p_clinic uuid, p_groups uuid[], p_class text, p_contacts uuid[])
        returns table (contact_id uuid, group_ids uuid[], reason text) language sql stable as $$
        select m.contact_id, m.group_ids,
          case
            when c.archived_at is not null then 'ARCHIVED'
            when not k.given then 'OPTED_OUT'
            -- Care and service are sent unless refused, marketing only when agreed to.
            when k.given is null and p_class = 'MARKETING' then 'NO_CONSENT'
            when not exists (select 1 from portal_access a where a.clinic_id = p_clinic and a.contact_id = m.contact_id)
              then 'NO_PORTAL_ACCESS'
          end
        from (
          select m.contact_id, array_agg(m.group_id order by array_position(p_groups, m.group_id)) as group_ids
          from chat_group_membership m
          join chat_group g on g.clinic_id = m.clinic_id and g.id = m.group_id
            and g.hidden_at is null and g.deleted_at is null
          where m.clinic_id = p_clinic and m.group_id = any (p_groups) and m.removed_at is null
            and (p_contacts is null or m.contact_id = any (p_contacts))
          group by m.contact_id
        ) m
        join contact c on c.clinic_id = p_clinic and c.id = m.contact_id
        left join lateral (
          select s.given from contact_consent s
          where s.clinic_id = p_clinic and s.contact_id = m.contact_id and s.message_class = p_class
          order by s.id desc limit 1
        ) k on true $$;

      -- The one truth of what patients see of sends. A row here is the only thing that grants a patient a send: they
      -- got it, their card is in use, and now they belong to one of its groups, which is neither hidden nor deleted.
      create view portal_delivery with (security_invoker = true) as
        select r.clinic_id, r.contact_id, r.send_id, v.group_id, s.author_id,
          case when s.withdrawn_at is null then s.text else '' end as text,
          s.message_class, r.sent_at, r.delivered_at, r.read_at, s.withdrawn_at
        from group_send_recipient r
        join group_send s on s.clinic_id = r.clinic_id and s.id = r.send_id
        join contact c on c.clinic_id = r.clinic_id and c.id = r.contact_id and c.archived_at is null
        join lateral (
          select m.group_id from chat_group_membership m
          join chat_group g on g.clinic_id = m.clinic_id and g.id = m.group_id
            and g.hidden_at is null and g.deleted_at is null
          where m.clinic_id = r.clinic_id and m.contact_id = r.contact_id and m.group_id = any (r.group_ids)
            and m.removed_at is null
          order by array_position(r.group_ids, m.group_id) limit 1
        ) v on true
        where r.status in ('SENT', 'DELIVERED', 'READ');

      -- Door 4: who delivers does not know which clinics have something to send. They see ids, of what is due.
      create policy sending on group_send for select
        using (status in ('HELD', 'SCHEDULED', 'SENDING')
          and release_at <= nullif(current_setting('app.sends_due', true), '')::timestamptz);

      create function group_sends_due(p_now timestamptz, p_most int)
        returns table (clinic_id uuid, send_id uuid)
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.sends_due', p_now::text, true);
          return query select s.clinic_id, s.id from group_send s
            where s.release_at <= p_now and s.status in ('HELD', 'SCHEDULED', 'SENDING')
            order by s.release_at limit p_most;
          perform set_config('app.sends_due', '', true);
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function group_sends_due(timestamptz, int);
      drop view portal_delivery;
      drop function group_send_candidates(uuid, uuid[], text, uuid[]);
      drop view portal_access;
      drop table group_send_recipient, group_send_group, group_send;
    `);
  }
}
