import { expect, people, test } from './support/people';

test('a chat of several needs a name, and is made only when there is a connection', async ({ desk }) => {
  const boris = await desk.of('boris');
  const clara = await desk.of('clara');
  await boris.startChatWith(people.clara, people.dmitry);
  const dialog = boris.page.getByRole('dialog', { name: 'Chat with employee' });
  const create = dialog.getByRole('button', { name: 'Create chat' });
  await create.click();
  await expect(dialog.getByText('Give the chat a name.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Chat name' }).fill('Plaster room');
  await boris.page.context().setOffline(true);
  await expect(create).toBeDisabled();
  await expect(dialog.getByText('You are offline. This can be done when you are connected again.')).toBeVisible();
  await boris.page.context().setOffline(false);
  await create.click();
  await expect(boris.thread).toHaveAccessibleName('Chat: Plaster room');
  await expect(clara.room('Plaster room')).toBeVisible();
});

test('the list is filtered to unread, staff and patients, and a room just read stays until the filter changes', async ({
  desk,
}) => {
  const hannah = await desk.of('hannah');
  const julia = await desk.of('julia');
  await hannah.startRoom('Filters', people.julia, people.ivan);
  await hannah.write('unread for Julia');
  await expect(julia.room('Filters')).toHaveAccessibleName(/, 1 unread message, /);
  const filter = julia.rooms.getByRole('radiogroup', { name: 'Show chats' });
  await filter.getByRole('radio', { name: 'Patients' }).check();
  await expect(julia.rooms.getByText('No chats with patients yet')).toBeVisible();
  await julia.rooms.getByRole('button', { name: 'Show all chats' }).click();
  await expect(filter.getByRole('radio', { name: 'All' })).toBeChecked();

  // By the keyboard: one arrow to the right of "All".
  await filter.getByRole('radio', { name: 'All' }).focus();
  await julia.page.keyboard.press('ArrowRight');
  await expect(filter.getByRole('radio', { name: 'Unread' })).toBeChecked();
  await julia.open('Filters');
  await expect(julia.room('Filters')).not.toHaveAccessibleName(/unread/);
  await expect(julia.room('Filters')).toBeVisible();
  await julia.page.reload();
  await expect(filter.getByRole('radio', { name: 'Unread' })).toBeChecked();
  await expect(julia.rooms.getByRole('link').or(julia.rooms.getByText('Nothing unread.')).first()).toBeVisible();
  await expect(julia.room('Filters')).toHaveCount(0);
});

test('a room is muted, marked unread and left from its own menu, with the mouse or the context-menu key', async ({
  desk,
}) => {
  const boris = await desk.of('boris');
  const lena = await desk.of('lena');
  await lena.startRoom('Menus', people.boris, people.karim);
  const row = boris.room('Menus');
  await row.hover();
  await boris.page.getByRole('button', { name: 'Chat options: Menus' }).click();
  await boris.page.getByRole('menuitem', { name: 'Mute notifications' }).click();
  await expect(row).toHaveAccessibleName(/, muted/);

  await row.focus();
  await row.dispatchEvent('contextmenu');
  await boris.page.getByRole('menuitem', { name: 'Mark as unread' }).press('Enter');
  await expect(row).toHaveAccessibleName(/, marked as unread, /);

  // Opening the room is coming back to it.
  await boris.open('Menus');
  await expect(row).not.toHaveAccessibleName(/marked as unread/);

  await row.click({ button: 'right' });
  await boris.page.getByRole('menuitem', { name: 'Leave chat' }).click();
  const question = boris.page.getByRole('dialog', { name: 'Leave this chat?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Leave chat' }).click();
  await expect(row).toHaveCount(0);
  await expect(boris.page).toHaveURL(/\/chat$/);
});

