import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import * as folder from './data-folder.mjs';
import { spawnProgram } from './native.mjs';
import { PostgresError } from './postgres-error.mjs';
import { isServerOf } from './processes.mjs';

const DATABASE = 'clinic_chat';
const START_LIMIT_MS = 60_000;
const POLL_MS = 25;
// Above this the system gives ports to outgoing connections: a free one may be taken a moment later.
const PORTS = { first: 20_000, last: 32_767 };

/** Durable at COMMIT whatever the configuration file says; no values and no statements of users in the log. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/**
 * Starts PostgreSQL on the folder, or takes over the server that a killed run left there.
 * @param {import('./index.d.mts').EmbeddedOptions} options
 * @returns {Promise<import('./index.d.mts').EmbeddedServer>}
 */
export async function startEmbedded({ dir: wanted, port: fixedPort }) {
  const cluster = await folder.prepareCluster(resolve(wanted));
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const lock = folder.readLock(cluster);
    if (lock !== undefined && isServerOf(lock.pid, cluster.data)) {
      if (await answersFor(cluster, lock.port)) {
        const shared = folder.hasLiveOwner(cluster);
        if (!shared) folder.becomeOwner(cluster);
        return await serverAt(cluster, { ...lock, origin: shared ? 'shared' : 'adopted' });
      }
    } else {
      if (lock !== undefined) folder.unlockFromForeignProcess(cluster);
      const port = fixedPort ?? (await pickPort());
      const outcome = await launch(cluster, port, deadline);
      if ('pid' in outcome && (await answersFor(cluster, port))) {
        folder.becomeOwner(cluster);
        return await serverAt(cluster, { pid: outcome.pid, port, origin: 'started' });
      }
      const failure = 'failure' in outcome ? outcome.failure : 'the server does not answer';
      if (fixedPort !== undefined && /could not (bind|create any TCP)/.test(failure))
        throw new PostgresError(`Port ${fixedPort} for PostgreSQL is taken: stop what uses it, or choose another port`);
      if (Date.now() > deadline || !isPassing(failure))
        throw new PostgresError(`PostgreSQL did not start: ${reasonIn(failure)} (more in ${cluster.log})`);
    }
    if (Date.now() > deadline)
      throw new PostgresError(`The PostgreSQL server of ${wanted} does not answer (see ${cluster.log})`);
    await sleep(250);
  }
}

/** Children of a killed server end by themselves, a lock is released, a picked port can be lost to someone else. */
const isPassing = (/** @type {string} */ failure) =>
  /shared memory block|lock file|could not bind|could not create any TCP/.test(failure);

const reasonIn = (/** @type {string} */ output) =>
  output.match(/FATAL: +(.*)/)?.[1] ?? output.trim().split('\n').at(-1) ?? '';

/** @returns {Promise<number>} */
async function pickPort() {
  for (;;) {
    const port = PORTS.first + Math.floor(Math.random() * (PORTS.last - PORTS.first + 1));
    const isFree = await new Promise((done) => {
      const probe = createServer();
      probe.on('error', () => done(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
    });
    if (isFree) return port;
  }
}

/**
 * One attempt; resolves when the server says that it is ready, or has ended.
 * @param {folder.Cluster} cluster @param {number} port @param {number} deadline
 * @returns {Promise<{ pid: number } | { failure: string }>}
 */
async function launch(cluster, port, deadline) {
  const { data, log } = cluster;
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const out = openSync(log, 'a', 0o600);
  const logged = statSync(log).size;
  const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', ...settings];
  const child = spawnProgram('postgres', args, { dir: data, stdio: ['ignore', out, out] });
  closeSync(out);
  child.unref();
  /** @type {string | undefined} */
  let ended;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', () => (ended ??= readFileSync(log).subarray(logged).toString()));
  for (;;) {
    if (ended !== undefined) return { failure: ended };
    const lock = folder.readLock(cluster);
    if (child.pid !== undefined && lock?.pid === child.pid && lock.ready) return { pid: child.pid };
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      return { failure: 'it was not ready in time' };
    }
    await sleep(POLL_MS);
  }
}

/** @param {string} password @param {number} port @param {string} database */
const urlOf = (password, port, database) => `postgres://${folder.SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // a cut connection rejects the query in flight as well
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Whether the server at the port answers and is the one of this folder: what answers at a port may be anybody's.
 * @param {folder.Cluster} cluster @param {number} port
 */
async function answersFor({ data, password }, port) {
  try {
    const { rows } = await withClient(urlOf(password, port, 'postgres'), (client) =>
      client.query('show data_directory'),
    );
    return rows[0].data_directory === data;
  } catch (error) {
    const { code } = /** @type {{ code?: string }} */ (error);
    if (code === '28P01')
      throw new PostgresError(`The password beside ${data} is not its password: put the right one back`);
    return false;
  }
}

/**
 * @param {folder.Cluster} cluster
 * @param {{ pid: number, port: number, origin: 'started' | 'adopted' | 'shared' }} found
 * @returns {Promise<import('./index.d.mts').EmbeddedServer>}
 */
async function serverAt(cluster, { pid, port, origin }) {
  const { data, password } = cluster;
  await withClient(urlOf(password, port, 'postgres'), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`).catch(ignoreExisting);
  });
  const stop = async () => {
    if (origin === 'shared') return;
    if (isServerOf(pid, data)) await stopServer(data, pid);
    folder.giveUpOwnership(cluster);
  };
  return { url: urlOf(password, port, DATABASE), port, pid, origin, stop };
}

/** Two processes may create the database at once; the code is that of "duplicate database" or of the unique index. */
function ignoreExisting(/** @type {{ code?: string }} */ error) {
  if (error.code !== '42P04' && error.code !== '23505') throw error;
}

/** Fast first: sessions are cut, everything is written. If that hangs, at once: the next start recovers from the log. */
async function stopServer(/** @type {string} */ data, /** @type {number} */ pid) {
  for (const mode of ['fast', 'immediate']) {
    const { code } = await folder.run('pg_ctl', data, ['-D', data, 'stop', '-m', mode, '-w', '-t', '20']);
    if (code === 0 || !isServerOf(pid, data)) return;
  }
  throw new PostgresError(`PostgreSQL (process ${pid}) does not stop`);
}
