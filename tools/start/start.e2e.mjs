// `npm start` as its users see it: it comes up, and whatever ends it, nothing is left behind but the data.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '../postgres/index.mjs';
import { isAlive } from '../postgres/processes.mjs';
import { ROOT } from './settings.mjs';

const PORT = 20_000 + (process.pid % 10_000);
const ORIGIN = `http://127.0.0.1:${PORT}`;
const base = mkdtempSync(join(tmpdir(), 'clinic-chat-start-'));
after(() => rmSync(base, { recursive: true }));

/** The processes below one, itself included. @param {number} pid @returns {number[]} */
function treeOf(pid) {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid);
  return [pid, ...children.flatMap(treeOf)];
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

/** @param {number[]} pids @param {string} part of the command line */
function findIn(pids, part) {
  const found = pids.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(part));
  assert.ok(found, `no process of ${part}`);
  return found;
}

/** @param {() => boolean | Promise<boolean>} condition @param {string | (() => string)} what */
async function until(condition, what) {
  for (const deadline = Date.now() + 60_000; !(await condition()); await sleep(100))
    assert.ok(Date.now() < deadline, `not in time: ${typeof what === 'string' ? what : what()}`);
}

/** @param {string} path @returns {Promise<number>} 0 when nobody answers */
const statusOf = (path) =>
  fetch(`${ORIGIN}${path}`).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 0,
  );

/** `npm start` below a shell, as npm runs it, in a process group of its own, as a terminal does. */
async function start(/** @type {Record<string, string>} */ env) {
  const shell = spawn('sh', ['-c', 'node tools/with-node.mjs tools/start/start.mjs; exit $?'], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', HOST: '', LOG_LEVEL: '', NODE_ENV: '', PORT: String(PORT), ...env },
  });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk) => (output += chunk));
  const exit = once(shell, 'exit');
  try {
    await until(
      async () => {
        assert.equal(shell.exitCode, null, output);
        return /Clinic Chat is ready/.test(output) && (await statusOf('/readyz')) === 200;
      },
      () => `ready\n${output}`,
    );
  } catch (error) {
    process.kill(-Number(shell.pid), 'SIGKILL'); // What did not come up must not keep the run from ending either.
    throw error;
  }
  const pids = treeOf(/** @type {number} */ (shell.pid));
  const [withNode, main, api] = ['with-node.mjs', 'start/start.mjs', 'main.mjs'].map((part) =>
    findIn(pids.toReversed(), part),
  );
  return { shell, exit, pids, withNode, main, api, output: () => output };
}

/** @param {number[]} pids */
const haveEnded = (pids) => until(() => !pids.some(isAlive), 'every process has ended');

describe('npm start', () => {
  let dir = '';
  /** @type {number[]} */
  let started = [];
  beforeEach(() => {
    dir = mkdtempSync(join(base, 'data-'));
    started = [];
  });
  afterEach(async () => {
    for (const pid of started) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await (await startEmbedded({ dir: join(dir, 'postgres') })).stop();
  });

  async function startHere(env = {}) {
    const run = await start({ DATA_DIR: dir, ...env });
    started.push(...run.pids);
    return run;
  }
  /** @param {number[]} pids */
  const postgresOf = (pids) => findIn(pids, `-D ${join(dir, 'postgres', 'data')}`.replace(' ', '\0'));

  it('shows the address and the demo accounts, and serves the client', async () => {
    const { output, pids } = await startHere();
    assert.match(output(), new RegExp(`http://\\S+:${PORT}`));
    assert.match(output(), /Demo accounts/);
    assert.match(await (await fetch(ORIGIN)).text(), /<app-root/);
    postgresOf(pids);
  });

  for (const [name, end] of /** @type {[string, (run: Awaited<ReturnType<typeof start>>) => void][]} */ ([
    ['Ctrl+C in the terminal', ({ shell }) => process.kill(-Number(shell.pid), 'SIGINT')],
    ['SIGTERM', ({ withNode }) => process.kill(Number(withNode), 'SIGTERM')],
    ['the death of the shell that npm started', ({ shell }) => process.kill(Number(shell.pid), 'SIGKILL')],
    ['the death of the wrapper', ({ withNode }) => process.kill(Number(withNode), 'SIGKILL')],
  ]))
    it(`leaves no process after ${name}`, async () => {
      const run = await startHere();
      end(run);
      await haveEnded(run.pids);
      assert.equal(await statusOf('/livez'), 0);
      assert.doesNotMatch(run.output(), /unexpectedly|^ +at /m);
    });

  it('ends with exit code 0 when it is asked to', async () => {
    const run = await startHere();
    process.kill(Number(run.withNode), 'SIGTERM');
    assert.deepEqual(await run.exit, [0, null]);
  });

  it('ends with another exit code, and the database too, when the API is killed', async () => {
    const run = await startHere();
    process.kill(Number(run.api), 'SIGKILL');
    const [code] = await run.exit;
    assert.equal(code, 1);
    await haveEnded(run.pids);
  });

  it('takes over the database after kill -9 of the start script, and leaves no process in the end', async () => {
    const first = await startHere();
    const postgres = postgresOf(first.pids);
    process.kill(Number(first.main), 'SIGKILL');
    await haveEnded([first.main, first.api, first.withNode].map(Number));
    assert.equal(isAlive(postgres), true);
    const second = await startHere();
    process.kill(Number(second.withNode), 'SIGTERM');
    await haveEnded([...second.pids, postgres]);
  });

  it('starts the database again when it is killed, and the API goes on', async () => {
    const run = await startHere();
    process.kill(postgresOf(run.pids), 'SIGKILL');
    await until(() => /PostgreSQL is back/.test(run.output()), run.output);
    await until(async () => (await statusOf('/readyz')) === 200, 'ready again');
    assert.equal(isAlive(Number(run.api)), true);
    started.push(...treeOf(Number(run.shell.pid)));
  });

  it('uses the server of DATABASE_URL instead, and leaves it running', async () => {
    const server = await startEmbedded({ dir: join(dir, 'theirs') });
    try {
      const run = await startHere({ DATABASE_URL: server.url });
      assert.deepEqual(readdirSync(dir), ['theirs']);
      assert.doesNotMatch(run.output(), /Demo accounts/); // a known password is for our own database only
      process.kill(Number(run.withNode), 'SIGTERM');
      await haveEnded(run.pids);
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.end();
    } finally {
      await server.stop();
    }
  });
});
