import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SEND_MESSAGES_3 } from './1795000000010-attachments';

/** Kept as a constant, so that the migration that replaces it can put it back. */
export const SEND_MESSAGES_4 = `
-- Sends a batch: one commit for many messages. Per input row: CREATED, DUPLICATE (the first message with this
-- client id, whatever it says), NOT_FOUND (no such room, the sender may not post there, or what it answers is not
-- there) or NO_FILE (what it carries is not there to be sent).
-- Lists within a row come as array literals. p_attachments and p_copied_from are null where no message of the batch
-- carries a file; then files cost nothing. A sender is an employee, or the patient whose room it is; the latter may
-- answer a send to groups (p_about_sends).
create function send_messages(
  p_clinic uuid, p_now timestamptz, p_rooms uuid[], p_senders uuid[], p_client_ids uuid[], p_ids uuid[],
  p_texts text[], p_reply_tos uuid[], p_mentions text[], p_forwarded_from uuid[], p_attachments text[],
  p_copied_from uuid[], p_about_sends uuid[]
) returns table (
  ord int, outcome text, message chat_message, member_version int, sender_name text, sender_position text,
  sender_role text, sender_active boolean
) language plpgsql as $$
#variable_conflict use_column
declare v_carriers int[] := '{}'; v_refused int[] := '{}';
begin
  perform set_config('app.clinic', p_clinic::text, true);

  -- The locks come first, in one order for everybody; what follows sees everything committed before them. So a
  -- repeated send is found before it takes a number: numbers are never lost, and commit order is seq order.
  perform 1 from chat_room r where r.clinic_id = p_clinic and r.id = any (p_rooms)
    order by r.id for no key update;

  if p_attachments is not null then
    -- A file that is sent, removed and swept at the same time goes one way only.
    perform 1 from attachment t where t.clinic_id = p_clinic
      and t.id in (select unnest(ids::uuid[]) from unnest(p_attachments) as i (ids))
      order by t.id for update;
    perform 1 from stored_file f where f.clinic_id = p_clinic and f.id in (
        select s.file_id from attachment s where s.clinic_id = p_clinic and s.message_id = any (p_copied_from))
      order by f.id for key share;
    with carriers as (
      select t.room_id, t.sender_id, t.body, t.ids::uuid[] as ids, t.copied_from, t.ord::int as ord
      from unnest(p_rooms, p_senders, p_texts, p_attachments, p_copied_from)
        with ordinality as t (room_id, sender_id, body, ids, copied_from, ord)
      where t.ids <> '{}' or t.copied_from is not null
    )
    select array_agg(c.ord), coalesce(array_agg(c.ord) filter (where
        -- Each file: uploaded by the sender, for this room, not sent yet, not known to be infected, and claimed once.
        cardinality(c.ids) <> (
          select count(*) from attachment t
          join stored_file f on f.clinic_id = t.clinic_id and f.id = t.file_id
          where t.clinic_id = p_clinic and t.id = any (c.ids) and t.uploaded_by = c.sender_id
            and t.room_id = c.room_id and t.message_id is null and f.state in ('PENDING', 'CLEAN'))
        or exists (select 1 from carriers o where o.ord < c.ord and o.ids && c.ids)
        -- What is passed on with nothing but files must still have some.
        or (c.body = '' and c.ids = '{}' and not exists (
          select 1 from attachment s join stored_file f on f.clinic_id = s.clinic_id and f.id = s.file_id
          where s.clinic_id = p_clinic and s.message_id = c.copied_from and f.removed_at is null))
      ), '{}')
    into v_carriers, v_refused from carriers c;
  end if;

  return query
  with input as (
    select t.room_id, t.sender_id, t.client_id, t.id, t.body, t.reply_to, t.mentions::uuid[] as mentions,
      t.forwarded_from, t.attachments, t.copied_from, t.about_send, t.ord
    from unnest(p_rooms, p_senders, p_client_ids, p_ids, p_texts, p_reply_tos, p_mentions, p_forwarded_from,
      p_attachments, p_copied_from, p_about_sends)
      with ordinality as t (room_id, sender_id, client_id, id, body, reply_to, mentions, forwarded_from, attachments,
        copied_from, about_send, ord)
  ),
  known as (
    select i.ord, m from input i
    join chat_message m on m.clinic_id = p_clinic and m.sender_id = i.sender_id and m.client_message_id = i.client_id
  ),
  allowed as (
    select i.*, row_number() over (partition by i.room_id order by i.ord)::int as place
    from input i
    where not exists (select 1 from known k where k.ord = i.ord)
      and i.ord <> all (v_refused)
      -- One probe of an index for each, whatever the planner thinks of the tables.
      and coalesce(
        (select true from chat_room_reader a where a.clinic_id = p_clinic and a.room_id = i.room_id
          and a.person_id = i.sender_id and a.until_seq is null limit 1),
        (select true from patient_room_reader a where a.clinic_id = p_clinic and a.room_id = i.room_id
          and a.person_id = i.sender_id limit 1),
        false)
      and (i.reply_to is null or exists (
        select 1 from chat_message q
        join chat_room_reader a on a.clinic_id = q.clinic_id and a.room_id = q.room_id
          and a.person_id = i.sender_id and q.seq >= a.from_seq and (a.until_seq is null or q.seq < a.until_seq)
        where q.clinic_id = p_clinic and q.id = i.reply_to and q.room_id = i.room_id and q.kind = 'TEXT'))
  ),
  totals as (
    select room_id, count(*)::int as n, (array_agg(sender_id order by ord desc))[1] as last_sender
    from allowed group by room_id
  ),
  heads as (
    update chat_room r set last_seq = r.last_seq + t.n, revision = r.revision + t.n,
      written_count = r.written_count + t.n, last_activity_at = p_now,
      -- A patient waits from the first message that nobody has answered.
      unanswered_since = case when t.last_sender = r.contact_id then coalesce(r.unanswered_since, p_now) end
    from totals t where r.clinic_id = p_clinic and r.id = t.room_id
    returning r.id, t.n, r.last_seq - t.n as seq0, r.revision - t.n as revision0,
      r.written_count - t.n as written0, r.member_version, r.contact_id
  ),
  added as (
    insert into chat_message as m (clinic_id, room_id, seq, id, kind, sender_id, client_message_id, text,
      reply_to_id, revision, written_count, created_at, mention_ids, forwarded_from_id,
      attachment_count, sender_kind, about_send_id)
    select p_clinic, i.room_id, h.seq0 + i.place, i.id, 'TEXT', i.sender_id, i.client_id, i.body, i.reply_to,
      h.revision0 + i.place, h.written0 + i.place, p_now,
      -- Only who is in the room can be called.
      array(select c.employee_id from chat_room_member c where c.clinic_id = p_clinic and c.room_id = i.room_id
        and c.employee_id = any (i.mentions) and c.employee_id <> i.sender_id and c.left_seq is null),
      i.forwarded_from,
      case
        when i.copied_from is not null then (
          select count(*)::int from attachment s
          join stored_file f on f.clinic_id = s.clinic_id and f.id = s.file_id
          where s.clinic_id = p_clinic and s.message_id = i.copied_from and f.removed_at is null)
        when i.attachments is not null then cardinality(i.attachments::uuid[])
        else 0
      end,
      case when i.sender_id = h.contact_id then 'PATIENT' else 'EMPLOYEE' end, i.about_send
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
    where coalesce(
      (select true from chat_room_reader a where a.clinic_id = p_clinic and a.room_id = (k.m).room_id
        and a.person_id = (k.m).sender_id and (k.m).seq >= a.from_seq
        and (a.until_seq is null or (k.m).seq < a.until_seq) limit 1),
      (select true from patient_room_reader a where a.clinic_id = p_clinic and a.room_id = (k.m).room_id
        and a.person_id = (k.m).sender_id limit 1),
      false)
  )
  select i.ord::int, coalesce(a.outcome, case when i.ord = any (v_refused) then 'NO_FILE' else 'NOT_FOUND' end), a.m,
    a.member_version, coalesce(e.name, c.name), e."position", e.role, coalesce(e.active, true)
  from input i left join answers a on a.ord = i.ord
  left join employee e on e.clinic_id = p_clinic and e.id = i.sender_id
  left join contact c on e.id is null and c.clinic_id = p_clinic and c.id = i.sender_id
  order by i.ord;

  if v_carriers <> '{}' then
    update attachment t set message_id = u.message_id, place = u.place
    from (
      select m.id as message_id, a.id, a.place::int as place from unnest(p_ids, p_attachments) as i (message_id, ids)
      join chat_message m on m.clinic_id = p_clinic and m.id = i.message_id
      cross join lateral unnest(i.ids::uuid[]) with ordinality as a (id, place)
    ) u
    where t.clinic_id = p_clinic and t.id = u.id;
    -- Passed on: the same bytes under a new id, so that each room's readers have an access of their own.
    insert into attachment (clinic_id, id, file_id, room_id, message_id, place, name, uploaded_by, created_at)
      select p_clinic, gen_random_uuid(), s.file_id, m.room_id, m.id, s.place, s.name, m.sender_id, p_now
      from unnest(p_ids, p_copied_from) as i (message_id, source_id)
      join chat_message m on m.clinic_id = p_clinic and m.id = i.message_id
      join attachment s on s.clinic_id = p_clinic and s.message_id = i.source_id
      join stored_file f on f.clinic_id = s.clinic_id and f.id = s.file_id and f.removed_at is null;
  end if;
end $$;
`;

/** Patients write too: in the room of their own, which then waits for an answer. */
export class PatientMessages1795000000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop function send_messages');
    await runner.query(SEND_MESSAGES_4);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function send_messages');
    await runner.query(SEND_MESSAGES_3);
  }
}
