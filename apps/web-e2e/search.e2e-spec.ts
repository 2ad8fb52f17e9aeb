import { expect, people, test } from './support/people';

test('one search finds chats, people and messages, and a message found is jumped to', async ({ desk }) => {
  const anna = await desk.of('anna');
  const fiona = await desk.of('fiona');
  await fiona.startRoom('Kardex', people.anna, people.boris);
  await fiona.write('the kardex of bed 4 is complete');
  await expect(fiona.message('the kardex of bed 4')).toHaveAccessibleName(/, (Sent|Delivered|Read)/);
  const search = anna.rooms.getByRole('searchbox', { name: 'Search chat rooms' });
  await expect(anna.room('Kardex')).toBeVisible();

  await search.fill('kard');
  const chats = anna.rooms.getByRole('list', { name: 'Chats' });
  await expect(chats.getByRole('link')).toHaveText(/Kardex/);
  const messages = anna.rooms.getByRole('list', { name: 'Messages' });
  await expect(messages.getByRole('link').first()).toContainText('Fiona Clark');
  await expect(messages.locator('mark').first()).toHaveText('kardex');

  await messages.getByRole('link').first().click();
  await expect(anna.page).toHaveURL(/\/chat\/[^?]+\?m=/);
  await expect(anna.message('the kardex of bed 4')).toBeVisible();
});

test('a message from long ago is shown with what was said around it, and stays until one jumps to the latest', async ({
  desk,
}) => {
  const anna = await desk.of('anna');
  await anna.startRoom('Kardex', people.fiona, people.boris);
  const said = (number: number) => `said as number ${number}${'\nand so on'.repeat(number % 6)}`;
  await anna.dictate(Array.from({ length: 140 }, (_, index) => said(index + 1)));
  // It opens with the newest messages alone, at the end.
  await anna.page.reload();
  await expect(anna.message('said as number 140')).toBeInViewport();

  await anna.rooms.getByRole('searchbox', { name: 'Search chat rooms' }).fill('said as number 30');
  await anna.rooms.getByRole('list', { name: 'Messages' }).getByRole('link').first().click();
  await expect(anna.message('said as number 30')).toBeInViewport();
  await expect(anna.message('said as number 30')).toBeFocused();
  // What follows was loaded, and did not carry one along.
  await expect(anna.message('said as number 40')).toHaveCount(1);
  await expect(anna.message('said as number 90')).toHaveCount(0);

  await anna.page.getByRole('button', { name: /^Jump to latest/ }).click();
  await expect(anna.message('said as number 140')).toBeInViewport();
  await anna.page.goBack();
  await expect(anna.message('said as number 140')).toBeInViewport();
});

test('a person with whom there is no chat yet is found among people, and choosing them opens a chat', async ({
  desk,
}) => {
  const karim = await desk.of('karim');
  const search = karim.rooms.getByRole('searchbox', { name: 'Search chat rooms' });
  await search.fill('Соколов');
  const found = karim.rooms.getByRole('list', { name: 'People' }).getByRole('button', { name: /Григорий Соколов/ });
  await found.click();
  await expect(karim.thread).toHaveAccessibleName('Chat: Григорий Соколов');
  await expect(search).toHaveValue('');
  // Now there is a chat: the same search finds it there, and no person besides.
  await search.fill('Соколов');
  await expect(
    karim.rooms.getByRole('list', { name: 'Chats' }).getByRole('link', { name: 'Григорий Соколов' }),
  ).toBeVisible();
  await expect(karim.rooms.getByRole('list', { name: 'People' })).toHaveCount(0);
});

test('the search is walked through by the keyboard alone', async ({ desk }) => {
  const anna = await desk.of('anna');
  const search = anna.rooms.getByRole('searchbox', { name: 'Search chat rooms' });
  await search.focus();
  await anna.page.keyboard.type('surg');
  await expect(anna.rooms.getByRole('list', { name: 'Chats' }).getByRole('link', { name: 'Surgery' })).toBeVisible();
  await anna.page.keyboard.press('ArrowDown');
  await expect(anna.rooms.getByRole('list', { name: 'Chats' }).getByRole('link').first()).toBeFocused();
  await anna.page.keyboard.press('ArrowUp');
  await expect(search).toBeFocused();
  await anna.page.keyboard.press('ArrowDown');
  await anna.page.keyboard.press('Enter');
  await expect(anna.thread).toHaveAccessibleName('Chat: Surgery');
});

test('the search says when nothing is found, when it failed, and finds again on a retry', async ({ desk }) => {
  const anna = await desk.of('anna');
  const search = anna.rooms.getByRole('searchbox', { name: 'Search chat rooms' });
  await search.fill('nothing like this');
  await expect(anna.rooms.getByText('Nothing found for "nothing like this"')).toBeVisible();
  await search.press('Escape');
  await expect(anna.room('Everyone')).toBeVisible();

  await anna.page.route('**/graphql', (route) =>
    route.request().postData()?.includes('SearchMessages') ? route.abort() : route.continue(),
  );
  await search.fill('theatre');
  await expect(anna.rooms.getByRole('alert')).toContainText('The search did not get all answers.');
  await anna.page.unroute('**/graphql');
  await anna.rooms.getByRole('button', { name: 'Retry' }).click();
  await expect(anna.rooms.getByRole('list', { name: 'Messages' }).getByRole('link').first()).toBeVisible();
  await expect(anna.rooms.getByRole('alert')).toHaveCount(0);
});

test('Search in chat finds the messages of one chat, goes from one to the next and marks the words', async ({
  desk,
}) => {
  const dmitry = await desk.of('dmitry');
  await dmitry.startRoom('Findings', people.clara, people.boris);
  for (const text of ['the first splint is dry', 'nothing of that kind', 'a second splint is wet']) {
    await dmitry.write(text);
    await expect(dmitry.message(text)).toHaveAccessibleName(/, (Sent|Delivered|Read)/);
  }
  const open = dmitry.page.getByRole('button', { name: 'Search in chat' });
  await open.focus();
  await dmitry.page.keyboard.press('Enter');
  const box = dmitry.page.getByRole('searchbox', { name: 'Search in chat' });
  await expect(box).toBeFocused();
  await dmitry.page.keyboard.type('splint');
  const bar = dmitry.page.getByRole('search', { name: 'Search in chat' });
  await expect(bar.getByRole('status')).toHaveText('2 found');
  await dmitry.page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('1 of 2');
  await expect(bar.locator('[aria-current]')).toContainText('second splint');
  await dmitry.page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('2 of 2');
  await expect.poll(() => dmitry.page.evaluate(() => CSS.highlights.get('found')?.size)).toBe(2);
  await expect(box).toBeFocused();
  await box.fill('plaster cast');
  await expect(bar.getByText('Nothing found for "plaster cast"')).toBeVisible();
  await dmitry.page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(open).toBeFocused();
  expect(await dmitry.page.evaluate(() => CSS.highlights.has('found'))).toBe(false);
});
