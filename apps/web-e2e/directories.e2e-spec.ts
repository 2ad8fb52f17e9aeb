import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { expect, test } from './support/people';

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test.describe('Directories → Chat Groups', () => {
  test('the order is in the address, and a group is created by keyboard', async ({ desk }) => {
    const { page } = await desk.of('elena');
    await page.goto('/directories/groups');
    await page.getByRole('button', { name: 'Patients' }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/sort=MEMBERS/);
    await expect(page.getByRole('columnheader', { name: 'Patients' })).toHaveAttribute('aria-sort', 'ascending');
    await page.getByRole('button', { name: 'Create record' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Create chat group' });
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type('By keyboard');
    await dialog.getByRole('button', { name: 'Create' }).focus();
    await page.keyboard.press('Enter');
    await expect(row(page, 'By keyboard')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create record' })).toBeFocused();
  });
});

test.describe('Directories → Contacts', () => {
  test('is for those with the module CRM', async ({ desk }) => {
    const { page } = await desk.of('boris');
    await expect(page.getByRole('link', { name: 'Contacts' })).toHaveCount(0);
    await page.goto('/directories/contacts');
    await expect(page.getByText('You do not have access to the directories.')).toBeVisible();
  });
});

for (const [theme, locale, width] of [
  ['light', 'en-GB', 1440],
  ['dark', 'ru-RU', 360],
  ['light', 'ru-RU', 768],
] as const) {
  test(`axe finds nothing in the directories: ${theme}, ${locale}, ${width} px`, async ({ desk }) => {
    const { page } = await desk.of('elena', {
      colorScheme: theme,
      locale,
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    });
    for (const place of ['groups', 'contacts']) {
      await page.goto(`/directories/${place}`);
      await page.locator('tbody a').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.locator('header button').click();
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.locator('tbody a').first().click();
    for (const tab of [0, 1, 4]) {
      await page.getByRole('tab').nth(tab).click();
      expect(await violations(page)).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  test(`axe finds nothing on the page of a group and in the import: ${theme}, ${locale}, ${width} px`, async ({
    desk,
  }) => {
    test.slow();
    const { page } = await desk.of('elena', {
      colorScheme: theme,
      locale,
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
    });
    await page.goto('/directories/groups');
    await page.locator('tbody a').first().click();
    await page.locator('tbody input').first().check();
    expect(await violations(page)).toEqual([]);
    await page.locator('header button').click();
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto('/directories/contacts/import');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Name,Geboren\nAnna,1950-01-01\n') });
    await page.locator('select').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('.tools button').first().click();
    await page.getByRole('table').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
}
