import type { BrowserContextOptions, Page } from '@playwright/test';
import { violations } from './support/axe';
import { expect, test } from './support/people';

const root = (page: Page) => page.locator('html');

test('the profile is reached and every setting chosen by keyboard, and stays after a reload', async ({ desk }) => {
  const { page } = await desk.of('elena', { timezoneId: 'Europe/Berlin' });
  const link = page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Profile' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
  await expect(page).toHaveTitle(/Profile · Clinic Chat$/);
  await expect(link).toHaveAttribute('aria-current', 'page');

  await page.getByRole('group', { name: 'Theme' }).getByRole('radio', { name: 'Light' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(root(page)).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('group', { name: 'Text size' }).getByRole('radio', { name: 'Normal' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(root(page)).toHaveAttribute('data-text-size', 'large');
  for (const name of ['Enter sends', 'Reading mode', 'Sounds', 'Quiet hours']) {
    const setting = page.getByRole('switch', { name });
    const before = await setting.getAttribute('aria-checked');
    await setting.focus();
    await page.keyboard.press('Space');
    await expect(setting).toHaveAttribute('aria-checked', before === 'true' ? 'false' : 'true');
  }
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('22:00');
  await page.getByLabel('Until', { exact: true }).fill('06:30');
  await page.getByLabel('Until', { exact: true }).press('Tab');
  await page.getByLabel('Time zone').selectOption('Asia/Vladivostok');
  await page.getByRole('group', { name: 'Language' }).getByRole('radio', { name: 'English' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { level: 1, name: 'Профиль' })).toBeVisible();
  await expect(root(page)).toHaveAttribute('lang', 'ru');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Профиль' })).toBeVisible();
  await expect(root(page)).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('switch', { name: 'Отправка по Enter' })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Звуки' })).not.toBeChecked();
  await expect(page.getByLabel('До', { exact: true })).toHaveValue('06:30');
  await expect(page.getByLabel('Часовой пояс')).toHaveValue('Asia/Vladivostok');
});

test('preferences follow the person: another browser of theirs and another tab have them too', async ({ desk }) => {
  const here = await desk.of('elena');
  await here.page.goto('/profile');
  const tab = await here.page.context().newPage();
  await tab.goto('/profile');
  await expect(tab.getByRole('radio', { name: 'As the system' })).toBeChecked();
  await here.page.getByRole('radio', { name: 'Dark' }).check();
  await expect(root(tab)).toHaveAttribute('data-theme', 'dark');
  await expect(tab.getByRole('radio', { name: 'Dark' })).toBeChecked();

  const there = await desk.of('elena');
  await expect(root(there.page)).toHaveAttribute('data-theme', 'dark');
});

test('a setting that cannot be saved is taken back, and the page says so', async ({ desk }) => {
  const { page } = await desk.of('elena');
  await page.goto('/profile');
  const sounds = page.getByRole('switch', { name: 'Sounds' });
  await expect(sounds).toBeChecked();
  await page.route('**/graphql', (route) => route.abort());
  await sounds.click();
  await expect(page.getByRole('alert')).toContainText('was not saved');
  await expect(sounds).toBeChecked();
});

test('the browser is asked for notifications only after it was explained and a button was pressed', async ({
  desk,
}) => {
  const { page } = await desk.of('elena');
  await page.addInitScript(() => {
    Object.assign(window, { asked: 0 });
    Notification.requestPermission = () => {
      Object.assign(window, { asked: (window as unknown as { asked: number }).asked + 1 });
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
      return Promise.resolve('granted' as const);
    };
    Object.defineProperty(Notification, 'permission', { configurable: true, get: () => 'default' });
  });
  const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
  await page.goto('/profile');
  const setting = page.getByRole('switch', { name: 'Desktop notifications' });
  await setting.click();
  await expect(page.getByText('never who wrote it, never what')).toBeVisible();
  await expect(setting).not.toBeChecked();
  expect(await asked()).toBe(0);
  await page.getByRole('button', { name: 'Allow notifications' }).click();
  await expect(setting).toBeChecked();
  expect(await asked()).toBe(1);
});

test('own sessions are listed, and another one is ended from here: it is signed out at once', async ({ desk }) => {
  const here = await desk.of('elena');
  const there = await desk.of('elena', {
    userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
  });
  await here.page.goto('/profile');
  const sessions = here.page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions.filter({ hasText: 'This device' })).toHaveCount(1);
  const phone = sessions.filter({ hasText: 'Firefox on Android' });
  await expect(phone).toContainText('Last used');
  await phone.getByRole('button', { name: 'End session: Firefox on Android' }).click();
  await expect(phone).toHaveCount(0);
  await expect(there.page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  // The session that ended it goes on.
  await here.page.reload();
  await expect(sessions.filter({ hasText: 'This device' })).toHaveCount(1);
});

for (const [theme, locale] of [
  ['light', 'en-GB'],
  ['dark', 'ru-RU'],
] as const) {
  test(`axe finds nothing on the profile, narrow and wide: ${theme}, ${locale}`, async ({ desk }) => {
    const options: BrowserContextOptions = { colorScheme: theme, locale, reducedMotion: 'reduce' };
    const { page } = await desk.of('elena', options);
    await page.goto('/profile');
    await page.getByRole('switch').last().click();
    await page.locator('profile-session-list li').first().waitFor();
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
  });
}
