import { readFileSync } from 'node:fs';
import { productUnderTest } from './support/address';
import { violations } from './support/axe';
import { expect, test } from './support/people';

interface Mail {
  readonly to: string;
  readonly text: string;
}

const mailsTo = (email: string) =>
  readFileSync(productUnderTest().mailbox, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Mail)
    .filter(({ to }) => to === email);

test('a forgotten password is set anew by a link that comes by mail, by keyboard alone', async ({ page, clinic }) => {
  const email = clinic.emailOf('fiona');
  await page.goto('/login');
  await page.getByRole('link', { name: 'Forgot password' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Forgot password' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Email' }).focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('a link is on its way');
  expect(await violations(page)).toEqual([]);

  await expect.poll(() => mailsTo(email).length).toBe(1);
  const [, path = ''] = /https?:\/\/[^/]+(\/\S+#[\w-]+)/.exec(mailsTo(email)[0]?.text ?? '') ?? [];
  await page.goto(path);
  await page.getByRole('textbox', { name: 'New password' }).focus();
  await page.keyboard.type('seven green bicycles');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Chat rooms' })).toBeVisible();
});

test('an address that nobody has gets the same answer, in Russian too, and no mail', async ({ page }) => {
  await page.goto('/forgot-password');
  await page.getByRole('textbox', { name: 'Email' }).fill('nobody@nowhere.test');
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('status')).toContainText('a link is on its way');
  await page.getByRole('link', { name: 'Back to sign in' }).click();
  await page.getByRole('button', { name: 'Русский' }).click();
  await page.getByRole('link', { name: 'Забыли пароль?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Забыли пароль?' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Почта' }).fill('nobody@nowhere.test');
  await page.getByRole('button', { name: 'Отправить ссылку' }).click();
  await expect(page.getByRole('status')).toContainText('ссылка уже отправлена');
  expect(mailsTo('nobody@nowhere.test')).toEqual([]);
});
