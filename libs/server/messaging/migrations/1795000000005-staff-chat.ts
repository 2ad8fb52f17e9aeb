import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MARK_RECEIPTS_1, SEND_MESSAGES_1 } from './1795000000003-messaging';

/** Kept as a constant, so that the migration that replaces it can put it back. */
export const SEND_MESSAGES_2 = `
-- Sends a batch: one commit for many messages. Per input row: CREATED, DUPLICATE (the first message with this
-- client id, whatever it says) or NOT_FOUND (no such room, the sender may not post there, or what it answers is not there).
-- Lists within a row come as array literals.
create function send_messages(
  p_clinic uuid, p_now timestamptz, p_rooms uuid[], p_senders uuid[], p_client_ids uuid[], p_ids uuid[],
  p_texts text[], p_reply_tos uuid[], p_mentions text[], p_forwarded_from uuid[]
) returns table (
  ord int, outcome text, message chat_message, member_version int, sender_name text, sender_position text,
  sender_role text, sender_active boolean
) language plpgsql as $$
#variable_conflict use_column
begin
  perform set_config('app.clinic', p_clinic::text, true);

  -- The locks come first, in one order for everybody; what follows sees everything committed before them. So a
  -- repeated send is found before it takes a number: numbers are never lost, and commit order is seq order.
  perform 1 from chat_room r where r.clinic_id = p_clinic and r.id = any (p_rooms)
    order by r.id for no key update;

  return query
  with input as (
    select t.room_id, t.sender_id, t.client_id, t.id, t.body, t.reply_to, t.mentions::uuid[] as mentions,
      t.forwarded_from, t.ord
    from unnest(p_rooms, p_senders, p_client_ids, p_ids, p_texts, p_reply_tos, p_mentions, p_forwarded_from)
      with ordinality as t (room_id, sender_id, client_id, id, body, reply_to, mentions, forwarded_from, ord)
  ),
  known as (
    select i.ord, m from input i
    join chat_message m on m.clinic_id = p_clinic and m.sender_id = i.sender_id and m.client_message_id = i.client_id
  ),
  allowed as (
    select i.*, row_number() over (partition by i.room_id order by i.ord)::int as place
    from input i
    where not exists (select 1 from known k where k.ord = i.ord)
      and exists (
        select 1 from chat_room_reader a where a.clinic_id = p_clinic and a.room_id = i.room_id
          and a.person_id = i.sender_id and a.until_seq is null)
      and (i.reply_to is null or exists (
        select 1 from chat_message q
        join chat_room_reader a on a.clinic_id = q.clinic_id and a.room_id = q.room_id
          and a.person_id = i.sender_id and q.seq >= a.from_seq and (a.until_seq is null or q.seq < a.until_seq)
        where q.clinic_id = p_clinic and q.id = i.reply_to and q.room_id = i.room_id and q.kind = 'TEXT'))
  ),
  totals as (select room_id, count(*)::int as n from allowed group by room_id),
  heads as (
    update chat_room r set last_seq = r.last_seq + t.n, revision = r.revision + t.n,
      written_count = r.written_count + t.n, last_activity_at = p_now
    from totals t where r.clinic_id = p_clinic and r.id = t.room_id
    returning r.id, t.n, r.last_seq - t.n as seq0, r.revision - t.n as revision0,
      r.written_count - t.n as written0, r.member_version
  ),
  added as (
    insert into chat_message as m (clinic_id, room_id, seq, id, kind, sender_id, client_message_id, text,
      reply_to_id, revision, written_count, created_at, mention_ids, forwarded_from_id)
    select p_clinic, i.room_id, h.seq0 + i.place, i.id, 'TEXT', i.sender_id, i.client_id, i.body, i.reply_to,
      h.revision0 + i.place, h.written0 + i.place, p_now,
      -- Only who is in the room can be called.
      array(select c.employee_id from chat_room_member c where c.clinic_id = p_clinic and c.room_id = i.room_id
        and c.employee_id = any (i.mentions) and c.employee_id <> i.sender_id and c.left_seq is null),
      i.forwarded_from
    from allowed i join heads h on h.id = i.room_id
    returning m
  ),
  -- A sender who had read everything has still read everything; otherwise the own messages are counted apart.
  marked as (
    update chat_room_member m set
      read_seq = case when s.caught_up then greatest(m.read_seq, s.last_seq) else m.read_seq end,
      delivered_seq = case when s.caught_up then greatest(m.delivered_seq, s.last_seq) else m.delivered_seq end,
      read_written = case when s.caught_up then s.written else m.read_written end,
      own_since_read = case when s.caught_up then 0 else m.own_since_read + s.n end,
      mention_seq = greatest(m.mention_seq, (
        select max((a.m).seq) from added a where (a.m).room_id = m.room_id and m.employee_id = any ((a.m).mention_ids)))
    from (
      select i.room_id, i.sender_id, count(*)::int as n, h.seq0 + h.n as last_seq, h.written0 + h.n as written,
        p.joined_seq, count(*) = h.n and p.read_written + p.own_since_read = h.written0 as caught_up
      from allowed i join heads h on h.id = i.room_id
      join chat_room_member p on p.clinic_id = p_clinic and p.room_id = i.room_id and p.employee_id = i.sender_id
        and p.left_seq is null
      group by i.room_id, i.sender_id, h.seq0, h.n, h.written0, p.joined_seq, p.read_written, p.own_since_read
    ) s
    where m.clinic_id = p_clinic and m.room_id = s.room_id and m.employee_id = s.sender_id
      and m.joined_seq = s.joined_seq
  ),
  called as (
    update chat_room_member c set mention_seq = t.seq
    from (
      select (a.m).room_id, person_id, max((a.m).seq) as seq from added a, unnest((a.m).mention_ids) as person_id
      group by 1, 2
    ) t
    where c.clinic_id = p_clinic and c.room_id = t.room_id and c.employee_id = t.person_id and c.left_seq is null
      -- A row can be changed once in a statement: those who also sent got theirs above.
      and not exists (select 1 from allowed s where s.room_id = c.room_id and s.sender_id = c.employee_id)
  ),
  answers as (
    select i.ord, 'CREATED' as outcome, a.m, h.member_version
    from added a join allowed i on i.id = (a.m).id join heads h on h.id = i.room_id
    union all
    -- Ownership is not access: a repeat is answered only to somebody who may still read that message.
    select k.ord, 'DUPLICATE', k.m, 0 from known k
    where exists (
      select 1 from chat_room_reader a where a.clinic_id = p_clinic and a.room_id = (k.m).room_id
        and a.person_id = (k.m).sender_id and (k.m).seq >= a.from_seq
        and (a.until_seq is null or (k.m).seq < a.until_seq))
  )
  select i.ord::int, coalesce(a.outcome, 'NOT_FOUND'), a.m, a.member_version, e.name, e."position", e.role, e.active
  from input i left join answers a on a.ord = i.ord
  left join employee e on e.clinic_id = p_clinic and e.id = i.sender_id
  order by i.ord;
end $$;
`;

