// Fails when package-lock.json leaves out a platform package that one of its packages may need: `npm ci` would
// then pass here and fail on another platform. `npm i` drops such a package without a word when the registry lacks it.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const present = new Set(
  Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
);
const missing = Object.entries(packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !present.has(name))
    .map((name) => `${name} (wanted by ${path || 'the project'})`),
);

if (missing.length > 0) {
  console.error(`package-lock.json lacks ${missing.length} platform package(s):\n  ${missing.join('\n  ')}`);
  process.exit(1);
}
console.log(`check-lock: every platform package of ${Object.keys(packages).length} entries is in the lock`);
