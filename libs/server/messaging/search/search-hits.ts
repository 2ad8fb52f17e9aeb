import type { SearchWay } from './search-way';

/** $1 clinic, $2 person, $3 room or null, $4 to $6 the last hit of the page before or null, $7 how many. */
const READABLE = `
  select room_id, from_seq, coalesce(until_seq, 2147483647) as until_seq from chat_room_reader
  where clinic_id = $1 and person_id = $2 and ($3::uuid is null or room_id = $3)`;
const IS_READABLE = `exists (
  select 1 from readable a where a.room_id = w.room_id and w.seq >= a.from_seq and w.seq < a.until_seq)`;
const IS_OLDER = `($4::timestamptz is null or (w.sent_at, w.room_id, w.seq) < ($4, $5::uuid, $6::int))`;
const NEWEST_FIRST = 'order by w.sent_at desc, w.room_id desc, w.seq desc';
const COLUMNS = 'w.room_id, w.seq, w.version, w.sent_at';

const HITS: Record<SearchWay, string> = {
  INDEX: `
    with readable as materialized (${READABLE}),
    matches as materialized (select ${COLUMNS} from chat_message_words w where w.clinic_id = $1)
    select * from matches w where ${IS_READABLE} and ${IS_OLDER} ${NEWEST_FIRST} limit $7`,
  TIME: `
    with readable as materialized (${READABLE})
    select * from (
      select ${COLUMNS} from chat_message_words w where w.clinic_id = $1 and ${IS_OLDER} ${NEWEST_FIRST} offset 0) w
    where ${IS_READABLE} ${NEWEST_FIRST} limit $7`,
  ROOMS: `
    with readable as materialized (${READABLE})
    select w.* from readable a cross join lateral (
      select ${COLUMNS} from chat_message_words w
      where w.clinic_id = $1 and w.room_id = a.room_id and w.seq >= a.from_seq and w.seq < a.until_seq and ${IS_OLDER}
      order by w.seq desc limit $7) w
    ${NEWEST_FIRST} limit $7`,
};

/** A query for where the words are, the newest first, and only where the person may read. */
export function hitsSql(way: SearchWay): string {
  return HITS[way];
}

/** What the planner must not do on that way: it takes the words for rare ones always. */
export function forbiddenOn(way: SearchWay): readonly string[] {
  return way === 'INDEX' ? ['enable_seqscan'] : ['enable_seqscan', 'enable_bitmapscan', 'enable_sort'];
}
