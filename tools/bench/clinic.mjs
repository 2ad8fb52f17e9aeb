// Puts people, sessions and rooms straight into the database: a thousand people who sign in one by one would hash a
// thousand passwords, which is not what is measured.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

/**
 * @typedef {object} Clinic
 * @property {string} id
 * @property {string[]} people employee ids
 * @property {string[]} tokens of one session for each of them
 */

/** @param {string} databaseUrl of the owner, who row-level security must not bind @param {number} size @returns {Promise<Clinic>} */
export async function makeClinic(databaseUrl, size) {
  const id = randomUUID();
  const people = Array.from({ length: size }, () => randomUUID());
  const tokens = people.map(() => randomBytes(32).toString('base64url'));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await inDatabase(databaseUrl, id, async (client) => {
    await client.query(`insert into clinic (id, name, created_at) values ($1, 'Benchmark', now())`, [id]);
    await client.query(
      `insert into employee (clinic_id, id, name, email, position, role, modules, created_at)
       select $1::uuid, id, 'Dr. Alexandra Petrova ' || n, $1::uuid || '-' || n || '@bench.example', 'Doctor', 'EMPLOYEE', '{CHAT}', now()
       from unnest($2::uuid[]) with ordinality as p (id, n)`,
      [id, people],
    );
    await client.query(
      `insert into session (clinic_id, id, employee_id, kind, token_hash, user_agent, created_at, last_seen_at, expires_at)
       select $1::uuid, gen_random_uuid(), p, 'PROGRAM', decode(t, 'hex'), 'bench', now(), now(), now() + interval '6 hours'
       from unnest($2::uuid[], $3::text[]) as s (p, t)`,
      [id, people, hashes],
    );
  });
  return { id, people, tokens };
}

/** @param {string} databaseUrl @param {Clinic} clinic @param {number} size its first people become the members @returns {Promise<string>} */
export async function makeRoom(databaseUrl, clinic, size) {
  const room = randomUUID();
  const members = clinic.people.slice(0, size);
  await inDatabase(databaseUrl, clinic.id, async (client) => {
    await client.query(
      `insert into chat_room (clinic_id, id, kind, name, created_at, created_by, last_activity_at, member_version)
       values ($1, $2, 'STAFF', $3, now(), $4, now(), 1)`,
      [clinic.id, room, `Benchmark of ${size}`, members[0]],
    );
    await client.query(
      `insert into chat_room_member (clinic_id, room_id, employee_id, joined_seq, from_seq, joined_at, added_by,
         delivered_seq, read_seq, read_written)
       select $1::uuid, $2::uuid, m, 0, 1, now(), $4::uuid, 0, 0, 0 from unnest($3::uuid[]) as m`,
      [clinic.id, room, members, members[0]],
    );
    await client.query('analyze');
  });
  return room;
}

/** @param {string} databaseUrl @param {string} clinicId @param {(client: pg.Client) => Promise<void>} work */
async function inDatabase(databaseUrl, clinicId, work) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`select set_config('app.clinic', $1, false)`, [clinicId]);
    await work(client);
  } finally {
    await client.end();
  }
}