/** As above. */
export const MARK_RECEIPTS_2 = `
-- Moves marks forward, a batch at a time; marks beyond the end of the room stop at its end. One row for each
-- present member among the inputs, with the marks as they stand then, moved or not.
create or replace function mark_receipts(
  p_clinic uuid, p_rooms uuid[], p_people uuid[], p_delivered int[], p_read int[]
) returns table (
  room_id uuid, person_id uuid, delivered_seq int, read_seq int, written_count int, unread_count int,
  member_version int
) language plpgsql as $$
#variable_conflict use_column
begin
  perform set_config('app.clinic', p_clinic::text, true);
  perform 1 from chat_room r where r.clinic_id = p_clinic and r.id = any (p_rooms)
    order by r.id for no key update;

  -- Only movements are noted, and not those of sending: who writes had read everything before.
  with moved as (
    update chat_room_member m set
      delivered_seq = greatest(m.delivered_seq, t.delivered, t.read),
      read_seq = greatest(m.read_seq, t.read),
      read_written = case when t.read > m.read_seq then t.written else m.read_written end,
      own_since_read = case when t.read > m.read_seq and m.own_since_read > 0 then (
          select count(*)::int from chat_message own where own.clinic_id = p_clinic and own.room_id = m.room_id
            and own.seq > t.read and own.sender_id = m.employee_id and own.kind = 'TEXT'
        ) else m.own_since_read end
    from (
      select i.room_id, i.person_id, max(least(i.delivered, r.last_seq)) as delivered,
        max(least(i.read, r.last_seq)) as read,
        (select c.written_count from chat_message c where c.clinic_id = p_clinic and c.room_id = i.room_id
          and c.seq = max(least(i.read, r.last_seq))) as written
      from unnest(p_rooms, p_people, p_delivered, p_read) as i (room_id, person_id, delivered, read)
      join chat_room r on r.clinic_id = p_clinic and r.id = i.room_id
      group by i.room_id, i.person_id
    ) t
    where m.clinic_id = p_clinic and m.room_id = t.room_id and m.employee_id = t.person_id and m.left_seq is null
      and (greatest(t.delivered, t.read) > m.delivered_seq or t.read > m.read_seq)
    returning m.room_id, m.employee_id, m.delivered_seq, m.read_seq
  )
  insert into chat_mark_step (clinic_id, room_id, employee_id, delivered_seq, read_seq)
    select p_clinic, room_id, employee_id, delivered_seq, read_seq from moved
    on conflict do nothing;

  -- Reading takes the mark "unread" away.
  update chat_room_preference p set marked_unread = false
  from unnest(p_rooms, p_people, p_read) as i (room_id, person_id, read)
  where p.clinic_id = p_clinic and p.room_id = i.room_id and p.employee_id = i.person_id and i.read > 0
    and p.marked_unread;

  return query
  select r.id, m.employee_id, m.delivered_seq, m.read_seq, r.written_count,
    r.written_count - m.read_written - m.own_since_read, r.member_version
  from (select distinct * from unnest(p_rooms, p_people) as i (room_id, person_id)) i
  join chat_room_reader a on a.clinic_id = p_clinic and a.room_id = i.room_id and a.person_id = i.person_id
    and a.until_seq is null
  join chat_room r on r.clinic_id = p_clinic and r.id = i.room_id
  join chat_room_member m on m.clinic_id = p_clinic and m.room_id = i.room_id and m.employee_id = i.person_id
    and m.left_seq is null;
end $$;
`;

