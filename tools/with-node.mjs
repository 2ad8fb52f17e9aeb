// Runs a script, or a tool of node_modules, under a Node that is new enough: the one running now, or else the one that
// `npm ci` brought as a platform package. Which Node npm itself runs under does not matter, as long as it is >= 20.19.
//   node tools/with-node.mjs tools/start/start.mjs [arguments]
//   node tools/with-node.mjs nx run-many -t build
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { whenParentIsGone } from './start/parent-watch.mjs';

const require = createRequire(import.meta.url);
/** @param {string} line @returns {never} */
const giveUp = (line) => {
  console.error(line);
  process.exit(1);
};

/** The first version that loads ES modules by `require` inside Jest, which the server tests need. */
function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 15);
}

function nodeOfThePlatformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  // The package for Apple silicon has another name: the plain one was taken on npm.
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${platform}-${process.arch}`;
  try {
    const manifest = require.resolve(`${name}/package.json`);
    return join(dirname(manifest), require(manifest).bin.node);
  } catch {
    giveUp(`Node 24.15 or newer is needed (this is ${process.version}) and ${name} is not installed: run npm ci`);
  }
}

/** @param {string} command a path to a script, or the name of a tool in node_modules */
function scriptOf(command) {
  if (existsSync(command)) return command;
  try {
    const manifest = require.resolve(`${command}/package.json`);
    const { bin } = require(manifest);
    return resolve(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
  } catch {
    // A tool with another name than its package; on Windows there is no link to its script.
    const link = resolve(import.meta.dirname, '../node_modules/.bin', command);
    if (existsSync(link)) return realpathSync(link);
    giveUp(`There is no script and no installed tool named ${command}: run npm ci`);
  }
}

const [command, ...args] = process.argv.slice(2);
if (command === undefined) giveUp('usage: node tools/with-node.mjs <script or tool> [arguments]');
const node = isNewEnough() ? process.execPath : nodeOfThePlatformPackage();
const path = Object.keys(process.env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
const env = { ...process.env, [path]: `${dirname(node)}${delimiter}${process.env[path] ?? ''}` };

const child = spawn(node, [scriptOf(command), ...args], { stdio: 'inherit', env });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal));
// npm does not hand SIGTERM on to the command in its shell: the shell just vanishes.
whenParentIsGone(() => child.kill('SIGTERM'));
child.on('error', (error) => giveUp(`Cannot start ${node}: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
