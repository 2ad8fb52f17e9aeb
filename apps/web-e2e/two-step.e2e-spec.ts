import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';
import { violations } from './support/axe';
import { PASSWORD, expect, test } from './support/people';

/** One of the next step: the code of this one may have been used to turn it on. */
const nextCode = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 });
const codeNow = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) });

async function signInWithPassword(page: Page, email: string): Promise<void> {
  await page.goto('/login');
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Two-step code' })).toBeVisible();
}

test('two-step sign-in is set up on the profile by keyboard; recovery codes are shown once', async ({ desk }) => {
  const { page } = await desk.of('elena');
  await page.goto('/profile');
  const section = page.getByRole('region', { name: 'Two-step sign-in' });
  await section.getByRole('button', { name: 'Set up' }).focus();
  await page.keyboard.press('Enter');
  await section.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await page.keyboard.press('Enter');
  await expect(section).toContainText('This is not your password.');
  await section.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(section.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await section.getByRole('textbox', { name: '6-digit code' }).fill(codeNow(await section.locator('code').innerText()));
  await page.keyboard.press('Enter');
  await expect(section.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  expect(await violations(page)).toEqual([]);
  await section.getByRole('button', { name: 'I have saved them' }).click();
  await expect(section).toContainText('10 recovery codes are left.');
  await expect(section.getByRole('list')).toBeHidden();
});

test('where two-step sign-in is on, signing in asks for a code, and takes a recovery code too', async ({
  desk,
  clinic,
  browser,
  address,
}) => {
  const elena = await desk.of('elena');
  const ask = async <Data>(query: string): Promise<Data> => {
    const headers = { 'apollo-require-preflight': 'true' };
    const answer = await elena.page.context().request.post('/graphql', { headers, data: { query } });
    return ((await answer.json()) as { data: Data }).data;
  };
  const { setUpTwoStep } = await ask<{ setUpTwoStep: { secret: string } }>(
    `mutation { setUpTwoStep(input: { password: "${PASSWORD}" }) { secret } }`,
  );
  const { confirmTwoStep } = await ask<{ confirmTwoStep: { recoveryCodes: string[] } }>(
    `mutation { confirmTwoStep(input: { code: "${codeNow(setUpTwoStep.secret)}" }) { recoveryCodes } }`,
  );
  const context = await browser.newContext({ baseURL: address });
  const page = await context.newPage();
  await signInWithPassword(page, clinic.emailOf('elena'));
  expect(await violations(page)).toEqual([]);
  const field = page.getByRole('textbox', { name: '6-digit code' });
  await expect(field).toBeFocused();
  await field.fill('000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('This code is not right');
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(confirmTwoStep.recoveryCodes[0] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('region', { name: 'Chat rooms' })).toBeVisible();

  await context.clearCookies();
  await signInWithPassword(page, clinic.emailOf('elena'));
  await field.fill(nextCode(setUpTwoStep.secret));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Chat rooms' })).toBeVisible();
  await context.close();
});

test('two-step sign-in is turned off with password and code, in Russian, or by an administrator', async ({ desk }) => {
  const fiona = await desk.of('fiona', { locale: 'ru-RU' });
  await fiona.page.goto('/profile');
  const section = fiona.page.getByRole('region', { name: 'Вход в два шага' });
  const turnOn = async () => {
    await section.getByRole('button', { name: 'Настроить' }).click();
    await section.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
    await section.getByRole('button', { name: 'Далее' }).click();
    await section
      .getByRole('textbox', { name: 'Код из 6 цифр' })
      .fill(codeNow(await section.locator('code').innerText()));
    await section.getByRole('button', { name: 'Включить' }).click();
    const codes = section.getByRole('list', { name: 'Резервные коды' }).getByRole('listitem');
    await expect(codes).toHaveCount(10);
    const [recovery = ''] = await codes.allInnerTexts();
    await section.getByRole('button', { name: 'Я их сохранил' }).click();
    return recovery;
  };
  const recovery = await turnOn();
  await section.getByRole('button', { name: 'Выключить' }).click();
  await section.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD);
  await section.getByRole('textbox', { name: 'Код или резервный код' }).fill(recovery);
  await section.getByRole('button', { name: 'Выключить' }).click();
  await expect(section).toContainText('Выключен');
  await turnOn();

  const { page } = await desk.of('elena');
  await page.goto('/directories/employees');
  await page.getByRole('button', { name: 'Turn off two-step sign-in: Fiona Clark' }).click();
  const dialog = page.getByRole('dialog', { name: 'Turn off two-step sign-in of Fiona Clark?' });
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Turn off two-step sign-in' }).click();
  await expect(page.getByText('Two-step sign-in of Fiona Clark is off.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Turn off two-step sign-in: Fiona Clark' })).toBeHidden();
});
