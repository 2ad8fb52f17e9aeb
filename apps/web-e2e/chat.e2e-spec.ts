import { expect, people, test } from './support/people';

test('choosing the same person again opens the same chat', async ({ desk }) => {
  const karim = await desk.of('karim');
  await karim.startChatWith(people.fiona);
  await expect(karim.thread).toHaveAccessibleName(`Chat: ${people.fiona}`);
  const address = karim.page.url();
  await karim.startChatWith(people.fiona);
  await expect(karim.page.getByText('Opened existing chat')).toBeVisible();
  expect(karim.page.url()).toBe(address);
});

test('own messages can be edited, and deleted with a tombstone in their place', async ({ desk }) => {
  const dmitry = await desk.of('dmitry');
  const lena = await desk.of('lena');
  await dmitry.startRoom('Ward 3', people.lena, people.hannah);
  await lena.open('Ward 3');
  await dmitry.write('Bed 4 is fre');
  await expect(dmitry.message('Bed 4')).toHaveAccessibleName(/, (Sent|Delivered|Read)/);

  await dmitry.box.press('ArrowUp');
  await expect(dmitry.box).toHaveValue('Bed 4 is fre');
  await dmitry.box.fill('Bed 4 is free');
  await dmitry.box.press('Control+Enter');
  await expect(lena.message('Bed 4 is free').getByText('edited')).toBeVisible();

  await dmitry.message('Bed 4 is free').focus();
  await dmitry.page.keyboard.press('Enter');
  await dmitry.page.getByRole('menuitem', { name: 'Delete' }).click();
  const question = dmitry.page.getByRole('dialog', { name: 'Delete this message?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(lena.message(/Withdrawn by Dmitry Orlov at \d\d:\d\d/)).toBeVisible();
  await expect(lena.message('Bed 4 is free')).toHaveCount(0);
});

test('a message over 8,000 characters or blank is not sent, and the typed text stays', async ({ desk }) => {
  const hannah = await desk.of('hannah');
  await hannah.startChatWith(people.ivan);
  await hannah.box.fill('  \n ');
  await expect(hannah.send).toBeDisabled();
  const tooLong = 'a'.repeat(8_001);
  await hannah.box.fill(tooLong);
  await expect(hannah.page.getByRole('alert')).toHaveText('At most 8,000 characters; this has 8,001.');
  await hannah.box.press('Control+Enter');
  await expect(hannah.box).toHaveValue(tooLong);
  await expect(hannah.messages.filter({ hasText: 'aaaa' })).toHaveCount(0);
});

test('a chat is opened, written in and read without a mouse', async ({ desk }) => {
  const boris = await desk.of('boris');
  const { page } = boris;
  await page.getByRole('button', { name: 'New chat' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Search people' })).toBeFocused();
  await page.keyboard.type('Karim');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(boris.thread).toHaveAccessibleName(`Chat: ${people.karim}`);

  await page.getByRole('link', { name: 'Skip to message box' }).focus();
  await page.keyboard.press('Enter');
  await expect(boris.box).toBeFocused();
  await page.keyboard.type('typed, not clicked');
  await page.keyboard.press('Control+Enter');
  await expect(boris.message('typed, not clicked')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/);

  await page.keyboard.press('Control+Shift+F6');
  await page.keyboard.press('End');
  await expect(boris.message('typed, not clicked')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(boris.message('created the chat')).toBeFocused();
});
