// `npm run seed -- --clinics N --rooms N --messages N`: fills a database for trials. Each clinic gets N rooms and each
// room N messages. What it makes is what the API would have made, in set-based SQL: numbers without gaps, marks that
// agree with the messages.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { startEmbedded } from '../postgres/index.mjs';
import { build } from './build.mjs';
import { ROOT, checkDatabase, readSettings } from './settings.mjs';
import { tellMistakes, UserMistake } from './user-mistake.mjs';

const PASSWORD = 'trial-password';
const PEOPLE = 20;
const MEMBERS_OF_A_ROOM = 10;
const MESSAGES_AT_ONCE = 100_000;
const LINES = [
  'Good morning. The patient in room 4 slept well.',
  'Can somebody take the blood samples down before ten?',
  'Done.',
  'The laboratory says the results come after lunch.',
  'Please call the family of Mr Novak, they asked twice.',
  'I am in the operating theatre until three; Clara covers for me.',
  'Thank you!',
];

const PEOPLE_SQL = `
  insert into employee (clinic_id, id, name, email, "position", role, modules, active, created_at)
  select $1, gen_random_uuid(), 'Person ' || n, 'person-' || n || '@' || $2, case when n % 3 = 0 then 'Nurse' else 'Doctor' end,
    case when n = 1 then 'ADMINISTRATOR' else 'EMPLOYEE' end, '{CHAT}', true, now() from generate_series(1, ${PEOPLE}) n`;
const CREDENTIALS_SQL = `
  insert into employee_credential (clinic_id, employee_id, password_hash, changed_at)
  select clinic_id, id, $2, now() from employee where clinic_id = $1`;

/** Line 1 is the system's "room created", then come the written ones. $2: rooms, $3: messages in each, $4: first room. */
const ROOMS_SQL = `
  with people as (select id, row_number() over (order by email) - 1 as place from employee where clinic_id = $1),
  rooms as (
    insert into chat_room (clinic_id, id, kind, name, created_at, created_by, last_activity_at, last_seq, written_count,
      revision, member_version)
    select $1, gen_random_uuid(), 'STAFF', 'Trial room ' || n, now() - interval '30 days', (select id from people where place = 0),
      now() - make_interval(mins => n::int), $3 + 1, $3, $3 + 1, 1 from generate_series($4::int, $4 + $2 - 1) n
    returning id, name)
  select rooms.id as room_id, people.id as person_id, (place + substr(name, 12)::int) % ${PEOPLE} as place
  from rooms join people on (place + substr(name, 12)::int) % ${PEOPLE} < ${MEMBERS_OF_A_ROOM}`;
const MESSAGES_SQL = `
  insert into chat_message (clinic_id, room_id, seq, id, kind, sender_id, client_message_id, text, system_event, revision,
    written_count, created_at)
  select $1, room_id, seq, gen_random_uuid(), case when seq = 1 then 'SYSTEM' else 'TEXT' end, person_id,
    case when seq > 1 then gen_random_uuid() end,
    case when seq > 1 then ($3::text[])[1 + (seq * 7 + place) % cardinality($3::text[])] else '' end,
    case when seq = 1 then 'ROOM_CREATED' end, seq, seq - 1,
    now() - interval '30 days' * (($2 + 2 - seq)::float / ($2 + 2))
  from pg_temp.stay join generate_series(1, $2 + 1) seq on place = seq * seq % ${MEMBERS_OF_A_ROOM}`;
/** Half of the people have read everything, the others all but the last few. */
const MEMBERS_SQL = `
  insert into chat_room_member (clinic_id, room_id, employee_id, joined_seq, from_seq, joined_at, added_by, delivered_seq,
    read_seq, read_written, own_since_read)
  select $1, room_id, person_id, 0, 1, now() - interval '30 days', r.created_by, $2 + 1, read_seq, read_seq - 1,
    (select count(*) from chat_message m where m.clinic_id = $1 and m.room_id = s.room_id and m.seq > read_seq
      and m.sender_id = person_id and m.kind = 'TEXT')
  from pg_temp.stay s join chat_room r on r.clinic_id = $1 and r.id = room_id,
    lateral (select case when place % 2 = 0 then $2 + 1 else greatest($2 - 20, 1) end as read_seq) mark`;

