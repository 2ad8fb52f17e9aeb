// What a browser must fetch before a page of the built client can be used, compressed with brotli.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const KILOBYTE = 1_000;
const LAZY_KILOBYTES = 60;

/**
 * @typedef {object} BuiltFile
 * @property {string} name
 * @property {number} size in bytes, compressed
 * @property {string[]} imports names of the files that it imports at once
 * @property {string[]} lazy names of those that it may import later
 */

/** @param {string} folder of the built client @returns {BuiltFile[]} its scripts and styles */
function builtFiles(folder) {
  return readdirSync(folder)
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => {
      const content = readFileSync(join(folder, name));
      return { name, size: brotliCompressSync(content).length, ...importsOf(name, content.toString()) };
    });
}

/** @param {string} folder of the built client */
export function sizesOfBuild(folder) {
  return sizeResults(builtFiles(folder), readFileSync(join(folder, 'index.html'), 'utf8'));
}

/**
 * Everything that the patients' app can ever fetch, both languages: it is for phones on a bad network.
 * @param {string} folder of the built portal @returns {import('./gates.mjs').Result[]}
 */
export function sizesOfPortal(folder) {
  const value = builtFiles(folder).reduce((sum, { size }) => sum + size, 0) / KILOBYTE;
  return [{ measure: 'portal, all scripts and styles', value, unit: 'KB', atMost: 150 }];
}

/** @param {string} name @param {string} code @returns {Pick<BuiltFile, 'imports' | 'lazy'>} */
export function importsOf(name, code) {
  if (!name.endsWith('.js')) return { imports: [], lazy: [] };
  const named = (/** @type {RegExp} */ pattern) => [...code.matchAll(pattern)].map(([, file]) => file ?? '');
  return {
    imports: named(/(?:from|import)\s*"\.\/([^"]+\.js)"/g),
    lazy: named(/import\(\s*["'`]\.\/([^"'`]+\.js)["'`]\s*\)/g),
  };
}

/**
 * @param {readonly BuiltFile[]} files @param {readonly string[]} entries
 * @returns {Set<string>} the entries and all that they import at once
 */
export function closureOf(files, entries) {
  const byName = new Map(files.map((file) => [file.name, file]));
  const all = new Set();
  const visit = (/** @type {string} */ name) => {
    if (all.has(name)) return;
    all.add(name);
    byName.get(name)?.imports.forEach(visit);
  };
  entries.forEach(visit);
  return all;
}

/**
 * @param {readonly BuiltFile[]} files @param {string} page the built index.html
 * @returns {import('./gates.mjs').Result[]}
 */
export function sizeResults(files, page) {
  const first = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
  const chunk = (/** @type {string} */ name) => {
    const found = files.find((file) => file.name.startsWith(`${name}-`) && file.name.endsWith('.js'));
    if (!found) throw new Error(`The build has no chunk ${name}: is it named otherwise now?`);
    return found.name;
  };
  const both = [...first, chunk('en')];
  const logIn = closureOf(files, [...both, chunk('log-in')]);
  const chat = closureOf(files, [...both, chunk('en.chat'), chunk('shell'), chunk('chat')]);
  const weightOf = (/** @type {Set<string>} */ names) =>
    files.reduce((sum, { name, size }) => sum + (names.has(name) ? size : 0), 0) / KILOBYTE;
  const largest = lazyFiles(files, chat).toSorted((one, other) => other.kilobytes - one.kilobytes)[0];
  return [
    { measure: 'log-in page, scripts and styles', value: weightOf(logIn), unit: 'KB', atMost: 115 },
    { measure: 'chat page, all to use it', value: weightOf(chat), unit: 'KB', atMost: 190 },
    {
      measure: 'largest of what comes later',
      value: largest?.kilobytes ?? 0,
      unit: 'KB',
      atMost: LAZY_KILOBYTES,
      note: largest?.name ?? '',
    },
  ];
}

/**
 * What each lazy import brings along beyond what is there by then.
 * @param {readonly BuiltFile[]} files @param {Set<string>} present
 */
function lazyFiles(files, present) {
  const entries = new Set(files.flatMap(({ lazy }) => lazy).filter((name) => !present.has(name)));
  return [...entries].map((name) => {
    const brought = [...closureOf(files, [name])].filter((file) => !present.has(file));
    const bytes = files.reduce((sum, file) => sum + (brought.includes(file.name) ? file.size : 0), 0);
    return { name: name.replace(/-[\w-]{8}\.js$/, ''), kilobytes: bytes / KILOBYTE };
  });
}
