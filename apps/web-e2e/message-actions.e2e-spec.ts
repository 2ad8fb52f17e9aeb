import type { ChatScreen } from './support/chat-screen';
import { expect, people, test } from './support/people';

/** Opens the menu of a message by keyboard, and chooses. */
async function choose(screen: ChatScreen, text: string, action: string): Promise<void> {
  await screen.message(text).first().focus();
  await screen.page.keyboard.press('Enter');
  await screen.page.getByRole('menuitem', { name: action, exact: false }).click();
}

test('a message is forwarded to a chosen chat, with its author', async ({ desk }) => {
  const boris = await desk.of('boris');
  const clara = await desk.of('clara');
  await boris.startRoom('Cold chain', people.clara, people.fiona);
  await boris.startRoom('Forwarding', people.julia, people.hannah);
  await boris.write('Fridge 2 is at 9 degrees');
  await clara.open('Cold chain');
  await choose(boris, 'Fridge 2', 'Forward');
  const dialog = boris.page.getByRole('dialog', { name: 'Forward message' });
  await expect(dialog.getByRole('combobox', { name: 'Search chat rooms' })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Forward' })).toBeDisabled();
  await boris.page.keyboard.type('Cold ch');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await boris.page.keyboard.press('Enter');
  await expect(dialog.getByRole('option', { name: 'Cold chain' })).toHaveAttribute('aria-selected', 'true');
  await boris.page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(boris.message('Fridge 2')).toBeFocused();
  await expect(clara.message('Fridge 2 is at 9 degrees')).toContainText('Forwarded from Boris Smirnov');
  await boris.page.getByRole('button', { name: 'Open' }).click();
  await expect(boris.thread).toHaveAccessibleName('Chat: Cold chain');
});

test('a pinned message stands above the chat for everyone, leads to its place, and goes when unpinned', async ({
  desk,
}) => {
  const elena = await desk.of('elena');
  const hannah = await desk.of('hannah');
  await elena.startRoom('Pins', people.hannah, people.julia);
  await elena.dictate(['Emergency number is 4711']);
  await elena.dictate(Array.from({ length: 40 }, (_, index) => `entry ${index + 1}`));
  await hannah.open('Pins');
  const pinned = elena.thread.getByRole('button', { name: /^Pinned message from Elena Volkova: Emergency number/ });
  await choose(hannah, 'Emergency number', 'Pin');
  await expect(pinned).toBeVisible();

  await pinned.click();
  await expect(elena.message('Emergency number').first()).toBeFocused();
  await expect(elena.message('Emergency number').first()).toBeInViewport();
  await elena.thread.getByRole('button', { name: 'All pinned messages (1)' }).click();
  const dialog = elena.page.getByRole('dialog', { name: 'Pinned messages (1)' });
  await expect(dialog.getByText('Pinned by Hannah Weiss')).toBeVisible();
  await dialog.getByRole('button', { name: 'Unpin' }).click();
  await expect(elena.page.getByText('Nothing is pinned here.')).toBeVisible();
  await elena.page.keyboard.press('Escape');
  await expect(pinned).toHaveCount(0);
  await expect(hannah.thread.getByRole('button', { name: /^Pinned message/ })).toHaveCount(0);
});

test('every version of an edited message is kept, for its author', async ({ desk }) => {
  const dmitry = await desk.of('dmitry');
  const lena = await desk.of('lena');
  const julia = await desk.of('julia');
  await dmitry.startRoom('Versions', people.lena, people.julia);
  await dmitry.write('give 5 mg');
  await expect(dmitry.message('give 5 mg')).toHaveAccessibleName(/, (Sent|Delivered|Read)/);
  await dmitry.message('give 5 mg').focus();
  await dmitry.page.keyboard.press('e');
  await expect(dmitry.box).toHaveValue('give 5 mg');
  await dmitry.box.fill('give 50 mg');
  await dmitry.box.press('Control+Enter');
  await choose(dmitry, 'give 50 mg', 'Earlier versions');
  const dialog = dmitry.page.getByRole('dialog', { name: 'Earlier versions' });
  await expect(dialog.getByRole('listitem')).toContainText(['give 50 mg', 'give 5 mg']);

  // An administrator may see them too; a colleague may not.
  await lena.open('Versions');
  await expect(lena.message('give 50 mg').getByRole('button', { name: 'edited' })).toBeVisible();
  await julia.open('Versions');
  await expect(julia.message('give 50 mg').getByText('edited')).toBeVisible();
  await expect(julia.message('give 50 mg').getByRole('button', { name: 'edited' })).toHaveCount(0);
});

test('a click on the status lists who has the message and when, live', async ({ desk }) => {
  const karim = await desk.of('karim');
  await karim.startRoom('Receipts', people.fiona, people.ivan);
  await karim.write('Please read this');
  const message = karim.message('Please read this');
  await message.getByRole('button', { name: 'Sent' }).click();
  const dialog = karim.page.getByRole('dialog', { name: 'Read by' });
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText(['Not delivered yet (2)']);
  const fiona = await desk.of('fiona');
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText(['Delivered (1)', 'Not delivered yet (1)']);
  await fiona.open('Receipts');
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText(['Read (1)', 'Not delivered yet (1)']);
  await expect(dialog.getByRole('listitem').filter({ hasText: people.fiona })).toContainText(/read .*\d\d:\d\d/);
  await karim.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(message.getByText('1/2')).toBeVisible();
});

test('a message is marked unread to come back to it, and what is new above the screen is a jump away', async ({
  desk,
}) => {
  const ivan = await desk.of('ivan');
  const julia = await desk.of('julia');
  await ivan.startRoom('Later', people.julia, people.hannah);
  await ivan.dictate(Array.from({ length: 60 }, (_, index) => `entry ${index + 1}`));
  await julia.open('Later');
  // It opens where reading stopped, with all sixty to read.
  await expect(julia.page.getByRole('separator', { name: 'New messages' })).toBeInViewport();
  await julia.page.getByRole('button', { name: /^Jump to latest/ }).click();
  await expect(julia.message('entry 60')).toBeInViewport();
  const banner = julia.page.getByRole('button', { name: /^60 new messages since \d\d:\d\d Jump$/ });
  await banner.click();
  await expect(julia.message('entry 1').first()).toBeFocused();
  await expect(julia.page.getByRole('separator', { name: 'New messages' })).toBeInViewport();
  await expect(banner).toHaveCount(0);

  await julia.page.keyboard.press('End');
  await expect(julia.message('entry 60')).toBeFocused();
  await julia.page.keyboard.press('u');
  await expect(julia.page.getByText('Marked as unread')).toBeVisible();
  await expect(julia.message('entry 60').getByRole('separator', { name: 'New messages' })).toBeVisible();
});

test('when access ends, the dialogs about the room close with it', async ({ desk }) => {
  const lena = await desk.of('lena');
  const julia = await desk.of('julia');
  await lena.startRoom('Closing', people.julia, people.ivan);
  await lena.write('seen for the last time');
  await julia.open('Closing');
  await choose(julia, 'seen for the last time', 'Forward');
  await expect(julia.page.getByRole('dialog')).toContainText('seen for the last time');
  await lena.page.getByRole('button', { name: 'Chat settings' }).click();
  await lena.page.getByRole('button', { name: 'Remove Julia Romanova' }).click();
  await expect(julia.page.getByRole('heading', { name: 'Your access to this chat has ended' })).toBeVisible({
    timeout: 12_000,
  });
  await expect(julia.page.getByRole('dialog')).toHaveCount(0);
  await expect(julia.page.getByText('seen for the last time')).toHaveCount(0);
});
