// axe over every screen in three widths, two themes and two languages; the test suite looks at a part of it.
import AxeBuilder from '@axe-core/playwright';
import { LIST } from './browser.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [360, 768, 1440];
const THEMES = /** @type {const} */ (['light', 'dark']);
const LANGUAGES = ['en-GB', 'ru-RU'];

/** What an administrator has besides the chat. */
const ADMINISTRATION = {
  'chat groups': '/directories/groups',
  contacts: '/directories/contacts',
  import: '/directories/contacts/import',
  employees: '/directories/employees',
  'audit log': '/admin/audit',
  profile: '/profile',
  'send to groups': '/chat/broadcast',
  'sent to groups': '/chat/broadcasts',
};

/** @typedef {import('./browser.mjs').Page} Page */

/**
 * Screens that there are, each with the way to it. Nothing is found by its name: they are in two languages.
 * @param {import('./product.mjs').Product} product
 */
function screens({ data }) {
  const room = `/chat/${data.rooms[0]}`;
  const articles = `${LIST.replace('[aria-label="Messages"]', '[data-region=messages]')} [role=article]`;
  const openThread = async (/** @type {Page} */ page) => {
    await page.goto(room);
    await page.locator(articles).last().waitFor();
  };
  return {
    'rooms only': async (/** @type {Page} */ page) => {
      await page.goto('/chat');
      await page.locator('chat-room-row').first().waitFor();
    },
    thread: openThread,
    'thread, actions of a message': async (/** @type {Page} */ page) => {
      await openThread(page);
      await page.locator(articles).last().focus();
      await page.keyboard.press('Enter');
      await page.locator('[role=menu]').waitFor();
    },
    'thread, settings': async (/** @type {Page} */ page) => {
      await openThread(page);
      await page.locator('main header button').last().click();
      await page.locator('[role=dialog]').waitFor();
    },
    'new chat, menu': async (/** @type {Page} */ page) => {
      await page.goto('/chat');
      await page.locator('chat-room-list-panel .head button').last().click();
      await page.locator('[role=menu]').waitFor();
    },
    'no such room': async (/** @type {Page} */ page) => {
      await page.goto('/chat/00000000-0000-7000-8000-000000000000');
      await page.locator('main h1').waitFor();
    },
    ...Object.fromEntries(
      Object.entries(ADMINISTRATION).map(([name, address]) => [
        name,
        async (/** @type {Page} */ page) => {
          await page.goto(address);
          await page.locator('main').waitFor();
          await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
        },
      ]),
    ),
    'no such page': async (/** @type {Page} */ page) => {
      await page.goto('/nowhere');
      await page.locator('h1').waitFor();
    },
  };
}

/**
 * @param {import('./product.mjs').Product} product @param {import('./browser.mjs').Browser} browser
 * @returns {AsyncGenerator<import('./gates.mjs').Result>}
 */
export async function* measureAxe(product, browser) {
  const engine = browser.context.browser();
  if (!engine) throw new Error('The browser is gone');
  /** @type {Map<string, Set<string>>} */
  const found = new Map([...Object.keys(screens(product)), 'log-in'].map((name) => [name, new Set()]));
  for (const width of WIDTHS)
    for (const colorScheme of THEMES)
      for (const locale of LANGUAGES) {
        const view = { baseURL: product.origin, viewport: { width, height: 800 }, colorScheme, locale };
        const context = await engine.newContext({ ...view, reducedMotion: 'reduce' });
        const page = await context.newPage();
        const look = async (/** @type {string} */ screen) => {
          // Violations only, put together in the page itself: the same findings, in a third of the time.
          const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(TAGS);
          const { violations } = await axe.setLegacyMode(true).analyze();
          for (const { id, nodes } of violations)
            found.get(screen)?.add(`${id} ${nodes[0]?.target.join(' ')} (${width}, ${colorScheme}, ${locale})`);
        };
        await page.goto('/login');
        await page.locator('form').waitFor();
        await look('log-in');
        for (const [screen, open] of Object.entries(screens(product))) {
          const value = screen in ADMINISTRATION ? product.administratorCookie : product.cookie;
          await context.addCookies([{ name: 'session', value, url: product.origin }]);
          await open(page).catch((error) =>
            found.get(screen)?.add(`cannot be opened: ${String(error).split('\n')[0]}`),
          );
          await look(screen);
        }
        await context.close();
      }
  for (const [screen, violations] of found)
    yield {
      measure: `axe, ${screen}, 12 views`,
      value: violations.size,
      unit: '',
      atMost: 0,
      note: [...violations].slice(0, 3).join('; '),
    };
}
