import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../start/settings.mjs';
import { countTests } from './count-tests.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} args of `node`
 * @property {NodeJS.ProcessEnv} [env] added to ours
 * @property {RegExp} [progress] lines that are shown while the step runs; the whole output is shown when it fails
 */

/**
 * Runs one step. A step whose runner reports no tests counts as one that has passed or failed; so does a step that
 * fails although no test of it did.
 * @param {Step} step
 * @param {AbortSignal} signal
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runStep({ name, args, env, progress }, signal) {
  const began = performance.now();
  console.log(`\n▶ ${name}`);
  const { code, output } = await run(args, { ...process.env, ...env }, signal, (line) => {
    if (progress?.test(line)) console.log(`  ${line.trim()}`);
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const count = countTests(output);
  const isGreen = code === 0 && count.failed === 0;
  if (!isGreen) {
    console.log(output);
    count.failed ||= 1;
  } else count.passed ||= 1;
  console.log(`${isGreen ? '✔' : '✘'} ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
  return count;
}

/**
 * @param {string[]} args @param {NodeJS.ProcessEnv} env @param {AbortSignal} signal @param {(line: string) => void} onLine
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(args, env, signal, onLine) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onLine(stripVTControlCharacters(line));
      });
    }
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve({ code, output });
    });
  });
}
