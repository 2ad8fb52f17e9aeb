// Lighthouse in the same browser. Anna is signed in there; the log-in page and the portal are looked at without her cookie.
import { medianRun } from './gates.mjs';

const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/**
 * @param {import('./product.mjs').Product} product @param {import('./browser.mjs').Browser} browser
 * @returns {AsyncGenerator<import('./gates.mjs').Result>}
 */
export async function* measureLighthouse({ origin, data }, browser) {
  const { default: lighthouse, desktopConfig } = await import('lighthouse');
  const chat = `${origin}/chat/${data.rooms[0]}`;
  const looks = [
    { page: 'log-in, mobile', url: `${origin}/login`, config: undefined, signedIn: false, performance: 95 },
    { page: 'portal, mobile', url: `${origin}/p/`, config: undefined, signedIn: false, performance: 95 },
    { page: 'chat, desktop', url: chat, config: desktopConfig, signedIn: true, performance: 95 },
    { page: 'chat, mobile', url: chat, config: undefined, signedIn: true, performance: 80 },
  ];
  for (const { page, url, config, signedIn, performance } of looks) {
    if (signedIn) await browser.signIn();
    else await browser.context.clearCookies();
    const runs = [];
    const faults = new Set();
    for (let run = 0; run < RUNS; run++) {
      const flags = { port: browser.port, onlyCategories: CATEGORIES, disableStorageReset: true };
      const result = await lighthouse(url, { ...flags, logLevel: 'error' }, config);
      if (!result || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? 'no result');
      const { categories, audits } = result.lhr;
      runs.push(Object.fromEntries(CATEGORIES.map((name) => [name, (categories[name]?.score ?? NaN) * 100])));
      for (const name of CATEGORIES.slice(1))
        for (const { id, weight } of categories[name]?.auditRefs ?? [])
          if (weight > 0 && audits[id]?.score === 0) faults.add(id);
    }
    await browser.signIn();
    const scores = medianRun(runs);
    for (const name of CATEGORIES)
      yield {
        measure: `Lighthouse, ${page}: ${name}`,
        value: scores[name] ?? NaN,
        unit: '',
        atLeast: name === 'performance' ? performance : 95,
        note: name === 'seo' ? [...faults].join(', ') : '',
      };
  }
}
