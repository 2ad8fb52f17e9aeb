// Frames while the wheel turns: the room of 100,000 messages beside 300 plain rows, in turns, in the same run.
import { LIST, openRoom, wheel } from './browser.mjs';
import { framesOf, medianRun } from './gates.mjs';
import { SAMPLE_TEXTS } from './long-room.mjs';
import { framesSeen, plainRows, watchFrames } from './page-probes.mjs';

const ROUNDS = 3;
const DISTANCE = 9_000;

/**
 * @param {import('./product.mjs').Product} product @param {import('./browser.mjs').Browser} browser
 * @returns {AsyncGenerator<import('./gates.mjs').Result>}
 */
export async function* measureScroll({ data }, browser) {
  for (const slower of [1, 4]) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      const plain = await browser.inPage(slower, async (page) => {
        await page.goto('/robots.txt');
        await page.evaluate(plainRows, SAMPLE_TEXTS);
        return scroll(page, '#plain');
      });
      const ours = await browser.inPage(slower, async (page) => {
        await openRoom(page, data.longRoom);
        return scroll(page, LIST);
      });
      rounds.push({ plain: plain.fps, fps: ours.fps, p95: ours.p95, blank: ours.blank, ratio: ours.fps / plain.fps });
    }
    const { plain, fps, p95, blank, ratio } = medianRun(rounds);
    const note = `300 plain rows: ${plain.toFixed(1)} frames/s`;
    if (slower === 1) {
      // A machine that cannot draw 55 plain frames a second cannot draw 55 of ours.
      const atLeast = Math.min(55, plain * 0.95);
      yield { measure: 'scrolling, 1x', value: fps, unit: 'frames/s', atLeast, note };
      yield { measure: 'scrolling, 1x, p95 of a frame', value: p95, unit: 'ms', atMost: 34 };
    } else {
      yield { measure: 'scrolling, 4x', value: fps, unit: 'frames/s', note };
      yield { measure: 'scrolling, 4x, of plain rows', value: ratio * 100, unit: '%', atLeast: 95 };
    }
    yield { measure: `blank frames, ${slower}x`, value: blank, unit: '', atMost: 0 };
  }
}

/** @param {import('./browser.mjs').Page} page @param {string} list */
async function scroll(page, list) {
  await page.evaluate(watchFrames, list);
  await wheel(page, list, -DISTANCE);
  const { times, blank } = await page.evaluate(framesSeen);
  return { ...framesOf(times), blank };
}
