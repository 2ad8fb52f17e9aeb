import { expect, test } from './support/people';
import { violations } from './support/axe';
import { aPhone } from './support/phone';

test('A link that no longer works offers "Send me a new link", and says the same whatever the address', async ({
  browser,
}) => {
  const { context, page: phone } = await aPhone(browser, 'en-US');
  // An address that nobody has, from the page of somebody who is not signed in.
  await phone.goto('/p/');
  await expect(phone.getByRole('heading', { level: 1, name: 'Open the link that the clinic gave you' })).toBeFocused();
  expect(await violations(phone)).toEqual([]);
  await phone.getByRole('textbox', { name: 'Your email address' }).fill('not an address');
  await phone.getByRole('button', { name: 'Send me a new link' }).press('Enter');
  await expect(phone.getByRole('alert')).toHaveText('Enter an email address.');
  await phone.getByRole('textbox', { name: 'Your email address' }).fill(`nobody-${Date.now()}@mail.test`);
  await phone.keyboard.press('Enter');
  await expect(phone.getByRole('status')).toContainText('If the clinic knows this address, a link is on its way.');
  expect(await violations(phone)).toEqual([]);

  await phone.goto('/p/open#made-up');
  await phone.getByRole('button', { name: 'Continue' }).press('Enter');
  await expect(phone.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Send me a new link' })).toBeVisible();
  expect(await violations(phone)).toEqual([]);
  await context.close();
});
