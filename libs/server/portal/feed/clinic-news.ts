import type { ClinicTransaction } from '@server/platform';
import { LETTER, LETTERS_OF_ROOM } from '../clinic-conversation';
import { ANNOUNCEMENT, type ItemRow } from '../portal-items';

/** An entry for one patient, with what tells this version of it from another. */
export interface NewsRow extends ItemRow {
  readonly contactId: string;
  readonly change: string;
}

/** The groups that patients belong to now: what they must lose is found by comparing. Grants nothing. */
export type Belonging = ReadonlyMap<string, ReadonlySet<string>>;

export interface News {
  /** Changes of transactions from this id on may not have been seen: docs/decisions/0003. */
  readonly unseenFrom: string | undefined;
  readonly belonging: Belonging;
  readonly items: readonly NewsRow[];
  /** Patients of whose messages the desk has read more. */
  readonly seen: readonly string[];
}

/**
 * What is new for these patients, access and content in one statement each. Belonging is read before the content:
 * whoever lost a group in between gets nothing of it now, and is told of the loss by the next reading.
 */
export async function newsFor(
  tx: ClinicTransaction,
  contactIds: readonly string[],
  unseenFrom: string | undefined,
): Promise<News> {
  const [snapshot] = await tx.query<{ xmin: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin');
  const belonging = await belongingOf(tx, contactIds);
  const known = { unseenFrom: snapshot?.xmin, belonging };
  if (unseenFrom === undefined) return { ...known, items: [], seen: [] };
  const since = [tx.clinicId, contactIds, unseenFrom];
  const announcements = await tx.query<NewsRow>(ANNOUNCEMENTS, since);
  const letters = await tx.query<NewsRow>(LETTERS, since);
  const seen = await tx.query<{ contactId: string }>(SEEN, since);
  return { ...known, items: [...announcements, ...letters], seen: seen.map(({ contactId }) => contactId) };
}

async function belongingOf(tx: ClinicTransaction, contactIds: readonly string[]): Promise<Belonging> {
  const rows = await tx.query<{ contactId: string; groupIds: string[] }>(
    `select m.contact_id as "contactId", array_agg(m.group_id) as "groupIds"
     from chat_group_membership m
     join chat_group g on g.clinic_id = m.clinic_id and g.id = m.group_id
       and g.hidden_at is null and g.deleted_at is null
     where m.clinic_id = $1 and m.contact_id = any ($2) and m.removed_at is null
     group by m.contact_id`,
    [tx.clinicId, contactIds],
  );
  const groups = new Map(rows.map(({ contactId, groupIds }) => [contactId, new Set(groupIds)]));
  // Everybody who was asked about has an entry: without one a patient has only just come.
  return new Map(contactIds.map((id) => [id, groups.get(id) ?? new Set()]));
}

/** A row is touched by the patient's own marks too: what is older was told, or loaded when the screen was opened. */
const NEW = `> now() - interval '2 minutes'`;

/**
 * What each may read is looked up for the rows that changed, one by one: the fence keeps a planner that has not yet counted
 * a large send from reading all of its rows for every look.
 */
const ANNOUNCEMENTS = `
  select d.contact_id as "contactId", greatest(d.sent_at, d.withdrawn_at)::text as change, ${ANNOUNCEMENT}
  from (
    select r.send_id, r.contact_id from group_send_recipient r
    where r.clinic_id = $1 and r.changed_xid >= $3::text::xid8 and r.contact_id = any ($2)
    union
    select r.send_id, r.contact_id from group_send s
    join group_send_recipient r on r.clinic_id = s.clinic_id and r.send_id = s.id and r.contact_id = any ($2)
    where s.clinic_id = $1 and s.changed_xid >= $3::text::xid8 and s.withdrawn_at is not null
  ) r0
  cross join lateral (
    select * from portal_delivery
    where clinic_id = $1 and send_id = r0.send_id and contact_id = r0.contact_id offset 0
  ) d
  where greatest(d.sent_at, d.withdrawn_at) ${NEW}
  order by d.sent_at, d.send_id`;

const LETTERS = `
  select r.contact_id as "contactId", m.revision::text as change, ${LETTER}
  from chat_room r ${LETTERS_OF_ROOM}
  where r.clinic_id = $1 and r.contact_id = any ($2) and r.changed_xid >= $3::text::xid8
    and greatest(m.created_at, m.edited_at, m.withdrawn_at) ${NEW}
  order by m.seq`;

const SEEN = `
  select distinct r.contact_id as "contactId" from chat_room_member x
  join chat_room r on r.clinic_id = x.clinic_id and r.id = x.room_id and r.contact_id = any ($2)
  where x.clinic_id = $1 and x.changed_xid >= $3::text::xid8`;