/** Search, the times of marks, and sends that carry mentions and a forwarded origin. */
export class StaffChat1795000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When marks moved: who had what when. One row for each movement, not for each message.
      create table chat_mark_step (
        clinic_id uuid not null,
        room_id uuid not null,
        employee_id uuid not null,
        delivered_seq int not null,
        read_seq int not null,
        marked_at timestamptz not null default clock_timestamp(),
        primary key (clinic_id, room_id, employee_id, read_seq, delivered_seq)
      );
      alter table chat_mark_step enable row level security;
      alter table chat_mark_step force row level security;
      create policy own_clinic on chat_mark_step using (clinic_id = current_clinic());

      -- Words of messages, each as its stem and as it is written: a search finds forms by the one and beginnings by the
      -- other. The configuration "russian" stems words in Cyrillic as Russian and others as English.
      -- Row-level security lets no index serve a condition of the caller's before the policy's own. So the condition is
      -- in the policy: search_messages says what is searched, and without it the table shows nothing.
      create extension if not exists btree_gin;
      create table chat_message_words (
        clinic_id uuid not null,
        room_id uuid not null,
        seq int not null,
        -- Of the message: an edit adds a row, and only the row of the present version counts.
        version int not null,
        sent_at timestamptz not null,
        words tsvector not null,
        primary key (clinic_id, room_id, seq, version),
        foreign key (clinic_id, room_id, seq) references chat_message (clinic_id, room_id, seq)
      );
      -- Rare words are found by the first index, frequent ones by walking back in time along the second.
      create index chat_message_words_search on chat_message_words using gin (clinic_id, words);
      create index chat_message_words_recent on chat_message_words (clinic_id, sent_at, room_id, seq);
      alter table chat_message_words enable row level security;
      alter table chat_message_words force row level security;
      create policy searched on chat_message_words for select
        using (clinic_id = current_clinic() and words @@ nullif(current_setting('app.search', true), '')::tsquery);
      create policy own_clinic_insert on chat_message_words for insert with check (clinic_id = current_clinic());

      create function keep_words() returns trigger language plpgsql as $$
        begin
          insert into chat_message_words (clinic_id, room_id, seq, version, sent_at, words)
            select clinic_id, room_id, seq, version, created_at, to_tsvector('russian', text) || to_tsvector('simple', text)
            from changed
            where kind = 'TEXT' and withdrawn_at is null and text <> ''
            on conflict do nothing;
          return null;
        end $$;
      create trigger keep_words after insert on chat_message
        referencing new table as changed for each statement execute function keep_words();
      create trigger keep_words_of_edit after update on chat_message
        referencing new table as changed for each statement execute function keep_words();
    `);
    await runner.query(
      'drop function send_messages(uuid, timestamptz, uuid[], uuid[], uuid[], uuid[], text[], uuid[])',
    );
    await runner.query(SEND_MESSAGES_2);
    await runner.query(MARK_RECEIPTS_2);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function send_messages');
    await runner.query(SEND_MESSAGES_1);
    await runner.query(MARK_RECEIPTS_1.replace('create function', 'create or replace function'));
    await runner.query(`
      drop trigger keep_words on chat_message;
      drop trigger keep_words_of_edit on chat_message;
      drop function keep_words();
      drop table chat_message_words;
      drop table chat_mark_step;
      drop extension btree_gin;
    `);
  }
}