/** @returns {{ clinics: number, rooms: number, messages: number }} */
function readArguments() {
  const option = /** @type {const} */ ({ type: 'string' });
  const options = {
    clinics: { ...option, default: '1' },
    rooms: { ...option, default: '100' },
    messages: { ...option, default: '100' },
  };
  const usage =
    'usage: npm run seed -- --clinics N --rooms N --messages N (rooms in each clinic, messages in each room)';
  let values;
  try {
    ({ values } = parseArgs({ options }));
  } catch {
    throw new UserMistake(usage);
  }
  const numbers = Object.values(values).map(Number);
  if (!numbers.every((number) => Number.isInteger(number) && number > 0 && number <= 10_000_000))
    throw new UserMistake(usage);
  return { clinics: Number(values.clinics), rooms: Number(values.rooms), messages: Number(values.messages) };
}

/**
 * Seeds one clinic in one transaction: a run that is stopped leaves no half of one.
 * @param {pg.Client} client @param {{ rooms: number, messages: number, passwordHash: string }} plan
 */
async function seedClinic(client, { rooms, messages, passwordHash }) {
  const id = randomUUID();
  const domain = `${id.slice(0, 8)}.trial`;
  await client.query('begin');
  // The owner of the tables is under row security as well.
  await client.query(`select set_config('app.clinic', $1, true)`, [id]);
  await client.query(`insert into clinic (id, name, created_at) values ($1, $2, now())`, [
    id,
    `Trial clinic ${domain}`,
  ]);
  await client.query(PEOPLE_SQL, [id, domain]);
  await client.query(CREDENTIALS_SQL, [id, passwordHash]);
  const atOnce = Math.max(1, Math.floor(MESSAGES_AT_ONCE / messages));
  for (let first = 1; first <= rooms; first += atOnce) {
    const count = Math.min(atOnce, rooms - first + 1);
    await client.query('create temporary table stay (room_id uuid, person_id uuid, place int) on commit drop');
    const made = await client.query(ROOMS_SQL, [id, count, messages, first]);
    await client.query(`insert into pg_temp.stay select * from unnest($1::uuid[], $2::uuid[], $3::int[])`, [
      made.rows.map((row) => row.room_id),
      made.rows.map((row) => row.person_id),
      made.rows.map((row) => row.place),
    ]);
    await client.query(MESSAGES_SQL, [id, messages, LINES]);
    await client.query(MEMBERS_SQL, [id, messages]);
    await client.query('drop table pg_temp.stay');
  }
  await client.query('commit');
  return domain;
}

await tellMistakes(async () => {
  const { clinics, rooms, messages } = readArguments();
  const { dataDir, databaseUrl } = readSettings(process.env);
  if (databaseUrl !== undefined) await checkDatabase(databaseUrl);
  await build(['api'], new AbortController().signal);
  const server = databaseUrl === undefined ? await startEmbedded({ dir: join(dataDir, 'postgres') }) : undefined;
  try {
    const url = databaseUrl ?? server?.url;
    await promisify(execFile)(process.execPath, [join(ROOT, 'dist/apps/api/main.mjs'), '--migrate'], {
      env: { ...process.env, DATABASE_URL: url },
    });
    const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      for (let clinic = 1; clinic <= clinics; clinic++) {
        const domain = await seedClinic(client, { rooms, messages, passwordHash });
        console.log(`${clinic} of ${clinics}: ${rooms} rooms with ${messages} messages; log in as person-1@${domain}`);
      }
      await client.query('analyze');
    } finally {
      await client.end();
    }
    console.log(`${PEOPLE} people in each clinic, person-1 is the administrator; the password is "${PASSWORD}"`);
  } finally {
    await server?.stop();
  }
});
