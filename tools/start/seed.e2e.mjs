import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { startEmbedded } from '../postgres/index.mjs';
import { ROOT } from './settings.mjs';

describe('npm run seed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-chat-seed-'));
  /** @type {import('../postgres/index.mjs').EmbeddedServer} */
  let server;
  /** @type {pg.Client} */
  let client;
  before(async () => {
    server = await startEmbedded({ dir: join(folder, 'postgres') });
    const args = ['tools/start/seed.mjs', '--clinics', '2', '--rooms', '3', '--messages', '50'];
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: server.url, PORT: '' },
      encoding: 'utf8',
    });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
  });
  after(async () => {
    await client.end();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** @param {string} sql @returns {Promise<number>} the one number it selects */
  const number = async (sql) => Number(Object.values((await client.query(sql)).rows[0])[0]);

  it('makes as many clinics, rooms and messages as were asked for', async () => {
    assert.equal(await number('select count(*) from clinic'), 2);
    assert.equal(await number('select count(*) from chat_room'), 2 * 3);
    assert.equal(await number(`select count(*) from chat_message where kind = 'TEXT'`), 2 * 3 * 50);
    assert.equal(await number('select count(*) from chat_room_member'), 2 * 3 * 10);
  });

  it('numbers every room 1..n, as its head says', async () => {
    const wrong = `select count(*) from chat_room r join lateral (
        select count(*) as n, min(seq) as low, max(seq) as high, max(revision) as revision,
          count(*) filter (where kind = 'TEXT') as written
        from chat_message m where m.clinic_id = r.clinic_id and m.room_id = r.id) m on true
      where (n, low, high, m.revision, written) is distinct from
        (last_seq::bigint, 1, last_seq, r.revision, r.written_count::bigint)`;
    assert.equal(await number(wrong), 0);
  });

  it('lets only members write, and keeps the unread figures of everybody true', async () => {
    const strangers = `select count(*) from chat_message m where not exists (select from chat_room_member s
      where s.clinic_id = m.clinic_id and s.room_id = m.room_id and s.employee_id = m.sender_id)`;
    assert.equal(await number(strangers), 0);
    const wrong = `select count(*) from chat_room_member s join chat_room r on r.clinic_id = s.clinic_id and r.id = s.room_id
      where r.written_count - s.read_written - s.own_since_read <> (select count(*) from chat_message m
        where m.clinic_id = s.clinic_id and m.room_id = s.room_id and m.seq > s.read_seq and m.kind = 'TEXT'
          and m.sender_id <> s.employee_id)`;
    assert.equal(await number(wrong), 0);
    assert.ok((await number('select count(*) from chat_room_member where own_since_read > 0')) > 0);
  });
});
