import type { BrowserContextOptions } from '@playwright/test';
import { baseURL } from './support/address';
import { violations } from './support/axe';
import { expect, test } from './support/people';

const views = ['light', 'dark'].flatMap((theme) =>
  ['en-GB', 'ru-RU'].flatMap((locale) => [360, 768, 1440].map((width) => ({ theme, locale, width }))),
);

test('axe would find what is wrong', async ({ page }) => {
  await page.goto('/login');
  await page.locator('form').waitFor();
  await page.evaluate(() => {
    document.body.append(new Image());
    document.querySelector('h1')?.setAttribute('role', 'nothing');
  });
  const found = (await violations(page)).map((violation) => violation.split(' ')[0]);
  expect(found).toEqual(expect.arrayContaining(['aria-roles', 'image-alt', 'page-has-heading-one']));
});

for (const { theme, locale, width } of views) {
  const options: BrowserContextOptions = {
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    locale,
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
  };

  test(`axe finds nothing on the log-in screen: ${theme}, ${locale}, ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL, ...options });
    const page = await context.newPage();
    await page.goto('/login');
    await page.locator('form').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('button[type=submit]').click();
    await page.getByRole('alert').locator('p').waitFor();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  test(`axe finds nothing on the chat screen and its dialogs: ${theme}, ${locale}, ${width} px`, async ({ desk }) => {
    const { page } = await desk.of('clara', options);
    await page.locator('chat-room-row').first().waitFor();
    expect(await violations(page)).toEqual([]);

    await page.locator('chat-room-list-panel .head button').click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('menuitem').first().click();
    await page.getByRole('option').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('searchbox').fill('read');
    await page.locator('chat-search-results mark').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    for (const keys of ['Control+KeyK', 'Control+Slash']) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }

    await page.getByRole('link', { name: /^Surgery, / }).click();
    await page.getByRole('article').last().waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('main').locator('header button').last().click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  test(`axe finds nothing on what can be done with a message: ${theme}, ${locale}, ${width} px`, async ({ desk }) => {
    const { page } = await desk.of('clara', options);
    await page.getByRole('link', { name: /^Surgery, / }).click();
    // The last message of a person: its bar and its menu.
    const message = page.locator('chat-message-item:has(.bubble)').last();
    await message.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('menuitem', { name: /^(Forward|Переслать)/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await message.focus();
    await page.keyboard.press('r');
    await page.locator('chat-reply-bar').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
}
