import { violations } from './support/axe';
import { expect, people, test } from './support/people';

test('an emoji is found, toned and inserted by the keyboard alone', async ({ desk }) => {
  const boris = await desk.of('boris');
  const { page } = boris;
  await boris.startChatWith(people.hannah);
  await boris.box.focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Insert emoji' })).toBeFocused();
  await page.keyboard.press('Enter');
  const picker = page.getByRole('dialog', { name: 'Choose an emoji' });
  await expect(picker.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('waving');
  await expect(picker.getByRole('option').first()).toHaveAccessibleName('waving hand');
  await picker.getByRole('radio', { name: 'Default skin tone' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(picker.getByRole('option').first()).toHaveText('👋🏻');
  await picker.getByRole('combobox').focus();
  await page.keyboard.press('Enter');
  await expect(boris.box).toHaveValue('👋🏻');
  await expect(boris.box).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(picker).toBeVisible();
  await expect(picker.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('no such thing at all');
  await expect(picker.getByRole('status')).toContainText('No emoji found for "no such thing at all"');
  await page.keyboard.press('Escape');
  await expect(picker).toBeHidden();
  await expect(boris.box).toBeFocused();
});

test('emoji are found in Russian, with nothing fetched from elsewhere', async ({ desk }) => {
  const { page } = await desk.of('clara', { locale: 'ru-RU' });
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(page.url()).origin) && !/^(data|blob):/.test(request.url()))
      foreign.push(request.url());
  });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.getByRole('link', { name: /^Surgery, / }).click();
  await page.getByRole('button', { name: 'Вставить эмодзи' }).click();
  const picker = page.getByRole('dialog', { name: 'Выбор эмодзи' });
  await picker.getByRole('combobox', { name: 'Поиск эмодзи' }).fill('сердце');
  await expect(picker.getByRole('option', { name: 'алое сердце' })).toBeVisible();
  expect(await picker.getByRole('option').count()).toBeGreaterThan(20);
  expect(foreign).toEqual([]);
  // The content security policy stopped nothing.
  expect(problems).toEqual([]);
});

test('a draft is kept for each room, on every device, until it is sent', async ({ desk }) => {
  const fiona = await desk.of('fiona');
  const phone = await desk.of('fiona', { viewport: { width: 360, height: 740 } });
  await fiona.startRoom('Night shift', people.karim, people.julia);
  await fiona.box.fill('The lift is');
  await expect(phone.room('Night shift')).toContainText('Draft: The lift is');
  await phone.open('Night shift');
  await expect(phone.box).toHaveValue('The lift is');

  await fiona.open('Everyone');
  await expect(fiona.box).toHaveValue('');
  await phone.box.fill('The lift is broken');
  await expect(fiona.room('Night shift')).toContainText('Draft: The lift is broken');
  await fiona.page.reload();
  await fiona.open('Night shift');
  await expect(fiona.box).toHaveValue('The lift is broken');

  await fiona.box.press('Control+Enter');
  await expect(fiona.message('The lift is broken')).toHaveCount(1);
  await expect(phone.box).toHaveValue('');
});

test('what is being typed is never overwritten by what was typed elsewhere', async ({ desk }) => {
  const dmitry = await desk.of('dmitry');
  const other = await desk.of('dmitry');
  await dmitry.startRoom('Stairs', people.karim, people.julia);
  await other.open('Stairs');
  const sentence = 'a sentence that takes longer to type than the other device takes to save';
  const typing = dmitry.box.pressSequentially(sentence, { delay: 50 });
  await other.box.fill('typed at the desk');
  await other.open('Everyone');
  await expect(other.room('Stairs')).toContainText('Draft: typed at the desk');
  await typing;
  await expect(dmitry.box).toHaveValue(sentence);
  await expect(other.room('Stairs')).toContainText(`Draft: ${sentence}`);
});

test('the others see who is typing, in the room and in the list, until the message comes', async ({ desk }) => {
  const julia = await desk.of('julia');
  const ivan = await desk.of('ivan');
  await julia.startRoom('Delivery room', people.ivan, people.hannah);
  await ivan.open('Delivery room');
  await julia.box.pressSequentially('On my way');
  const line = ivan.page.locator('chat-typing-line');
  await expect(line).toHaveText('Julia Romanova is typing');
  await expect(line).toHaveAttribute('aria-live', 'off');
  await julia.box.press('Control+Enter');
  await expect(ivan.message('On my way')).toBeVisible();
  await expect(line).toHaveText('');

  await julia.box.pressSequentially('half a thought', { delay: 250 });
  await expect(line).toHaveText('Julia Romanova is typing');
  // Nobody writes for ever: the sign ends five seconds after the last key.
  await expect(line).toHaveText('', { timeout: 8_000 });
});

