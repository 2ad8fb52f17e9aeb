// Weighs what a browser must fetch before a page of the built client can be used, compressed with brotli, and fails when
// it is more than the budget. usage: node tools/with-node.mjs tools/sizes/client-sizes.mjs (after nx build web)
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const built = resolve(import.meta.dirname, '../../dist/apps/web/browser');
const KILOBYTE = 1_000;
const files = readdirSync(built).filter((name) => /\.(js|css)$/.test(name));
const sizes = new Map(files.map((name) => [name, brotliCompressSync(readFileSync(join(built, name))).length]));

/** @param {string} name of a named chunk, without its hash */
const chunk = (name) => {
  const found = files.find((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
  if (!found) throw new Error(`The build has no chunk ${name}: is it named otherwise now?`);
  return found;
};

/** @param {string[]} entries @returns {Set<string>} the files and all that they import at once */
function closure(entries) {
  const all = new Set();
  const visit = (/** @type {string} */ file) => {
    if (all.has(file)) return;
    all.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(built, file), 'utf8');
    for (const [, imported] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) visit(imported ?? '');
  };
  entries.forEach(visit);
  return all;
}

const index = readFileSync(join(built, 'index.html'), 'utf8');
const first = [...index.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
const logIn = [...first, chunk('en')];
const pages = [
  { page: 'log-in', entries: logIn, budget: 115 },
  { page: 'chat', entries: [...logIn, chunk('shell'), chunk('chat')], budget: 190 },
];

for (const { page, entries, budget } of pages) {
  const total = [...closure(entries)].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0) / KILOBYTE;
  console.log(`${page}: ${total.toFixed(1)} KB of ${budget} KB`);
  if (total > budget) process.exitCode = 1;
}
