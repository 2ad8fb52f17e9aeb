import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { expect, test } from './support/people';

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test.describe('Directories → Chat Groups', () => {
  test('+ Create Record, Search Bar, Edit, Hide and Unhide, by mouse', async ({ desk }) => {
    const { page } = await desk.of('elena');
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Chat groups' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Chat groups' })).toBeVisible();

    await page.getByRole('button', { name: 'Create record' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create chat group' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('flu65+');
    await dialog.getByRole('textbox', { name: 'Description' }).click();
    await expect(dialog.getByText('There is a chat group of this name already.')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Travel vaccines');
    await dialog.getByRole('radio', { name: 'Green' }).check();
    await dialog.getByRole('radio', { name: 'Syringe' }).check();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(row(page, 'Travel vaccines')).toContainText('Visible');

    await page.getByRole('searchbox', { name: 'Search chat groups' }).fill('travel');
    await expect(row(page, 'Post-op')).toHaveCount(0);
    await page.getByRole('button', { name: 'Edit Travel vaccines' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit chat group' });
    await edit.getByRole('textbox', { name: 'Name' }).fill('Travel medicine');
    await edit.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Hide Travel medicine' }).click();
    await expect(page.getByText('Nothing found for travel')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Hide Travel medicine' }).click();
    await page.getByRole('switch', { name: 'Show hidden' }).click();
    await expect(row(page, 'Travel medicine')).toContainText('Hidden');
    await page.getByRole('button', { name: 'Unhide Travel medicine' }).click();
    await expect(row(page, 'Travel medicine')).toContainText('Visible');
    await page.getByRole('button', { name: 'Delete Travel medicine' }).click();
    await expect(row(page, 'Travel medicine')).toHaveCount(0);
  });

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

test.describe('Directories → Contacts → Patient Card → Additional Info Tab → Chat Groups', () => {
  test('+Add assigns groups, shown with a group icon and a delete option', async ({ desk }) => {
    const { page } = await desk.of('fiona');
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Contacts' }).click();
    await page.getByRole('searchbox', { name: 'Search contacts' }).fill('Shcherbakova');
    await page.getByRole('link', { name: 'Анна Щербакова' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Анна Щербакова' })).toBeVisible();
    await page.getByRole('tab', { name: 'Main' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: 'Additional info' })).toBeFocused();
    await expect(page).toHaveURL(/tab=info/);

    const groups = page.getByRole('list', { name: 'Chat groups' });
    await page.getByRole('button', { name: 'Add chat group' }).click();
    await page.getByRole('combobox', { name: 'Search chat groups' }).fill('post');
    await expect(page.getByRole('option')).toHaveText(['Post-op']);
    await page.keyboard.press('Enter');
    const chip = groups.getByRole('listitem').filter({ hasText: 'Post-op' });
    await expect(chip.locator('dir-group-icon svg')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Add chat group' })).toBeFocused();

    await page.getByRole('button', { name: 'Remove from Post-op' }).click();
    await expect(chip).toHaveCount(0);
    await expect(page.getByText("Access to this group's chat ends now")).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(chip).toBeVisible();
    await page.getByRole('button', { name: 'Remove from Post-op' }).click();
    await expect(chip).toHaveCount(0);
  });

  test('two who edit one card are shown both versions', async ({ desk }) => {
    const [one, other] = [(await desk.of('fiona')).page, (await desk.of('elena')).page];
    await one.goto('/directories/contacts');
    await one.getByRole('searchbox', { name: 'Search contacts' }).fill('Grace Hill');
    await one.getByRole('link', { name: 'Grace Hill' }).click();
    await expect(one.getByRole('textbox', { name: 'Notes' })).toBeVisible();
    await other.goto(one.url());
    await expect(other.getByRole('textbox', { name: 'Notes' })).toBeVisible();
    await one.getByRole('textbox', { name: 'Notes' }).fill('Wheelchair');
    await one.getByRole('button', { name: 'Save' }).click();
    await expect(one.getByText('Saved')).toBeVisible();
    await other.getByRole('textbox', { name: 'Notes' }).fill('Lift');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByRole('alert')).toContainText('theirs: Wheelchair; yours: Lift');
    await other.getByRole('button', { name: 'Save my version' }).click();
    await expect(other.getByText('Saved')).toBeVisible();
    await expect(other.getByRole('alert')).toHaveCount(0);
  });

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
}
