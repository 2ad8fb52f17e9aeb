import { expect, people, test } from './support/people';

test('Ctrl+K goes to a chat or a person, also out of the message box', async ({ desk }) => {
  const clara = await desk.of('clara');
  const { page } = clara;
  await clara.open('Surgery');
  await clara.box.fill('half a word');
  await page.keyboard.press('Control+KeyK');
  const dialog = page.getByRole('dialog', { name: 'Go to chat' });
  const field = dialog.getByRole('combobox', { name: 'Chat or person' });
  await expect(field).toBeFocused();
  // The latest first, and not the one that is open.
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await expect(dialog.getByRole('option', { name: 'Surgery' })).toHaveCount(0);
  await page.keyboard.type('every');
  await expect(dialog.getByRole('option').first()).toHaveAccessibleName(/^Everyone/);
  await page.keyboard.press('Enter');
  await expect(clara.thread).toHaveAccessibleName('Chat: Everyone');

  await page.keyboard.press('Control+KeyK');
  await expect(field).toBeFocused();
  await page.keyboard.type('Fiona');
  await expect(dialog.getByRole('option', { name: people.fiona })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(clara.thread).toHaveAccessibleName(`Chat: ${people.fiona}`);

  await page.keyboard.press('Control+KeyK');
  await expect(field).toBeFocused();
  await page.keyboard.type('zzzz');
  await expect(dialog.getByText('Nothing found for "zzzz"')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await clara.open('Surgery');
  await expect(clara.box).toHaveValue('half a word');
});

test('every shortcut is listed by Ctrl+/ and by a button of the main menu', async ({ desk }) => {
  const anna = await desk.of('anna');
  const { page } = anna;
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.keyboard.press('Control+Slash');
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText([
    'Everywhere',
    'In the message box',
    'Among the messages',
  ]);
  await expect(dialog.locator('div', { has: page.getByText('Go to chat', { exact: true }) }).last()).toContainText(
    'CtrlK',
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const button = page.getByRole('navigation').getByRole('button', { name: 'Keyboard shortcuts' });
  await button.click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('Alt and the arrows go from chat to chat, with Shift to the next unread one', async ({ desk }) => {
  const ivan = await desk.of('ivan');
  const lena = await desk.of('lena');
  await lena.startRoom('Keys 1', people.ivan, people.karim);
  await lena.startRoom('Keys 2', people.ivan, people.karim);
  await lena.startRoom('Keys 3', people.ivan, people.karim);
  await lena.open('Keys 1');
  await lena.write('unread in the first');
  await expect(ivan.room('Keys 1')).toHaveAccessibleName(/1 unread/);
  await ivan.open('Keys 3');
  await ivan.page.keyboard.press('Alt+ArrowDown');
  await expect(ivan.thread).toHaveAccessibleName('Chat: Keys 2');
  await ivan.page.keyboard.press('Alt+ArrowUp');
  await expect(ivan.thread).toHaveAccessibleName('Chat: Keys 3');
  await ivan.page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(ivan.thread).toHaveAccessibleName('Chat: Keys 1');
});

test('Ctrl+F6 walks through the parts of the screen', async ({ desk }) => {
  const anna = await desk.of('anna');
  await anna.open('Surgery');
  const regions: string[] = [];
  await anna.page.locator('body').click({ position: { x: 1, y: 1 } });
  for (let step = 0; step < 4; step++) {
    await anna.page.keyboard.press('Control+F6');
    regions.push(
      await anna.page.evaluate(
        () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? 'nowhere',
      ),
    );
  }
  expect([...regions].sort()).toEqual(['composer', 'menu', 'messages', 'rooms']);
});
