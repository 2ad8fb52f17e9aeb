// The folder of one cluster: `data` is the server's own, beside it lie our files. Nothing here ever empties a folder: a
// new cluster is made under another name and moved into place when it is whole, with its password, in one step.
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PostgresError } from './postgres-error.mjs';
import { spawnProgram, userFor } from './native.mjs';
import { isAlive, startOf } from './processes.mjs';

export const SUPERUSER = 'clinic_chat_owner';
const MAJOR = '18';

/** @param {string} path @returns {string | undefined} */
export function readIfThere(path) {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @typedef {object} Cluster
 * @property {string} data what the server gets as `-D`; no symbolic link in its path
 * @property {string} log
 * @property {string} owner names the process that started the server
 * @property {string} password of the superuser
 */

/**
 * Makes the cluster when there is none.
 * @param {string} dir absolute
 * @returns {Promise<Cluster>}
 */
export async function prepareCluster(dir) {
  try {
    const version = versionIn(dir);
    if (version === undefined) await makeCluster(dir);
    else if (version !== MAJOR)
      throw new PostgresError(
        `${dir} holds data of PostgreSQL ${version}, this one is ${MAJOR}: dump it with the old one`,
      );
    const root = fs.realpathSync(dir);
    const password = readIfThere(join(root, 'password'))?.trim();
    if (!password) throw new PostgresError(`${root}/password is missing, so the data cannot be opened: put it back`);
    return { data: join(root, 'data'), log: join(root, 'server.log'), owner: join(root, 'owner'), password };
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EACCES') throw new PostgresError(`${dir} belongs to another user, who must start it, or root`);
    if (code === 'ENOTDIR') throw new PostgresError(`${dir} is not a folder: it is left alone, choose another`);
    throw error;
  }
}

/** @param {string} dir @returns {string | undefined} undefined when the folder is empty or absent */
function versionIn(dir) {
  if (!fs.existsSync(dir) || fs.readdirSync(dir).length === 0) return undefined;
  const version = readIfThere(join(dir, 'data', 'PG_VERSION'))?.trim();
  if (version !== undefined) return version;
  throw new PostgresError(`${dir} is not empty and holds no PostgreSQL data: it is left alone, choose another`);
}

/** @param {string} dir */
async function makeCluster(dir) {
  const parent = dirname(dir);
  fs.mkdirSync(parent, { recursive: true });
  const prefix = `${basename(dir)}.unfinished-`;
  const unfinished = fs.mkdtempSync(join(fs.realpathSync(parent), `${prefix}${process.pid}-`));
  const password = randomBytes(24).toString('base64url');
  // initdb runs as another user, who may read the password here but not in its final place.
  const secret = join(unfinished, 'initdb-password');
  const data = join(unfinished, 'data');
  fs.writeFileSync(secret, password, { mode: 0o600 });
  fs.mkdirSync(data, { mode: 0o700 });
  const user = userFor(data);
  if (user !== undefined) for (const path of [unfinished, secret, data]) fs.chownSync(path, user.uid, user.gid);
  try {
    const { code, output } = await run('initdb', data, [
      ...['-D', data, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8'],
      ...['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ]);
    if (code !== 0) throw new PostgresError(`PostgreSQL cannot make ${dir}: ${lastLine(output)}`);
    fs.rmSync(secret);
    if (user !== undefined) fs.chownSync(unfinished, 0, 0);
    fs.chmodSync(unfinished, 0o755);
    fs.writeFileSync(join(unfinished, 'password'), `${password}\n`, { mode: 0o600 });
    moveIntoPlace(unfinished, dir);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
    for (const name of fs.readdirSync(parent))
      if (name.startsWith(prefix) && !isMakerAlive(name, prefix)) fs.rmSync(join(parent, name), { recursive: true });
  }
}

/** Fails harmlessly when another process has just put its cluster there: then that one is used. */
function moveIntoPlace(/** @type {string} */ unfinished, /** @type {string} */ dir) {
  try {
    if (fs.existsSync(dir)) fs.rmdirSync(dir);
    fs.renameSync(unfinished, dir);
  } catch (error) {
    if (versionIn(dir) === undefined) throw error;
  }
}

/** @param {string} name of an unfinished folder: the prefix, the process that makes it, a random end @param {string} prefix */
function isMakerAlive(name, prefix) {
  return isAlive(Number.parseInt(name.slice(prefix.length), 10));
}

/** @param {string} output */
function lastLine(output) {
  const lines = output.trim().split('\n');
  return (lines.findLast((line) => /error|FATAL/i.test(line)) ?? lines.at(-1) ?? '').replace(
    /^.*?(error|FATAL): +/i,
    '',
  );
}

/**
 * Runs a program to its end.
 * @param {'initdb' | 'pg_ctl'} program
 * @param {string} dir its data folder
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function run(program, dir, args) {
  return new Promise((resolve, reject) => {
    const child = spawnProgram(program, args, { dir, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => reject(new PostgresError(`Cannot run ${program}: ${error.message}`)));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Whether another process that still runs has started the server. @param {Cluster} cluster */
export function hasLiveOwner({ owner }) {
  const [pid, start] = (readIfThere(owner) ?? '').trim().split('\n');
  return Number(pid) > 0 && Number(pid) !== process.pid && start !== '' && startOf(Number(pid)) === start;
}

/** @param {Cluster} cluster */
export function becomeOwner({ owner }) {
  // Not written over: it may belong to another user.
  fs.rmSync(owner, { force: true });
  fs.writeFileSync(owner, `${process.pid}\n${startOf(process.pid)}\n`);
}

/** @param {Cluster} cluster */
export function giveUpOwnership({ owner }) {
  fs.rmSync(owner, { force: true });
}

/**
 * The server's lock file, as far as it is written.
 * @param {Cluster} cluster
 * @returns {{ pid: number, port: number, ready: boolean } | undefined}
 */
export function readLock({ data }) {
  const lines = readIfThere(join(data, 'postmaster.pid'))?.split('\n');
  if (lines === undefined || !(Number(lines[0]) > 0)) return undefined;
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Makes a lock that names a process which is not our server name one that cannot exist. The lock is not deleted: by its
 * other lines a new server sees whether children of the old one still have the shared memory, and refuses to start.
 * @param {Cluster} cluster
 */
export function unlockFromForeignProcess({ data }) {
  const path = join(data, 'postmaster.pid');
  const lines = readIfThere(path)?.split('\n');
  if (lines === undefined) return;
  lines[0] = String(2 ** 22); // one more than the largest process id of any system
  fs.writeFileSync(path, lines.join('\n'));
}
