// From what a hand does to what the eye sees, on a processor four times slower.
import { openRoom } from './browser.mjs';
import { medianRun } from './gates.mjs';
import { watchDelays, worstDelay } from './page-probes.mjs';

const RUNS = 3;
const GATE_MS = 200;
const ENTRIES_COME_WITHIN_MS = 700;

/**
 * @param {import('./product.mjs').Product} product @param {import('./browser.mjs').Browser} browser
 * @returns {AsyncGenerator<import('./gates.mjs').Result>}
 */
export async function* measureLatency({ data }, browser) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await browser.inPage(4, (page) => once(page, data.longRoom)));
  const { type, send, menu, dialog } = medianRun(runs);
  for (const [what, value] of Object.entries({ type, send, 'open a menu': menu, 'open a dialog': dialog }))
    yield { measure: `delay, 4x: ${what}`, value, unit: 'ms', atMost: GATE_MS };
}

/** @param {import('./browser.mjs').Page} page @param {string} room */
async function once(page, room) {
  await openRoom(page, room);
  await page.waitForTimeout(1_000);
  await page.evaluate(watchDelays);
  const now = () => page.evaluate(() => performance.now());
  /** Each act gets the entries that began while it was done, however late the browser tells of them. */
  const worstWhile = async (/** @type {() => Promise<unknown>} */ act) => {
    const from = await now();
    await act();
    const to = await now();
    await page.waitForTimeout(ENTRIES_COME_WITHIN_MS);
    return page.evaluate(worstDelay, /** @type {const} */ ([from, to]));
  };
  const box = page.getByRole('textbox', { name: /^Message to / });
  await box.focus();
  await page.waitForTimeout(300);
  const type = await worstWhile(() => page.keyboard.type('Could you look at bed 4?', { delay: 60 }));
  const send = await worstWhile(() => box.press('Control+Enter'));
  const menu = await worstWhile(() => page.getByRole('button', { name: 'New chat' }).click());
  await page.keyboard.press('Escape');
  const dialog = await worstWhile(async () => {
    await page.getByRole('button', { name: 'Chat settings' }).click();
    await page.getByRole('dialog').waitFor();
  });
  return { type, send, menu, dialog };
}
