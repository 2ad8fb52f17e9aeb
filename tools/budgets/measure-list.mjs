// The room of 100,000 messages: how much of it is in the page, and whether what one reads stays where it is.
import { LIST, openRoom, wheel } from './browser.mjs';
import { LONG_ROOM_MESSAGES } from './long-room.mjs';
import { anchorSeen, watchAnchor } from './page-probes.mjs';

const PAGES = 6;
const MESSAGES = 6;
const FAR = LONG_ROOM_MESSAGES / 2;
const REACHED_WITHIN_MS = 10_000;

/**
 * @param {import('./product.mjs').Product} product @param {import('./browser.mjs').Browser} browser
 * @returns {AsyncGenerator<import('./gates.mjs').Result>}
 */
export async function* measureList(product, browser) {
  const room = product.data.longRoom;
  yield* await browser.inPage(1, async (page) => {
    await openRoom(page, room);
    return [...(await contents(page, 'opened')), await prepending(page), ...(await contents(page, 'scrolled up'))];
  });
  yield await browser.inPage(1, async (page) => {
    await openRoom(page, room);
    return appending(page, product);
  });
  yield await browser.inPage(4, async (page) => {
    await openRoom(page, room);
    return jumping(page, product);
  });
}

/** @param {import('./browser.mjs').Page} page @param {string} when @returns {Promise<import('./gates.mjs').Result[]>} */
async function contents(page, when) {
  const [rows, nodes] = await page.evaluate(
    (list) => [document.querySelectorAll(`${list} [role=article]`).length, document.querySelectorAll('*').length],
    LIST,
  );
  return [
    { measure: `rows in the page, ${when}`, value: rows ?? NaN, unit: '', atMost: 60 },
    { measure: `elements in the page, ${when}`, value: nodes ?? NaN, unit: '', atMost: 1_500 },
  ];
}

/**
 * Goes near the upper edge, so that older messages load, and stays there while they come.
 * @param {import('./browser.mjs').Page} page @returns {Promise<import('./gates.mjs').Result>}
 */
async function prepending(page) {
  let worst = 0;
  let frames = 0;
  for (let loaded = 0; loaded < PAGES; loaded++) {
    const before = await heightOf(page);
    await page.evaluate((list) => Object.assign(document.querySelector(list) ?? {}, { scrollTop: 1_300 }), LIST);
    await page.waitForTimeout(250);
    await page.evaluate(watchAnchor, /** @type {const} */ ([LIST, 500]));
    await page.waitForFunction(
      ([list, height]) => (document.querySelector(String(list))?.scrollHeight ?? 0) > Number(height) + 500,
      [LIST, before],
      { timeout: REACHED_WITHIN_MS },
    );
    await page.waitForTimeout(250);
    const seen = await page.evaluate(anchorSeen);
    worst = Math.max(worst, seen.worst);
    frames += seen.frames;
  }
  const note = `${PAGES} pages, ${frames} frames`;
  return { measure: 'what one reads moves, older ones load', value: worst, unit: 'px', atMost: 1, note };
}

/**
 * @param {import('./browser.mjs').Page} page @param {import('./product.mjs').Product} product
 * @returns {Promise<import('./gates.mjs').Result>}
 */
async function appending(page, product) {
  await wheel(page, LIST, -1_500);
  await page.waitForTimeout(500);
  const before = await heightOf(page);
  await page.evaluate(watchAnchor, /** @type {const} */ ([LIST, 0]));
  for (let sent = 1; sent <= MESSAGES; sent++) await product.sendFromAnother(`Line ${sent}\n`.repeat(sent));
  await page.waitForFunction(
    ([list, height]) => (document.querySelector(String(list))?.scrollHeight ?? 0) > Number(height) + 300,
    [LIST, before],
    { timeout: REACHED_WITHIN_MS },
  );
  await page.waitForTimeout(500);
  const { worst, frames } = await page.evaluate(anchorSeen);
  const note = `${MESSAGES} messages, ${frames} frames`;
  return { measure: 'what one reads moves, new ones come', value: worst, unit: 'px', atMost: 1, note };
}

/**
 * Opens the address of a message within the page, as a quotation or a search result does.
 * @param {import('./browser.mjs').Page} page @param {import('./product.mjs').Product} product
 * @returns {Promise<import('./gates.mjs').Result>}
 */
async function jumping(page, { data }) {
  const measure = `jump to a message ${FAR.toLocaleString('en')} away, 4x`;
  const took = await page.evaluate(
    ([list, address, place, patience]) =>
      new Promise((done) => {
        const start = performance.now();
        const look = () => {
          const article = document.querySelector(`${list} [role=article][aria-posinset="${place}"]`);
          const screen = document.querySelector(String(list))?.getBoundingClientRect();
          const box = article?.getBoundingClientRect();
          if (box && screen && box.top < screen.bottom && box.bottom > screen.top) done(performance.now() - start);
          else if (performance.now() - start > Number(patience)) done(NaN);
          else requestAnimationFrame(look);
        };
        history.pushState(null, '', String(address));
        dispatchEvent(new PopStateEvent('popstate'));
        requestAnimationFrame(look);
      }),
    [LIST, `/chat/${data.longRoom}?m=${data.middle}`, FAR, REACHED_WITHIN_MS],
  );
  return { measure, value: Number(took), unit: 'ms', atMost: 500 };
}

/** @param {import('./browser.mjs').Page} page */
function heightOf(page) {
  return page.evaluate((list) => document.querySelector(list)?.scrollHeight ?? 0, LIST);
}
