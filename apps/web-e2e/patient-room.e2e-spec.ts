import { violations } from './support/axe';
import { expect, test } from './support/people';

test('from the card of a patient to the chat with them; a note of the desk; who takes care', async ({ desk }) => {
  const elena = await desk.of('elena');
  const { page } = elena;
  await page.goto('/directories/contacts');
  await page.locator('a[href*="/directories/contacts/0"]').first().click();
  const name = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await page.getByRole('button', { name: 'Open the chat' }).click();
  await expect(page.getByRole('main', { name: new RegExp(name) })).toBeVisible();

  await page.getByRole('button', { name: 'Internal note' }).click();
  await expect(page.getByRole('dialog')).toContainText('Only the desk sees it, never the patient.');
  await page.getByRole('textbox', { name: 'Note' }).fill('Allergic to latex');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add note' }).click();
  await expect(page.getByRole('article', { name: /left an internal note: Allergic to latex/ })).toBeVisible();

  await page.getByRole('button', { name: 'Chat settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Chat settings' });
  await settings.getByLabel('Who takes care').selectOption('Lena Fischer');
  await expect(settings.getByRole('button', { name: /^Remove / })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await expect(page.getByRole('article', { name: /gave this patient to Lena Fischer/ })).toBeVisible();
  await expect(page.getByText('Patient · Lena Fischer takes care')).toBeVisible();
});
