import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { freePort } from '../bench/processes.mjs';
import { CHROMIUM_MISSING, findChromium } from '../test/chromium.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-precise-memory-info',
];
const WIDE = { width: 1440, height: 900 };

/** The scrolled element of the message list, as screen readers find it. */
export const LIST = '[role=region][aria-label="Messages"]';

/**
 * One browser in which Anna is signed in, and which can be reached at a port for tools of others.
 * @param {import('./product.mjs').Product} product
 */
export async function openBrowser(product) {
  const executablePath = findChromium(process.env);
  if (!executablePath) throw new Error(CHROMIUM_MISSING);
  const folder = mkdtempSync(join(tmpdir(), 'clinic-chat-chromium-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...ARGUMENTS, `--remote-debugging-port=${port}`],
    baseURL: product.origin,
    locale: 'en-GB',
    viewport: WIDE,
  });
  const signIn = () =>
    context.addCookies([
      { name: 'session', value: product.cookie, url: product.origin, httpOnly: true, sameSite: 'Lax' },
    ]);
  await signIn();
  return {
    port,
    context,
    signIn,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
    /**
     * Does some work in a page of its own, on a processor that many times slower.
     * @template T
     * @param {number} slower @param {(page: Page) => Promise<T>} work @returns {Promise<T>}
     */
    async inPage(slower, work) {
      const page = await context.newPage();
      try {
        await throttle(page, slower);
        return await work(page);
      } finally {
        await page.close();
      }
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openBrowser>>} Browser */

/** @param {Page} page @param {number} slower how many times */
export async function throttle(page, slower) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
}

/** Opens a room and waits for its messages. @param {Page} page @param {string} roomId @param {string} [more] of the address */
export async function openRoom(page, roomId, more = '') {
  await page.goto(`/chat/${roomId}${more}`);
  await page.locator(`${LIST} [role=article]`).last().waitFor();
  await page.waitForTimeout(500); // what loads after the first page
}

/**
 * Moves the wheel over the list, as a person does: at 60 notches a second.
 * @param {Page} page @param {string} selector of the list @param {number} distance in px, up when negative
 */
export async function wheel(page, selector, distance) {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`There is no ${selector}`);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: -distance,
    speed: 3_000,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  await session.detach();
}
