// What a process costs, from /proc: schedstat counts nanoseconds on a processor, where `times` counts hundredths.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';

/** Processor seconds that all threads of a process have used; NaN where there is no /proc. @param {number} pid */
export function processorSeconds(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const spent = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    );
    return spent.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e9;
  } catch {
    return NaN;
  }
}

/** Resident memory in MiB. @param {number} pid */
export function residentMemory(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return NaN;
  }
}

/** How much of a processor a busy loop gets. Below 1 others use the machine, and whatever takes time takes longer. */
export function processorShare() {
  const start = performance.now();
  const before = process.cpuUsage();
  while (performance.now() - start < 300);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / (performance.now() - start);
}

const canPin = process.platform === 'linux' && availableParallelism() >= 2 && works('taskset', ['--version']);

/** Keeps the load client off the processor of the servers, where that is possible. */
export function pinThisProcess() {
  if (canPin) execFileSync('taskset', ['-a', '-cp', '1', String(process.pid)], { stdio: 'ignore' });
  return canPin;
}

/**
 * Starts a Node program on the processor of the servers and waits for the line that says it is ready.
 * @param {string[]} args of node
 * @param {{ env?: Record<string, string>, ready: RegExp, seconds?: number }} options
 */
export async function startProgram(args, { env = {}, ready, seconds = 60 }) {
  const command = canPin ? ['taskset', '-c', '0', process.execPath, ...args] : [process.execPath, ...args];
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  const ended = once(child, 'exit');
  let output = '';
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Not ready after ${seconds} s:\n${output}`)), seconds * 1_000);
    const read = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-10_000);
      if (ready.test(output)) {
        clearTimeout(late);
        resolve(undefined);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(([code]) => reject(new Error(`Ended with ${code}:\n${output}`)));
  });
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      const lastResort = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(lastResort);
    },
  };
}

/** A free port below the range from which the system takes ports for connections. */
export async function freePort() {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const probe = createServer();
    const free = await new Promise((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => resolve(true));
    });
    await new Promise((resolve) => probe.close(resolve));
    if (free) return port;
  }
  throw new Error('No free port was found.');
}

/** @param {string} command @param {string[]} args */
function works(command, args) {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
