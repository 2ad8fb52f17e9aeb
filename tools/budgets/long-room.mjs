// What the demo clinic lacks for measuring: one room of 100,000 messages of all lengths, and twenty of 400. Set-based
// SQL: numbers without gaps, marks that agree with the messages, as the API would have made them.
import pg from 'pg';

export const LONG_ROOM = 'Ward diary';
export const LONG_ROOM_MESSAGES = 100_000;
/** One transaction each: statistics taken in the middle of a long one would tell the planner that the table is empty. */
const BATCH = 5_000;
const ROOMS = 20;
const MESSAGES = 400;

const SHORT = [
  'Done.',
  'Спасибо!',
  'Bed 4 is free again.',
  'Пациент из второй палаты спрашивает про выписку.',
  'Can somebody take the blood samples down before ten?',
  'The laboratory says the results come after lunch, the second tube has to be drawn again.',
];
const LONG = [
  'Handover: room 1 slept well, room 2 had a slight fever at midnight and was given what the chart says, room 3 goes home after breakfast, room 4 waits for the surgeon. Please look at the drip in room 2 every hour, and call the doctor on duty when it is above 38.5.',
  'Передача смены: в первой палате спокойно, во второй вечером поднималась температура, назначения выполнены. В третьей готовим документы к выписке.\n\nПожалуйста, проверьте капельницу во второй палате через час и запишите результат в лист.',
];
const VERY_LONG = `${LONG.join('\n\n')}\n\n${LONG.join('\n\n')}\n- one\n- two\n- three\n- four`;
// By the remainder of a number: mostly short, some long, a few very long.
export const SAMPLE_TEXTS = [...SHORT, ...SHORT, ...SHORT, ...LONG, ...SHORT, ...SHORT, LONG[1] ?? '', VERY_LONG];

/** $1: clinic, $2: name of the room, $3: written messages in it. Returns its id. */
const ROOM_SQL = `
  insert into chat_room (clinic_id, id, kind, name, created_at, created_by, last_activity_at, last_seq, written_count,
    revision, member_version)
  select $1::uuid, gen_random_uuid(), 'STAFF', $2::text, now() - interval '400 days', id, now() - interval '1 hour', $3::int + 1, $3::int,
    $3::int + 1, 1
  from employee where clinic_id = $1::uuid and email like 'anna@%' returning id`;
const MESSAGES_SQL = `
  with people as (select id, row_number() over (order by email) - 1 as place from employee where clinic_id = $1 limit 6)
  insert into chat_message (clinic_id, room_id, seq, id, kind, sender_id, client_message_id, text, system_event, revision,
    written_count, created_at)
  select $1, $2, seq, gen_random_uuid(), case when seq = 1 then 'SYSTEM' else 'TEXT' end, people.id,
    case when seq > 1 then gen_random_uuid() end,
    case when seq > 1 then ($4::text[])[1 + (seq * 5 + seq / 7) % cardinality($4::text[])] else '' end,
    case when seq = 1 then 'ROOM_CREATED' end, seq, seq - 1,
    now() - interval '1 hour' - ($3 + 1 - seq) * interval '5 minutes'
  from generate_series($5::int, least($6::int, $3 + 1)) seq join people on place = (seq / 3 + seq / 11) % 6`;
/** Everybody has read everything. */
const MEMBERS_SQL = `
  insert into chat_room_member (clinic_id, room_id, employee_id, joined_seq, from_seq, joined_at, added_by, delivered_seq,
    read_seq, read_written)
  select $1, $2, id, 0, 1, now() - interval '400 days', id, $3 + 1, $3 + 1, $3
  from (select id from employee where clinic_id = $1 order by email limit 6) people`;

/**
 * @param {string} databaseUrl of the owner
 * @returns {Promise<{ longRoom: string, middle: string, rooms: string[] }>} ids of the rooms, and of the message in the middle
 */
export async function seedRooms(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const clinic = await demoClinic(client);
    const makeRoom = async (/** @type {string} */ name, /** @type {number} */ messages) => {
      const { rows } = await client.query(ROOM_SQL, [clinic, name, messages]);
      for (let first = 1; first <= messages + 1; first += BATCH) {
        await client.query(MESSAGES_SQL, [clinic, rows[0].id, messages, SAMPLE_TEXTS, first, first + BATCH - 1]);
        if (first === 1) await client.query('analyze chat_message');
      }
      await client.query(MEMBERS_SQL, [clinic, rows[0].id, messages]);
      return String(rows[0].id);
    };
    const longRoom = await makeRoom(LONG_ROOM, LONG_ROOM_MESSAGES);
    const rooms = [];
    for (let number = 1; number <= ROOMS; number++) rooms.push(await makeRoom(`Ward ${number}`, MESSAGES));
    const { rows } = await client.query(
      'select id from chat_message where clinic_id = $1 and room_id = $2 and seq = $3',
      [clinic, longRoom, LONG_ROOM_MESSAGES / 2],
    );
    await client.query('analyze');
    return { longRoom, middle: String(rows[0].id), rooms };
  } finally {
    await client.end();
  }
}

/** @param {pg.Client} client which sees the demo clinic, and no other, from then on */
async function demoClinic(client) {
  // Signing in by an address is the one thing that row-level security lets find a clinic.
  await client.query(`select set_config('app.sign_in_email', 'anna@demo.clinic', false)`);
  const { rows } = await client.query('select clinic_id from employee');
  await client.query(`select set_config('app.clinic', $1, false)`, [rows[0].clinic_id]);
  return String(rows[0].clinic_id);
}
