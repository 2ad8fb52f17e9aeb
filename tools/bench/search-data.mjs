// A clinic to search in: a million messages of words as people use them, few words often and many seldom, in both
// languages. Made by set-based SQL, with what the triggers would have made.
import pg from 'pg';
import { makeClinic } from './clinic.mjs';

const MESSAGES = 1_000_000;
const PEOPLE = 400;
const ROOMS = 3_000;
/** Rooms by size: one that holds a tenth of everything, some lively ones, and the others. */
const LARGE = 100_000;
const LIVELY = { rooms: 29, messages: 5_000 };
const ROOMS_OF_VIEWER = 200;
const TEXTS = 200_000;
const WORDS = 20_000;
const WORDS_OF_A_TEXT = 9;

/** Words that are searched for, and in how many of a thousand texts each is. */
export const PLANTED = {
  frequent: { perMille: 100, words: ['patient', 'bed', 'пациент', 'today'] },
  middling: { perMille: 3, words: ['laparoscopy', 'insulin', 'капельница', 'discharge'] },
  rare: { perMille: 0.03, words: ['pheochromocytoma', 'tracheostomy', 'эхинококк', 'bronchoscopy'] },
};

/** @typedef {{ clinic: import('./clinic.mjs').Clinic, largeRoom: string, smallRoom: string }} SearchData */

/** @param {string} databaseUrl of the owner @returns {Promise<SearchData>} the first of the people is the viewer */
export async function makeSearchData(databaseUrl) {
  const clinic = await makeClinic(databaseUrl, PEOPLE);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.clinic', $1, true)`, [clinic.id]);
    // Neither triggers nor foreign keys for a million rows: what they would do is done below.
    await client.query('set local session_replication_role = replica');
    const rooms = await makeRooms(client, clinic);
    await makeTexts(client);
    await makeMessages(client, clinic);
    await client.query('commit');
    await client.query('vacuum analyze chat_message, chat_message_words, chat_room, chat_room_member');
    return { clinic, ...rooms };
  } finally {
    await client.end();
  }
}

/** @param {pg.Client} client @param {import('./clinic.mjs').Clinic} clinic */
async function makeRooms(client, clinic) {
  const small = Math.floor((MESSAGES - LARGE - LIVELY.rooms * LIVELY.messages) / (ROOMS - 1 - LIVELY.rooms));
  await client.query(
    `create temporary table plan on commit drop as
       select n, gen_random_uuid() as id, case when n = 0 then $1::int when n <= $2 then $3::int else $4::int end as size
       from generate_series(0, $5::int - 1) n`,
    [LARGE, LIVELY.rooms, LIVELY.messages, small, ROOMS],
  );
  await client.query(
    `insert into chat_room (clinic_id, id, kind, name, created_at, created_by, last_activity_at, last_seq, written_count, revision, member_version)
     select $1, id, 'STAFF', 'Room ' || n, now() - interval '2 years', $2, now(), size, size, size, 1 from plan`,
    [clinic.id, clinic.people[0]],
  );
  // The viewer is in the large room, in ten lively ones and in small ones; every tenth only since its second half.
  // Everybody else is in fifteen at random.
  await client.query(
    `insert into chat_room_member (clinic_id, room_id, employee_id, joined_seq, from_seq, joined_at, added_by, delivered_seq, read_seq, read_written)
     select $1, id, person, 0, case when person = $2 and n % 100 = 5 then size / 2 else 1 end, now() - interval '2 years', $2, size, size, size
     from (
       select id, n, size, $2::uuid as person from plan where n <= 10 or (n % 15 = 5 and n <= 30 + 15 * ($4::int - 11))
       union
       select id, n, size, ($3::uuid[])[1 + abs(hashint4(n * 7 + k)) % cardinality($3::uuid[])] from plan, generate_series(1, 2) k where true
     ) members
     on conflict do nothing`,
    [clinic.id, clinic.people[0], clinic.people.slice(1), ROOMS_OF_VIEWER],
  );
  const { rows } = await client.query('select id, n from plan where n in (0, 35) order by n');
  return { largeRoom: String(rows[0].id), smallRoom: String(rows[1].id) };
}

/** Each text once, with its words: a million messages share them. @param {pg.Client} client */
async function makeTexts(client) {
  await client.query('create temporary table said (n int primary key, text text, words tsvector) on commit drop');
  const random = randomNumbers();
  const vocabulary = Array.from({ length: WORDS }, (_, at) => wordOf(at, random));
  const texts = Array.from({ length: TEXTS }, () => {
    // Zipf: the word of rank k is used as often as 1/k.
    const words = Array.from({ length: WORDS_OF_A_TEXT }, () => vocabulary[Math.floor(WORDS ** random()) - 1] ?? '');
    for (const { perMille, words: planted } of Object.values(PLANTED))
      for (const word of planted) if (random() * 1_000 < perMille) words[Math.floor(random() * words.length)] = word;
    return words.join(' ');
  });
  for (let from = 0; from < TEXTS; from += 20_000)
    await client.query(
      `insert into said select $1 + n - 1, text, to_tsvector('russian', text) || to_tsvector('simple', text)
       from unnest($2::text[]) with ordinality as t (text, n)`,
      [from, texts.slice(from, from + 20_000)],
    );
}

/** In the order of time, rooms mixed, as messages come to be. @param {pg.Client} client @param {import('./clinic.mjs').Clinic} clinic */
async function makeMessages(client, clinic) {
  await client.query(
    `create temporary table log on commit drop as
       select id as room_id, seq, ($1::uuid[])[1 + seq % cardinality($1::uuid[])] as sender_id,
         (abs(hashint8(n * 1000003::bigint + seq)) % ${TEXTS})::int as said,
         now() - interval '2 years' * (1 - (seq - random()) / size) as at
       from plan, generate_series(1, size) seq`,
    [clinic.people.slice(0, 20)],
  );
  await client.query(
    `insert into chat_message (clinic_id, room_id, seq, id, kind, sender_id, client_message_id, text, revision, written_count, created_at)
     select $1, room_id, seq, gen_random_uuid(), 'TEXT', sender_id, gen_random_uuid(), text, seq, seq, at
     from log join said on n = said order by at`,
    [clinic.id],
  );
  await client.query(
    `insert into chat_message_words (clinic_id, room_id, seq, version, sent_at, words)
     select $1, room_id, seq, 1, at, words from log join said on n = said order by at`,
    [clinic.id],
  );
}

/** @param {number} rank @param {() => number} random */
function wordOf(rank, random) {
  const [consonants, vowels] = rank % 2 === 0 ? ['bcdfglmnprstv', 'aeiou'] : ['бвгдклмнпрст', 'аеиоуя'];
  let word = '';
  for (let length = 2 + Math.floor(random() * 3); length > 0; length--)
    word += `${consonants[Math.floor(random() * consonants.length)]}${vowels[Math.floor(random() * vowels.length)]}`;
  return word;
}

/** The same numbers in every run. */
function randomNumbers() {
  let state = 123_456_789;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
