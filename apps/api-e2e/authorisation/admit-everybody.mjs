// Preloaded by rules-removed.proof.ts into an API process of its own, never part of the product: while the guard is
// loaded, one line of it is changed so that everybody is admitted to the operation that a file names.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const RULE = 'if (rule?.allows(actorOf(caller), patientOf(caller))) return true;';
const file = process.env['ADMITTED_FILE'] ?? '';

Reflect.set(globalThis, 'isWithoutRule', (/** @type {any} */ host) => {
  const admitted = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (host.getType() === 'graphql') {
    const { parentType, fieldName } = host.getArgs()[3];
    return admitted === `${parentType.name}.${fieldName}`;
  }
  const { method, route } = host.switchToHttp().getRequest();
  return admitted === `${method} ${route.path}`;
});

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!url.endsWith('/dist/apps/api/main.mjs')) return loaded;
    const source = String(loaded.source);
    if (source.split(RULE).length !== 2) throw new Error('The guard reads otherwise than this proof expects.');
    return { ...loaded, source: source.replace(RULE, RULE.replace('if (', 'if (globalThis.isWithoutRule(host) || ')) };
  },
});
