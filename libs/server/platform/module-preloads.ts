import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const STATIC_IMPORT = /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;
const HASHED = /-[\w-]{8}\.js$/;

/**
 * The modules that a built client needs for its first screen, as links for its page: the browser asks for all of them
 * at once, and not for each when the one before has named it.
 * @param root folder of the client
 * @param chunks names without their hashes, such as `chat`; what they import comes along
 */
export function modulePreloads(root: string, chunks: readonly string[]): string {
  const names = readdirSync(root).filter((name) => HASHED.test(name));
  const needed = new Set<string>();
  const add = (name: string): void => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const [, imported] of readFileSync(join(root, name), 'utf8').matchAll(STATIC_IMPORT)) {
      if (imported && names.includes(imported)) add(imported);
    }
  };
  for (const chunk of chunks) for (const name of names) if (name.replace(HASHED, '') === chunk) add(name);
  return [...needed].map((name) => `<link rel="modulepreload" href="${name}" nonce="CSP_NONCE">`).join('');
}
