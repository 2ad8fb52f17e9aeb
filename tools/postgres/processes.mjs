// What the system knows about a process by its id. Linux tells through /proc (slim images have no `ps`), others by `ps`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @param {number} pid @param {string} column @returns {string} empty when there is no such process */
function ps(pid, column) {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}

/** @param {string} path */
function proc(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** @param {number} pid @returns {string} the arguments with a space after each; empty for none and for a zombie */
function commandLine(pid) {
  if (process.platform === 'linux') return proc(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  return ps(pid, 'stat').startsWith('Z') ? '' : `${ps(pid, 'args')} `;
}

/**
 * Whether the process is the PostgreSQL server of this data folder; any other process, also another PostgreSQL, is not.
 * @param {number} pid
 * @param {string} dir as it was given to `-D`
 */
export function isServerOf(pid, dir) {
  // Windows tells no command line without a lengthy query; there the proof through the port has to be enough.
  if (process.platform === 'win32') return exists(pid);
  const line = commandLine(pid);
  return line.includes('postgres') && line.includes(` -D ${dir} `);
}

/**
 * When the process started, in the system's own notation; empty when it does not run. With the id it names one process
 * for good: an id alone is used again after a while.
 * @param {number} pid
 */
export function startOf(pid) {
  if (process.platform === 'win32') return exists(pid) ? 'unknown' : '';
  if (process.platform !== 'linux') return ps(pid, 'stat').startsWith('Z') ? '' : ps(pid, 'lstart');
  // The second field is the program's name in brackets and may hold spaces: count from behind it.
  const fields = proc(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return fields[0] === 'Z' ? '' : (fields[19] ?? '');
}

/**
 * Whether the process runs. One that has ended and only waits for its parent to notice does not, though a signal could
 * still be sent to it: in a container whose first process does not look after orphans it waits for ever.
 * @param {number} pid
 */
export const isAlive = (pid) => startOf(pid) !== '';

/** @param {number} pid */
function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
