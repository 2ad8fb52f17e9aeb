// `npm run budgets`: builds the product, measures what people feel of it, and fails when a gate does. Words choose what
// to measure, as in `npm run budgets -- sizes scroll`. docs/budgets.md says what each figure means.
import { join } from 'node:path';
import { processorShare } from '../bench/processes.mjs';
import { build } from '../start/build.mjs';
import { ROOT } from '../start/settings.mjs';
import { openBrowser } from './browser.mjs';
import { sizesOfBuild, sizesOfPortal } from './client-sizes.mjs';
import { chosenOf, tableOf, verdictOf } from './gates.mjs';
import { measureAxe } from './measure-axe.mjs';
import { measureHeap } from './measure-heap.mjs';
import { measureLatency } from './measure-latency.mjs';
import { measureLighthouse } from './measure-lighthouse.mjs';
import { measureList } from './measure-list.mjs';
import { measureLoad } from './measure-load.mjs';
import { measureScroll } from './measure-scroll.mjs';
import { startProduct } from './product.mjs';

/** One check that hangs must not hold up the others; axe looks at two hundred screens. */
const CHECK_WITHIN_MS = 180_000;
const AXE_WITHIN_MS = 900_000;

const checks = {
  list: measureList,
  scroll: measureScroll,
  latency: measureLatency,
  load: measureLoad,
  heap: measureHeap,
  lighthouse: measureLighthouse,
  axe: measureAxe,
};
/** Takes longest and finds least that the tests do not: only when asked for. */
const ON_REQUEST = ['axe'];

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stopping.abort());

try {
  const words = process.argv.slice(2).map((word) => word.toLowerCase());
  const chosen = chosenOf(['sizes', ...Object.keys(checks)], words);
  const results = await measure(words.length > 0 ? chosen : chosen.filter((name) => !ON_REQUEST.includes(name)));
  const failed = results.filter((result) => verdictOf(result) === 'FAILS');
  console.log(
    `\n${tableOf(results)}\n\n${results.length - failed.length} hold or are for comparison, ${failed.length} fail`,
  );
  process.exitCode = failed.length > 0 || stopping.signal.aborted ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();

/** @param {string[]} names @returns {Promise<import('./gates.mjs').Result[]>} */
async function measure(names) {
  console.log('Building the API and the web client ...');
  await build(['api', 'web', 'portal'], stopping.signal);
  const results = names.includes('sizes')
    ? [...sizesOfBuild(join(ROOT, 'dist/apps/web/browser')), ...sizesOfPortal(join(ROOT, 'dist/apps/portal/browser'))]
    : [];
  const others = Object.entries(checks).filter(([name]) => names.includes(name));
  if (others.length === 0) return results;

  console.log('Starting the product, with a room of 100,000 messages ...');
  const product = await startProduct();
  const browser = await openBrowser(product).catch(async (error) => {
    await product.stop();
    throw error;
  });
  try {
    for (const [name, check] of others)
      if (!stopping.signal.aborted) results.push(...(await run(name, check(product, browser))));
  } finally {
    await browser.close();
    await product.stop();
  }
  return results;
}

/**
 * Takes what a check yields until it ends, breaks or is late.
 * @param {string} name @param {AsyncGenerator<import('./gates.mjs').Result>} check
 */
async function run(name, check) {
  /** @type {import('./gates.mjs').Result[]} */
  const results = [];
  const start = Date.now();
  const within = name === 'axe' ? AXE_WITHIN_MS : CHECK_WITHIN_MS;
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`takes longer than ${within / 1_000} s`)), within);
    stopping.signal.addEventListener('abort', () => reject(new Error('was stopped')), { once: true });
  });
  const all = (async () => {
    for await (const result of check) {
      results.push(result);
      console.log(tableOf([result]).split('\n')[2]);
    }
  })();
  await Promise.race([all, late]).catch((error) => {
    const note = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    console.log(`${name} broke off: ${note}`);
    results.push({ measure: `${name}: the rest`, value: NaN, unit: '', atMost: 0, note });
  });
  clearTimeout(timer);
  const spent = ((Date.now() - start) / 1_000).toFixed(0);
  console.log(`${name}: ${spent} s; a busy loop now gets ${(processorShare() * 100).toFixed(0)} % of a processor`);
  return results;
}
