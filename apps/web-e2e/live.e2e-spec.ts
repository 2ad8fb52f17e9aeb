import { expect, people, test } from './support/people';

test('a message appears in the other browser within a second', async ({ desk }) => {
  const boris = await desk.of('boris');
  const clara = await desk.of('clara');
  await boris.startChatWith(people.clara);
  await clara.open(people.boris);
  const took: number[] = [];
  // Once may be the machine; the middle one of three is the product.
  for (const text of ['theatre 1 is ready', 'theatre 2 is ready', 'theatre 3 is ready']) {
    await boris.box.fill(text);
    await boris.box.press('Control+Enter');
    const sent = Date.now();
    await clara.message(text).waitFor();
    took.push(Date.now() - sent);
  }
  expect(took.sort((one, other) => one - other)[1]).toBeLessThan(1_000);
});

test('statuses walk sent, delivered, read without reload', async ({ desk }) => {
  const elena = await desk.of('elena');
  await elena.startChatWith(people.hannah);
  await elena.write('can you take Thursday?');
  const message = elena.message('can you take Thursday?');
  await expect(message).toHaveAccessibleName(/, Sent$/);

  const hannah = await desk.of('hannah');
  await expect(message).toHaveAccessibleName(/, Delivered$/);

  await hannah.open(people.elena);
  await expect(message).toHaveAccessibleName(/, Read$/);
});

test('in a room of several the count of those who have it is shown', async ({ desk }) => {
  const lena = await desk.of('lena');
  await lena.startRoom('Rota', people.karim, people.julia, people.ivan);
  await lena.write('rota is out');
  const message = lena.message('rota is out');
  await expect(message).toHaveAccessibleName(/, Sent$/);
  await desk.of('karim');
  await expect(message).toHaveAccessibleName(/, Delivered to 1 of 3$/);
  await expect(message.getByText('1/3')).toBeVisible();
});

test('unread is counted live, and gone when the message was seen', async ({ desk }) => {
  const dmitry = await desk.of('dmitry');
  const ivan = await desk.of('ivan');
  await dmitry.startChatWith(people.ivan);
  await dmitry.write('one');
  await dmitry.write('two');
  await expect(ivan.room(people.dmitry)).toHaveAccessibleName(/, 2 unread messages, /);
  await expect(ivan.page.getByRole('link', { name: /^Chat, \d+ unread$/ })).toBeVisible();
  await ivan.open(people.dmitry);
  await expect(ivan.page.getByRole('separator', { name: 'New messages' })).toBeVisible();
  await expect(ivan.room(people.dmitry)).toHaveAccessibleName(new RegExp(`^${people.dmitry}, last message `));
});

test('when access is removed the content is gone at once', async ({ desk }) => {
  const lena = await desk.of('lena');
  const julia = await desk.of('julia');
  await lena.startRoom('Leaving', people.julia, people.ivan);
  await lena.write('still here');
  await julia.open('Leaving');
  await expect(julia.message('still here')).toBeVisible();
  await lena.page.getByRole('button', { name: 'Chat settings' }).click();
  await lena.page.getByRole('button', { name: 'Remove Julia Romanova' }).click();
  await expect(lena.page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect(julia.page.getByRole('heading', { name: 'Your access to this chat has ended' })).toBeVisible({
    timeout: 12_000,
  });
  await expect(julia.message('still here')).toHaveCount(0);
  await expect(julia.room('Leaving')).toHaveCount(0);
});

test('a removal can be undone before it happens', async ({ desk }) => {
  const lena = await desk.of('lena');
  await lena.startRoom('Staying', people.julia, people.ivan);
  await lena.page.getByRole('button', { name: 'Chat settings' }).click();
  const settings = lena.page.getByRole('dialog', { name: 'Chat settings' });
  await settings.getByRole('button', { name: 'Remove Julia Romanova' }).click();
  await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (2)');
  await lena.page.getByRole('button', { name: 'Undo' }).click();
  await expect(settings.getByRole('heading', { level: 3 })).toHaveText('Members (3)');
});
