import { expect, people, test } from './support/people';

test('Navigate to the chat section by clicking the chat icon on the left sidebar', async ({ desk }) => {
  const anna = await desk.of('anna');
  await anna.page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: /^Chat/ }).click();
  await expect(anna.page).toHaveURL(/\/chat$/);
});

test('The screen will display available chat rooms on the left and the selected chat on the right', async ({
  desk,
}) => {
  const anna = await desk.of('anna');
  await anna.open('Surgery');
  const [rooms, thread] = await Promise.all([anna.rooms.boundingBox(), anna.thread.boundingBox()]);
  expect(rooms && thread && rooms.x + rooms.width <= thread.x).toBe(true);
  await expect(anna.room('Surgery')).toHaveAttribute('aria-current', 'true');
  await expect(anna.room('Surgery')).toHaveAccessibleName(/last message /);
});

test('Click the "+" button in the "Chat rooms" panel. Choose one of options (chat with employee, chat with administrator). Choose administrator or employee. Chat is created!', async ({
  desk,
}) => {
  const julia = await desk.of('julia');
  await julia.startChatWith(people.ivan);
  await expect(julia.thread).toHaveAccessibleName(`Chat: ${people.ivan}`);
  await expect(julia.thread.getByRole('heading', { level: 1 })).toHaveText(people.ivan);

  await julia.page.getByRole('button', { name: 'New chat' }).click();
  await julia.page.getByRole('menuitem', { name: 'Chat with administrator' }).click();
  const dialog = julia.page.getByRole('dialog', { name: 'Chat with administrator' });
  await expect(dialog.getByRole('option')).toHaveText([/Elena Volkova/, /Lena Fischer/]);
  await dialog.getByRole('option', { name: people.elena }).click();
  await dialog.getByRole('button', { name: 'Create chat' }).click();
  await expect(julia.thread).toHaveAccessibleName(`Chat: ${people.elena}`);
});

test('choosing the same person again opens the same chat', async ({ desk }) => {
  const karim = await desk.of('karim');
  await karim.startChatWith(people.fiona);
  await expect(karim.thread).toHaveAccessibleName(`Chat: ${people.fiona}`);
  const address = karim.page.url();
  await karim.startChatWith(people.fiona);
  await expect(karim.page.getByText('Opened existing chat')).toBeVisible();
  expect(karim.page.url()).toBe(address);
});

test('Press Ctrl + Enter to send the message or click the icon of paper airplane', async ({ desk }) => {
  const ivan = await desk.of('ivan');
  await ivan.startChatWith(people.fiona);
  await ivan.box.fill('by the keys');
  await ivan.box.press('Enter');
  await ivan.box.pressSequentially('second line');
  await ivan.box.press('Control+Enter');
  await expect(ivan.message('by the keys\nsecond line')).toHaveCount(1);
  await expect(ivan.box).toHaveValue('');
  await ivan.box.fill('by the plane');
  await ivan.send.click();
  await expect(ivan.message('by the plane')).toHaveAccessibleName(/: by the plane, (Sent|Delivered|Read)$/);
  await expect(ivan.box).toBeFocused();
});

test('Messages appear in blue bubbles with a timestamp', async ({ desk }) => {
  const ivan = await desk.of('ivan');
  await ivan.startChatWith(people.julia);
  await ivan.write('what colour am I?');
  const bubble = ivan.message('what colour am I?').locator('.bubble');
  await expect(bubble).toHaveCSS('background-color', 'rgb(36, 86, 216)');
  await expect(bubble.locator('time')).toHaveText(/^\d\d:\d\d$/);
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