test('a colleague is called by name with @, found by the first letters and chosen by keys', async ({ desk }) => {
  const hannah = await desk.of('hannah');
  const { page } = hannah;
  await hannah.startRoom('Ward 5', people.karim, people.julia);
  await hannah.box.pressSequentially('Bed 3 please, @k');
  const list = page.getByRole('listbox', { name: 'People to mention' });
  await expect(list.getByRole('option')).toHaveText([/Karim Aliyev/]);
  await expect(hannah.box).toHaveAttribute('aria-activedescendant', 'mention-0');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await hannah.box.pressSequentially(' @');
  await expect(list.getByRole('option')).toHaveCount(2);
  const first = await list.getByRole('option').first().innerText();
  if (!first.includes(people.julia)) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(hannah.box).toHaveValue('Bed 3 please, @k @Julia Romanova ');
  await expect(hannah.box).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(hannah.message('@Julia Romanova')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/);
  const answer = await page.request.post('/graphql', {
    headers: { 'apollo-require-preflight': 'true' },
    data: {
      query: 'query ($id: ID!) { chatRoom(id: $id) { lastMessage { mentionIds } members { employee { id name } } } }',
      variables: { id: page.url().split('/').at(-1) },
    },
  });
  const { data } = (await answer.json()) as {
    data: {
      chatRoom: {
        lastMessage: { mentionIds: string[] };
        members: { employee: { id: string; name: string } }[];
      };
    };
  };
  const called = data.chatRoom.members.filter(({ employee }) => employee.name === people.julia);
  expect(data.chatRoom.lastMessage.mentionIds).toEqual(called.map(({ employee }) => employee.id));
});

test('where the person prefers it, Enter sends and Shift or Ctrl + Enter start a new line', async ({ desk }) => {
  const lena = await desk.of('lena');
  const { page } = lena;
  const prefer = (enterSends: boolean) =>
    page.request.post('/graphql', {
      headers: { 'apollo-require-preflight': 'true' },
      data: {
        query: `mutation { updatePreferences(input: { enterSends: ${enterSends} }) { preferences { enterSends } } }`,
      },
    });
  await prefer(true);
  await page.reload();
  await lena.startChatWith(people.boris);
  await expect(lena.box).toHaveAttribute('placeholder', 'Write a message. Enter sends it');
  await lena.box.fill('one');
  await lena.box.press('Shift+Enter');
  await lena.box.pressSequentially('two');
  await lena.box.press('Control+Enter');
  await lena.box.pressSequentially('three');
  await expect(lena.box).toHaveValue('one\ntwo\nthree');
  await lena.box.press('Enter');
  await expect(lena.message('one\ntwo\nthree')).toHaveCount(1);
});

test('the message box grows to eight lines and then scrolls', async ({ desk }) => {
  const dmitry = await desk.of('dmitry');
  await dmitry.open('Everyone');
  const height = async (lines: number) => {
    await dmitry.box.fill(Array.from({ length: lines }, (_, index) => `line ${index}`).join('\n'));
    return (await dmitry.box.boundingBox())?.height ?? 0;
  };
  const [one, eight, twelve] = [await height(1), await height(8), await height(12)];
  expect(eight).toBeGreaterThan(one * 3);
  expect(twelve).toBe(eight);
  await dmitry.box.fill('');
});

for (const [scheme, locale, width] of [
  ['light', 'en-GB', 1440],
  ['dark', 'ru-RU', 360],
] as const) {
  test(`axe finds nothing with names, files and emoji on offer: ${scheme}, ${locale}, ${width} px`, async ({
    desk,
  }) => {
    const screen = { colorScheme: scheme, locale, viewport: { width, height: 800 }, reducedMotion: 'reduce' } as const;
    const { page } = await desk.of('clara', screen);
    await page.getByRole('link', { name: /^Surgery, / }).click();
    await page.locator('chat-composer input[type=file]').setInputFiles([
      { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('one') },
      { name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('two') },
    ]);
    await page.locator('chat-upload-list li').nth(1).waitFor();
    await page.locator('#chat-composer').pressSequentially('@');
    await page.locator('chat-mention-list').getByRole('option').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('#chat-composer').fill('');
    await page.locator('chat-composer [aria-haspopup=dialog]').click();
    await page.locator('chat-emoji-picker').getByRole('option').nth(30).waitFor();
    expect(await violations(page)).toEqual([]);
    await page
      .locator('chat-emoji-picker')
      .getByRole('combobox')
      .fill(locale === 'ru-RU' ? 'сердце' : 'heart');
    await page.locator('chat-emoji-picker').getByRole('option').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
}