test('a row says who is typing, and first of all that there is a draft', async ({ desk }) => {
  const dmitry = await desk.of('dmitry');
  const karim = await desk.of('karim');
  await dmitry.startChatWith(people.karim);
  await dmitry.write('first');
  await expect(karim.room(people.dmitry)).toContainText('first');
  await dmitry.box.pressSequentially('on my way to you', { delay: 300 });
  await expect(karim.room(people.dmitry)).toContainText('typing...');
  await karim.open(people.dmitry);
  await karim.box.fill('an unsent answer');
  await karim.open('Everyone');
  await expect(karim.room(people.dmitry)).toContainText('Draft: an unsent answer');
});

test('a direct chat shows who is online, asked for the rows on screen together and not in a hidden page', async ({
  desk,
}) => {
  const fiona = await desk.of('fiona');
  await fiona.startChatWith(people.elena);
  await expect(fiona.room(people.elena)).not.toHaveAccessibleName(/Online/);
  await desk.of('elena');
  const questions: string[][] = [];
  fiona.page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (body.includes('query Presence'))
      questions.push((JSON.parse(body) as { variables: { employeeIds: string[] } }).variables.employeeIds);
  });
  await fiona.page.reload();
  await expect(fiona.room(people.elena)).toHaveAccessibleName(/, Online$/);
  expect(questions).toHaveLength(1);
  expect(new Set(questions[0]).size).toBe(questions[0]?.length);
});

test('rooms do not change places under the pointer while the list is scrolled', async ({ desk }) => {
  const ivan = await desk.of('ivan', { viewport: { width: 1024, height: 360 } });
  const hannah = await desk.of('hannah');
  await hannah.startRoom('Steady 1', people.ivan, people.julia);
  await hannah.startRoom('Steady 2', people.ivan, people.julia);
  await hannah.startRoom('Steady 3', people.ivan, people.julia);
  const names = () => ivan.rooms.getByRole('listitem').locator('.room').allInnerTexts();
  await expect(ivan.room('Steady 3')).toBeVisible();
  const before = await names();
  const last = before.at(-1) ?? '';
  await ivan.rooms.getByRole('listitem').last().hover();
  await expect
    .poll(() => ivan.rooms.locator('chat-room-rows').evaluate(({ scrollTop }) => scrollTop))
    .toBeGreaterThan(0);

  await hannah.open('Steady 1');
  await hannah.write('up with you');
  await expect(ivan.room('Steady 1')).toHaveAccessibleName(/, 1 unread message, /);
  expect(await names()).toEqual(before);
  expect(before.at(-1)).toBe(last);
  await ivan.page.mouse.move(900, 200);
  await expect.poll(async () => (await names())[0]).toBe('Steady 1');
});

test('two tabs of one person agree about unread, drafts and mute', async ({ desk }) => {
  const clara = await desk.of('clara');
  const elena = await desk.of('elena');
  await elena.startRoom('Two tabs', people.clara, people.anna);
  await elena.write('for both tabs');
  const other = await clara.another();
  for (const tab of [clara, other]) await expect(tab.room('Two tabs')).toHaveAccessibleName(/, 1 unread message, /);

  await clara.room('Two tabs').hover();
  await clara.page.getByRole('button', { name: 'Chat options: Two tabs' }).click();
  await clara.page.getByRole('menuitem', { name: 'Mute notifications' }).click();
  await expect(other.room('Two tabs')).toHaveAccessibleName(/, muted/);

  await clara.page.bringToFront();
  await clara.open('Two tabs');
  await expect(other.room('Two tabs')).not.toHaveAccessibleName(/unread/);
  await clara.box.fill('half a sentence');
  await expect(other.room('Two tabs')).toContainText('Draft: half a sentence');
  await other.room('Two tabs').hover();
  await other.page.getByRole('button', { name: 'Chat options: Two tabs' }).click();
  await other.page.getByRole('menuitem', { name: 'Mark as unread' }).click();
  await expect(clara.room('Two tabs')).toHaveAccessibleName(/, marked as unread, /);
});
