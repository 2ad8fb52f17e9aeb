import { PASSWORD, expect, test } from './support/people';

test('an employee signs in and finds the chat rooms', async ({ page, clinic }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
  await expect(page).toHaveTitle('Sign in · Clinic Chat');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to Clinic Chat');
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('anna'));
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('region', { name: 'Chat rooms' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main menu' })).toBeVisible();
});

test('a wrong password gets one sentence, without a hint which part was wrong', async ({ page, clinic }) => {
  await page.goto('/login');
  for (const [email, password] of [
    [clinic.emailOf('julia'), 'not the password'],
    ['nobody@demo.clinic', PASSWORD],
  ] as const) {
    await page.getByRole('textbox', { name: 'Email' }).fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toHaveText('The email or the password is not right.');
    await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(email);
  }
});

test('signing out ends the session and wipes what was typed', async ({ desk }) => {
  const karim = await desk.of('karim');
  await karim.startChatWith('Lena Fischer');
  await karim.box.fill('half a thought');
  await karim.page.getByRole('link', { name: 'Profile' }).click();
  await karim.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(karim.page.getByRole('heading', { name: 'Sign in to Clinic Chat' })).toBeVisible();
  expect(await karim.page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await karim.page.goto('/chat');
  await expect(karim.page).toHaveURL(/\/login/);
});

test('when the session ends while text is typed, a dialog asks to sign in again and the text stays', async ({
  desk,
}) => {
  const hannah = await desk.of('hannah');
  await hannah.startChatWith('Karim Aliyev');
  await hannah.box.fill('not yet sent');
  await hannah.page.context().request.post('/graphql', {
    headers: { 'apollo-require-preflight': 'true' },
    data: { query: 'mutation { logOut { sessionId } }' },
  });
  const dialog = hannah.page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(hannah.box).toHaveValue('not yet sent');
  await hannah.box.press('Control+Enter');
  await expect(hannah.message('not yet sent')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/);
});
