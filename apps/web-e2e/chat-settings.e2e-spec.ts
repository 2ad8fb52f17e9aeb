import { expect, people, test } from './support/people';

test('who is added sees the chat only from then on, unless more is chosen; all by keyboard', async ({ desk }) => {
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
