// The data folder and the files beside it. Nothing here ever empties a folder: a new cluster is made under another name
// and moved into place when it is whole, so a folder that has something in it is either a cluster of ours or not ours.
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PostgresError } from './postgres-error.mjs';
import { spawnProgram, userFor } from './native.mjs';
import { startOf } from './processes.mjs';

export const SUPERUSER = 'clinic_chat_owner';
const MAJOR = '18';

/** @param {string} dir */
const beside = (dir) => ({
  password: `${dir}.password`,
  owner: `${dir}.owner`,
  log: `${dir}.log`,
  unfinished: `${basename(dir)}.initdb-`,
});

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
 * Makes the cluster when there is none.
 * @param {string} dir absolute
 * @returns {Promise<{ dir: string, password: string, log: string }>} the folder without symbolic links in its path
 */
export async function prepareDataFolder(dir) {
  fs.mkdirSync(dirname(dir), { recursive: true });
  const real = join(fs.realpathSync(dirname(dir)), basename(dir));
  const files = beside(real);
  const version = versionOf(real);
  if (version === undefined) await makeCluster(real, files);
  else if (version !== MAJOR)
    throw new PostgresError(
      `${dir} holds data of PostgreSQL ${version}, this one is ${MAJOR}: dump it with the old one`,
    );
  const password = readIfThere(files.password)?.trim();
  if (!password) throw new PostgresError(`${files.password} is missing, so ${dir} cannot be opened: put it back`);
  return { dir: fs.realpathSync(real), password, log: files.log };
}

/** @param {string} dir @returns {string | undefined} */
function versionOf(dir) {
  try {
    const version = readIfThere(join(dir, 'PG_VERSION'))?.trim();
    if (version === undefined && fs.existsSync(dir) && fs.readdirSync(dir).length > 0)
      throw new PostgresError(`${dir} is not empty and not a PostgreSQL data folder: it is left alone, choose another`);
    return version;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EACCES') throw new PostgresError(`${dir} belongs to another user, who must start it, or root`);
    if (code === 'ENOTDIR') throw new PostgresError(`${dir} is not a folder: it is left alone, choose another`);
    throw error;
  }
}

/** @param {string} dir @param {ReturnType<typeof beside>} files */
async function makeCluster(dir, files) {
  const parent = dirname(dir);
  for (const name of fs.readdirSync(parent))
    if (name.startsWith(files.unfinished)) fs.rmSync(join(parent, name), { recursive: true });
  const unfinished = fs.mkdtempSync(join(parent, files.unfinished));
  const password = randomBytes(24).toString('base64url');
  // initdb runs as another user, who may read the password there but not in its final place.
  const secret = join(unfinished, 'password');
  const data = join(unfinished, 'data');
  fs.writeFileSync(secret, password, { mode: 0o600 });
  fs.mkdirSync(data, { mode: 0o700 });
  const user = userFor(data);
  if (user !== undefined) for (const path of [unfinished, secret, data]) fs.chownSync(path, user.uid, user.gid);

  const { code, output } = await run('initdb', data, [
    ...['-D', data, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8'],
    ...['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ]);
  if (code !== 0) throw new PostgresError(`PostgreSQL cannot make ${dir}: ${lastLine(output)}`);
  fs.writeFileSync(files.password, `${password}\n`, { mode: 0o600 });
  fs.chmodSync(files.password, 0o600);
  try {
    fs.renameSync(data, dir);
  } catch (error) {
    // Another process has just made the same folder; its cluster and its password file must stay together.
    throw new PostgresError(`${dir} was made by another process meanwhile: start again`, { cause: error });
  } finally {
    fs.rmSync(unfinished, { recursive: true });
  }
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
 * @param {string} dir
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

/** Whether another process that still runs has started the server of this folder. @param {string} dir */
export function hasLiveOwner(dir) {
  const [pid, start] = (readIfThere(beside(dir).owner) ?? '').trim().split('\n');
  return Number(pid) > 0 && Number(pid) !== process.pid && start !== '' && startOf(Number(pid)) === start;
}

/** @param {string} dir */
export function becomeOwner(dir) {
  fs.writeFileSync(beside(dir).owner, `${process.pid}\n${startOf(process.pid)}\n`);
}

/** @param {string} dir */
export function giveUpOwnership(dir) {
  fs.rmSync(beside(dir).owner, { force: true });
}

/**
 * The server's lock file, as far as it is written.
 * @param {string} dir
 * @returns {{ pid: number, port: number, ready: boolean } | undefined}
 */
export function readLock(dir) {
  const lines = readIfThere(join(dir, 'postmaster.pid'))?.split('\n');
  if (lines === undefined || !(Number(lines[0]) > 0)) return undefined;
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Makes a lock that names a process which is not our server name one that cannot exist. The lock is not deleted: by its
 * other lines a new server sees whether children of the old one still have the shared memory, and waits for them.
 * @param {string} dir
 */
export function unlockFromForeignProcess(dir) {
  const path = join(dir, 'postmaster.pid');
  const lines = readIfThere(path)?.split('\n');
  if (lines === undefined) return;
  lines[0] = String(2 ** 22); // one more than the largest process id of any system
  fs.writeFileSync(path, lines.join('\n'));
}
