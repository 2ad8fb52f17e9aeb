import { expect, people, test } from './support/people';

test('Click on the settings button on the left list of chats', async ({ desk }) => {
  const hannah = await desk.of('hannah');
  await hannah.startRoom('Settings of a row', people.karim, people.julia);
  await hannah.open('Everyone');
  await hannah.room('Settings of a row').hover();
  await hannah.page.getByRole('button', { name: 'Chat options: Settings of a row' }).click();
  await hannah.page.getByRole('menuitem', { name: 'Chat settings' }).click();
  const settings = hannah.page.getByRole('dialog', { name: 'Chat settings' });
  await expect(settings.getByRole('textbox', { name: 'Chat name' })).toHaveValue('Settings of a row');
  // The open chat is another one, and stays so.
  await settings.getByRole('textbox', { name: 'Chat name' }).fill('Renamed from the list');
  await settings.getByRole('button', { name: 'Save name' }).click();
  await expect(settings.getByRole('button', { name: 'Save name' })).toBeDisabled();
  await settings.getByRole('button', { name: 'Done' }).click();
  await expect(hannah.room('Renamed from the list')).toBeVisible();
  await expect(hannah.thread).toHaveAccessibleName('Chat: Everyone');
});

test('In settings there is an opportunity to change name of the chat, check the creation date and add members', async ({
  desk,
}) => {
  const fiona = await desk.of('fiona');
  const dmitry = await desk.of('dmitry');
  await fiona.startRoom('Morning shift', people.dmitry, people.hannah);
  await fiona.page.getByRole('button', { name: 'Chat settings' }).click();
  const settings = fiona.page.getByRole('dialog', { name: 'Chat settings' });
  await expect(settings.getByText(/^Created on \d+ \w+ \d{4} by Fiona Clark$/)).toBeVisible();
  await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (3)');
  await expect(settings.getByRole('listitem').filter({ hasText: people.dmitry })).toContainText('Online');

  await settings.getByRole('textbox', { name: 'Chat name' }).fill('Late shift');
  await settings.getByRole('button', { name: 'Save name' }).click();
  await expect(fiona.page.locator('chat-thread h1')).toHaveText('Late shift');
  await expect(dmitry.room('Late shift')).toBeVisible();

  await settings.getByRole('button', { name: 'Add administrator' }).click();
  const adding = fiona.page.getByRole('dialog', { name: 'Add administrator' });
  await adding.getByRole('option', { name: people.elena }).click();
  await adding.getByRole('radio', { name: 'Everything' }).check();
  await adding.getByRole('button', { name: 'Add 1 person' }).click();
  await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (4)');

  await settings.getByRole('button', { name: 'Done' }).click();
  await expect(fiona.page.getByRole('button', { name: 'Chat settings' })).toBeFocused();
  await expect(fiona.message('Fiona Clark added Elena Volkova')).toBeVisible();
});

test('If you want, you can add more members: click to the settings icon and choose Add employee, by keyboard alone', async ({
  desk,
}) => {
  const clara = await desk.of('clara');
  const ivan = await desk.of('ivan');
  await clara.startRoom('Keyboard members', people.boris, people.lena);
  await clara.write('before Ivan came');
  const { page } = clara;
  await page.getByRole('button', { name: 'Chat settings' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Add employee' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Search people' })).toBeFocused();
  await page.keyboard.type('Kuznetsov');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog').getByRole('heading', { level: 3 })).toHaveText('Members (4)');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Chat settings' })).toBeFocused();
  // "Only from now on" is the choice unless another is made.
  await ivan.open('Keyboard members');
  await expect(ivan.message('added Ivan Kuznetsov')).toBeVisible();
  await expect(ivan.message('before Ivan came')).toHaveCount(0);
});

test('a name that somebody else changes shows at once, and an unsaved one typed meanwhile is kept and marked', async ({
  desk,
}) => {
  const dmitry = await desk.of('dmitry');
  const julia = await desk.of('julia');
  await dmitry.startRoom('Two editors', people.julia, people.karim);
  await julia.open('Two editors');
  const settings = [];
  for (const { page } of [dmitry, julia]) {
    await page.getByRole('button', { name: 'Chat settings' }).click();
    settings.push(page.getByRole('dialog', { name: 'Chat settings' }));
  }
  const [his, hers] = settings;
  await hers?.getByRole('textbox', { name: 'Chat name' }).fill('What Julia types');
  await his?.getByRole('textbox', { name: 'Chat name' }).fill('What Dmitry saved');
  await his?.getByRole('button', { name: 'Save name' }).click();
  const field = hers?.getByRole('textbox', { name: 'Chat name' });
  await expect(field ?? julia.box).toHaveAccessibleDescription(/named the chat "What Dmitry saved"/);
  await expect(field ?? julia.box).toHaveValue('What Julia types');
  await hers?.getByRole('button', { name: 'Save name' }).click();
  await expect(his?.getByRole('textbox', { name: 'Chat name' }) ?? dmitry.box).toHaveValue('What Julia types');
});

test('notifications of one chat are muted in its settings, on every device of the person', async ({ desk }) => {
  const boris = await desk.of('boris');
  await boris.startRoom('Too loud', people.hannah, people.ivan);
  const other = await boris.another();
  await boris.page.bringToFront();
  await boris.page.getByRole('button', { name: 'Chat settings' }).click();
  const mute = boris.page.getByRole('switch', { name: 'Mute notifications' });
  await mute.click();
  await expect(mute).toBeChecked();
  await expect(other.room('Too loud')).toHaveAccessibleName(/, muted/);
  await mute.press('Space');
  await expect(other.room('Too loud')).not.toHaveAccessibleName(/, muted/);
});

test('who may not remove members sees them without the buttons', async ({ desk }) => {
  const karim = await desk.of('karim');
  const hannah = await desk.of('hannah');
  await karim.startRoom('Read only', people.hannah, people.fiona);
  await hannah.open('Read only');
  await hannah.page.getByRole('button', { name: 'Chat settings' }).click();
  await expect(hannah.page.getByRole('listitem').filter({ hasText: people.fiona })).toBeVisible();
  await expect(hannah.page.getByRole('button', { name: /^Remove / })).toHaveCount(0);
  await karim.page.getByRole('button', { name: 'Chat settings' }).click();
  await expect(karim.page.getByRole('button', { name: /^Remove / })).toHaveCount(2);
});

test('Users can add/remove members', async ({ desk }) => {
  const elena = await desk.of('elena');
  const ivan = await desk.of('ivan');
  await elena.startRoom('Coming and going', people.julia, people.karim);
  await elena.page.getByRole('button', { name: 'Chat settings' }).click();
  const settings = elena.page.getByRole('dialog', { name: 'Chat settings' });
  await settings.getByRole('button', { name: 'Add employee' }).click();
  const adding = elena.page.getByRole('dialog', { name: 'Add employee' });
  await adding.getByRole('combobox', { name: 'Search people' }).fill('Kuznetsov');
  await adding.getByRole('option', { name: people.ivan }).click();
  await expect(adding.getByRole('radio')).toHaveCount(3);
  await adding.getByRole('button', { name: 'Add 1 person' }).click();
  await expect(ivan.room('Coming and going')).toBeVisible();

  await settings.getByRole('button', { name: `Remove ${people.ivan}` }).click();
  await expect(settings.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect(ivan.room('Coming and going')).toHaveCount(0, { timeout: 12_000 });
  await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (3)');
});
