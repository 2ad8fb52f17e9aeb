import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './settings.mjs';
import { UserMistake } from './user-mistake.mjs';

/**
 * The arguments after `node` that run a tool of node_modules.
 * @param {string} name of a package that has a tool of the same name
 */
export function toolPath(name) {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}

/**
 * Builds the projects, or takes them from the cache of Nx when nothing has changed. Its own words are shown only when
 * it fails.
 * @param {string[]} projects
 * @param {AbortSignal} signal ends the build
 * @returns {Promise<void>}
 */
export function build(projects, signal) {
  const args = [toolPath('nx'), 'run-many', '-t', 'build', '-p', projects.join(','), '--output-style=static'];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0 || signal.aborted) return done();
      process.stderr.write(output);
      fail(new UserMistake('The build has failed; what it said stands above'));
    });
  });
}
