import type { Page } from '@playwright/test';
import { violations } from './support/axe';
import { PASSWORD, expect, people, test } from './support/people';

const cover = (page: Page) => page.getByRole('dialog', { name: 'Locked' });

test('a page that nobody is at is covered in every tab, and opens by the password where it was', async ({ desk }) => {
  const elena = await desk.of('elena');
  const { page } = elena;
  await elena.startRoom('Nightingales', people.karim, people.julia);
  await elena.box.fill('half a sentence');
  const second = await elena.another();
  await expect(second.rooms).toBeVisible();
  const { clock } = page.context();
  await clock.install();
  await page.bringToFront();

  await page.keyboard.press('Shift');
  await clock.fastForward('14:00');
  await page.keyboard.press('Shift');
  await clock.fastForward('14:00');
  await expect(elena.box).toBeVisible();
  await expect(second.rooms).toBeVisible();
  await clock.fastForward('02:00');

  await expect(cover(page)).toContainText(people.elena);
  await expect(cover(second.page)).toBeVisible();
  await expect(page).toHaveTitle('Clinic Chat');
  await expect(page.locator('app-root')).toHaveAttribute('inert', '');
  for (const hidden of await page.getByText('Nightingales').all()) await expect(hidden).toBeHidden();
  await expect(elena.thread).toHaveCount(0);
  await expect(elena.rooms).toHaveCount(0);
  expect(await violations(page)).toEqual([]);

  const password = cover(page).getByRole('textbox', { name: 'Password' });
  await expect(password).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await password.focus();
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await expect(cover(page).getByRole('alert')).toContainText('is not right');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(cover(page)).toHaveCount(0);
  await expect(elena.box).toHaveValue('half a sentence');
  await expect(elena.box).toBeFocused();
  await expect(cover(second.page)).toHaveCount(0);
  await expect(second.rooms).toBeVisible();
  await elena.send.click();
  await expect(elena.messages.filter({ hasText: 'half a sentence' })).toContainText('Sent');
});

test('a locked page is not opened by loading it again, and one can sign out from it, in Russian too', async ({
  desk,
}) => {
  const { page } = await desk.of('fiona', { locale: 'ru-RU' });
  const { clock } = page.context();
  await clock.install();
  await page.keyboard.press('Shift');
  await clock.fastForward('15:01');
  const locked = page.getByRole('dialog', { name: 'Экран заблокирован' });
  await expect(locked).toContainText(people.fiona);
  expect(await violations(page)).toEqual([]);
  const again = await page.context().newPage();
  await again.goto('/chat');
  await expect(again).toHaveURL(/\/login/);
  await locked.getByRole('button', { name: 'Выйти' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/chat');
  await expect(page).toHaveURL(/\/login/);
});
