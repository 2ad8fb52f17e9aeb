import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PostgresError, keepRunning, startEmbedded } from './index.mjs';
import { isAlive } from './processes.mjs';

const base = fs.mkdtempSync(join(tmpdir(), 'clinic-chat-postgres-'));
after(() => fs.rmSync(base, { recursive: true }));

/** @type {import('./index.d.mts').EmbeddedServer[]} */
let servers = [];
let dir = '';
beforeEach(() => {
  dir = join(fs.mkdtempSync(join(base, 'case-')), 'postgres');
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

/** @param {import('./index.d.mts').EmbeddedOptions} options */
async function start(options) {
  const server = await startEmbedded(options);
  servers.push(server);
  return server;
}

/** @param {string} url @param {string} sql @returns {Promise<Record<string, string>[]>} */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** @param {() => boolean} condition */
async function until(condition) {
  for (const deadline = Date.now() + 20_000; !condition(); await sleep(25))
    assert.ok(Date.now() < deadline, `not true in time: ${condition}`);
}

/** The server and all its children, at once. */
function killEverything(/** @type {number} */ pid) {
  const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  for (const victim of [pid, ...children.map(Number)]) process.kill(victim, 'SIGKILL');
}

/** A run of another process that holds a server until it is killed. */
async function heldElsewhere() {
  const module = JSON.stringify(new URL('./index.mjs', import.meta.url));
  const script = `const { startEmbedded } = await import(${module});
    const server = await startEmbedded({ dir: ${JSON.stringify(dir)} });
    console.log(JSON.stringify(server)); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { child, server: /** @type {import('./index.d.mts').EmbeddedServer} */ (JSON.parse(String(line))) };
}

describe('the embedded PostgreSQL', () => {
  it('makes a durable UTF-8 cluster that asks for a password, on 127.0.0.1 and a port below 32768', async () => {
    const server = await start({ dir });
    assert.equal(server.origin, 'started');
    assert.ok(server.port < 32_768);
    const [row] = await query(
      server.url,
      `select current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes') as durable,
        current_setting('listen_addresses') as host, current_setting('server_version_num')::int / 10000 as version,
        current_setting('server_encoding') as encoding, upper('é') as upper, current_database() as database`,
    );
    const expected = { durable: 'ononon', host: '127.0.0.1', version: 18, encoding: 'UTF8', upper: 'É' };
    assert.deepEqual(row, { ...expected, database: 'clinic_chat' });
    assert.equal(fs.statSync(join(dir, 'password')).mode & 0o777, 0o600);
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await assert.rejects(query(wrong.href, 'select 1'), { code: '28P01' });
  });

  it('leaves no process after stop, and keeps the rows', async () => {
    const first = await start({ dir });
    await query(first.url, 'create table note as select 1 as id');
    await first.stop();
    assert.equal(isAlive(first.pid), false);
    assert.equal(fs.existsSync(join(dir, 'data', 'postmaster.pid')), false);
    const second = await start({ dir });
    assert.deepEqual(await query(second.url, 'select id from note'), [{ id: 1 }]);
  });

  it('comes back with all rows after kill -9 of every process of it', async () => {
    const first = await start({ dir });
    await query(first.url, 'create table note as select 1 as id');
    killEverything(first.pid);
    const second = await start({ dir });
    assert.equal(second.origin, 'started');
    assert.deepEqual(await query(second.url, 'select id from note'), [{ id: 1 }]);
  });

  it('waits for the children of a killed server before it starts a new one', async () => {
    const first = await start({ dir });
    const client = new pg.Client({ connectionString: first.url });
    client.on('error', () => undefined);
    await client.connect();
    const busy = client.query('select pg_sleep(2)').catch(() => 'cut');
    process.kill(first.pid, 'SIGKILL');
    const second = await start({ dir });
    assert.deepEqual(await query(second.url, 'select 1 as one'), [{ one: 1 }]);
    await busy;
    await client.end();
  });

  it('takes over the server that a killed run left, and stops it in the end', async () => {
    const { child, server: left } = await heldElsewhere();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await start({ dir });
    assert.deepEqual([server.origin, server.pid, server.port], ['adopted', left.pid, left.port]);
    await server.stop();
    assert.equal(isAlive(left.pid), false);
  });

  it('shares the server of a process that still runs, and does not stop it', async () => {
    const { child, server: theirs } = await heldElsewhere();
    const server = await start({ dir });
    assert.deepEqual([server.origin, server.pid], ['shared', theirs.pid]);
    await server.stop();
    assert.equal(isAlive(theirs.pid), true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await start({ dir })).stop();
  });

  for (const [name, pid] of /** @type {const} */ ([
    ['a process that has ended', 2 ** 22 - 1],
    ['a process that is not PostgreSQL', process.pid],
  ]))
    it(`is not held up by a lock file that names ${name}`, async () => {
      await (await start({ dir })).stop();
      fs.writeFileSync(
        join(dir, 'data', 'postmaster.pid'),
        `${pid}\n${dir}/data\n1\n5432\n\n127.0.0.1\n        1         1\nready\n`,
      );
      const server = await start({ dir });
      assert.equal(server.origin, 'started');
      assert.notEqual(server.pid, pid);
    });

  it('does not take the server of another folder for its own', async () => {
    const other = await start({ dir: `${dir}-other` });
    await (await start({ dir })).stop();
    fs.copyFileSync(`${dir}-other/data/postmaster.pid`, join(dir, 'data', 'postmaster.pid'));
    const server = await start({ dir });
    assert.equal(server.origin, 'started');
    assert.notEqual(server.pid, other.pid);
    assert.equal(isAlive(other.pid), true);
  });

  it('refuses a folder with other things in it, and leaves them alone', async () => {
    fs.mkdirSync(dir);
    fs.writeFileSync(join(dir, 'thesis.txt'), 'ten years of work');
    await assert.rejects(
      startEmbedded({ dir }),
      (error) => error instanceof PostgresError && /left alone/.test(error.message),
    );
    assert.deepEqual(fs.readdirSync(dir), ['thesis.txt']);
  });

  it('makes the cluster anew when its making was killed half way', async () => {
    const half = `${dir}.unfinished-${2 ** 22 - 1}-abc123`;
    fs.mkdirSync(join(half, 'data', 'base'), { recursive: true });
    await start({ dir });
    assert.equal(fs.existsSync(half), false);
  });

  it('serves two starts of a new folder at once with one server', async () => {
    const two = await Promise.all([start({ dir }), start({ dir })]);
    assert.equal(two[0].pid, two[1].pid);
    assert.deepEqual(fs.readdirSync(join(dir, '..')), ['postgres']);
  });

  it('starts two folders at once on two ports', async () => {
    const [one, two] = await Promise.all([start({ dir: `${dir}-1` }), start({ dir: `${dir}-2` })]);
    assert.notEqual(one.port, two.port);
    assert.notEqual(one.pid, two.pid);
  });

  it('says in one line that a fixed port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (holder.address());
    await assert.rejects(startEmbedded({ dir, port }), {
      message: new RegExp(`^Port ${port} for PostgreSQL is taken: .*$`),
    });
    holder.close();
  });

  it('works where other users may enter as well as where they may not', async () => {
    const open = join(base, '..', `clinic-chat-postgres-open-${process.pid}`);
    fs.mkdirSync(open, { mode: 0o755 });
    try {
      for (const mode of [0o755, 0o700]) {
        fs.chmodSync(open, mode);
        const server = await startEmbedded({ dir: join(open, `postgres-${mode}`) });
        await server.stop();
      }
    } finally {
      fs.rmSync(open, { recursive: true });
    }
  });
});

describe('keepRunning', () => {
  it('brings a killed server back at the same address', async () => {
    const first = await startEmbedded({ dir });
    /** @type {string[]} */
    const events = [];
    const kept = keepRunning(first, { dir, onEvent: (line) => events.push(line) });
    try {
      await query(first.url, 'create table note as select 1 as id');
      killEverything(first.pid);
      await until(() => events.includes('PostgreSQL is back'));
      assert.deepEqual(await query(first.url, 'select id from note'), [{ id: 1 }]);
    } finally {
      await kept.stop();
    }
    await assert.rejects(query(first.url, 'select 1'), { code: 'ECONNREFUSED' });
  });
});
