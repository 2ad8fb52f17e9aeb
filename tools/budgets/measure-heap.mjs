// What the page holds after twenty rooms have been opened and scrolled, once the garbage is gone.
import { LIST, openRoom, wheel } from './browser.mjs';

/**
 * @param {import('./product.mjs').Product} product @param {import('./browser.mjs').Browser} browser
 * @returns {AsyncGenerator<import('./gates.mjs').Result>}
 */
export async function* measureHeap({ data }, browser) {
  yield await browser.inPage(1, async (page) => {
    await openRoom(page, data.longRoom);
    for (const room of data.rooms) {
      // Without a reload, as a click on the list does it.
      await page.evaluate((address) => {
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `/chat/${room}`);
      await page.locator(`${LIST} [role=article]`).last().waitFor();
      await wheel(page, LIST, -1_200);
    }
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { measure: `heap after ${data.rooms.length} rooms`, value: usedSize / 1e6, unit: 'MB', atMost: 100 };
  });
}
