import { expect, people, test } from './support/people';

test('a reply quotes the message that it answers, and the quote leads there', async ({ desk }) => {
  const fiona = await desk.of('fiona');
  const karim = await desk.of('karim');
  await fiona.startRoom('Replies', people.karim, people.julia);
  await fiona.write('Who has the key of the store?');
  await fiona.dictate(lines(30, 'filler'));
  await expect(fiona.message('filler 30')).toHaveAccessibleName(/, (Sent|Delivered|Read)/);
  await karim.open('Replies');
  await expect(karim.message('filler 30')).toBeVisible();

  // By mouse: the bar beside the bubble.
  await karim.message('Who has the key').hover();
  await karim.message('Who has the key').getByRole('button', { name: 'Reply' }).click();
  await expect(karim.box).toBeFocused();
  await expect(karim.thread.getByText('Reply to Fiona Clark', { exact: true })).toBeVisible();
  await karim.write('I do');
  await expect(karim.thread.getByText('Reply to Fiona Clark', { exact: true })).toHaveCount(0);
  const quote = fiona.message('I do').getByRole('button', { name: /^In reply to Fiona Clark: Who has the key/ });
  await expect(quote).toBeVisible();

  await quote.click();
  await expect(fiona.message('Who has the key').first()).toBeFocused();
  await expect(fiona.message('Who has the key').first()).toBeInViewport();
  await expect(fiona.page).toHaveURL(/\?m=/);
  await fiona.page.goBack();
  await expect(fiona.page).not.toHaveURL(/\?m=/);
  await expect(fiona.message('I do')).toBeInViewport();

  // By keyboard: R on the message, Esc takes it back.
  await fiona.message('I do').focus();
  await fiona.page.keyboard.press('r');
  await expect(fiona.thread.getByText('Reply to Karim Aliyev', { exact: true })).toBeVisible();
  await fiona.page.keyboard.press('Escape');
  await expect(fiona.thread.getByText('Reply to Karim Aliyev', { exact: true })).toHaveCount(0);
  await fiona.message('I do').focus();
  await fiona.page.keyboard.press('r');
  await expect(fiona.box).toBeFocused();
  await fiona.page.keyboard.type('thank you');
  await fiona.page.keyboard.press('Control+Enter');
  await expect(
    karim.message('thank you').getByRole('button', { name: 'In reply to Karim Aliyev: I do' }),
  ).toBeVisible();
  await karim.message('thank you').focus();
  await karim.page.keyboard.press('Tab');
  await expect(karim.page.getByRole('button', { name: 'In reply to Karim Aliyev: I do' })).toBeFocused();
  await karim.page.keyboard.press('Enter');
  await expect(karim.message('I do').first()).toBeFocused();
});

test('a quote of a withdrawn message says no more what it said', async ({ desk }) => {
  const fiona = await desk.of('fiona');
  const karim = await desk.of('karim');
  await fiona.startRoom('Withdrawn quotes', people.karim, people.julia);
  await fiona.write('the code is 4711');
  await karim.open('Withdrawn quotes');
  await karim.message('the code is 4711').focus();
  await karim.page.keyboard.press('r');
  await karim.write('please take that back');
  const quote = karim.message('please take that back').getByRole('button', { name: /^In reply to/ });
  await expect(quote).toHaveAccessibleName(/4711/);
  await fiona.message('the code is 4711').first().focus();
  await fiona.page.keyboard.press('Enter');
  await fiona.page.getByRole('menuitem', { name: 'Delete' }).click();
  await fiona.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(quote).toHaveAccessibleName('In reply to Fiona Clark: Message deleted');
  await expect(karim.thread.getByText('4711')).toHaveCount(0);
});

test('an address with a message opens the chat around it', async ({ desk }) => {
  const hannah = await desk.of('hannah');
  await hannah.startRoom('Long log', people.dmitry, people.julia);
  await hannah.write('where it began');
  await expect(hannah.message('where it began')).toHaveAccessibleName(/, (Sent|Delivered)/);
  await hannah.message('where it began').focus();
  await hannah.page.keyboard.press('r');
  await hannah.write('answer to the beginning');
  await hannah.dictate(lines(70, 'line'));
  await expect(hannah.message('line 70')).toHaveAccessibleName(/, (Sent|Delivered)/);
  const room = new URL(hannah.page.url()).pathname;
  const answer = hannah.page.getByRole('button', { name: /^In reply to/ });
  await hannah.messages.last().focus();
  await hannah.page.keyboard.press('Home');
  await expect(answer).toBeVisible();
  await answer.click();
  await expect(hannah.page).toHaveURL(/\?m=/);
  const address = hannah.page.url();

  const dmitry = await desk.of('dmitry');
  await dmitry.page.goto(address);
  const first = dmitry.message('where it began').first();
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
  await expect(dmitry.message('line 70')).toHaveCount(0);
  await dmitry.page.getByRole('button', { name: /^Jump to latest/ }).click();
  await expect(dmitry.message('line 70')).toBeInViewport();
  await expect(dmitry.page).toHaveURL(new RegExp(`${room}$`));

  // What is not there is said, and the chat opens all the same.
  await dmitry.page.goto(`${room}?m=01890000-0000-7000-8000-000000000000`);
  await expect(dmitry.page.getByText('This message is no longer there, or you may not read it.')).toBeVisible();
  await expect(dmitry.messages.last()).toBeVisible();
});

test('a reaction appears under the message for everyone, and says who chose it', async ({ desk }) => {
  const lena = await desk.of('lena');
  const ivan = await desk.of('ivan');
  await lena.startRoom('Reactions', people.ivan, people.julia);
  await lena.write('Cake in the kitchen');
  await ivan.open('Reactions');
  const message = ivan.message('Cake in the kitchen');
  await message.hover();
  await message.getByRole('button', { name: 'React' }).click();
  await ivan.page.getByRole('menuitem', { name: 'React with 👍' }).click();
  const theirs = lena.message('Cake in the kitchen').getByRole('button', { name: /^👍/ });
  await expect(theirs).toHaveAccessibleName('👍, 1 reaction: Ivan Kuznetsov');
  await expect(theirs).toHaveAttribute('aria-pressed', 'false');
  await theirs.click();
  await expect(theirs).toHaveAccessibleName('👍, 2 reactions: Ivan Kuznetsov, You');
  await expect(theirs).toHaveAttribute('aria-pressed', 'true');
  const own = message.getByRole('button', { name: /^👍/ });
  await expect(own).toHaveAccessibleName('👍, 2 reactions: You, Lena Fischer');

  // Without a mouse: in the menu, the emoji are the first row.
  await message.focus();
  await ivan.page.keyboard.press('Enter');
  await expect(ivan.page.getByRole('menuitem', { name: 'React with 👍' })).toBeFocused();
  await ivan.page.keyboard.press('ArrowRight');
  await ivan.page.keyboard.press('Enter');
  await expect(theirs).toHaveText('👍2');
  await expect(message).toBeFocused();
  await expect(lena.message('Cake in the kitchen').getByRole('button', { name: /^❤️/ })).toBeVisible();
  // A chip is the next stop after its message.
  await lena.message('Cake in the kitchen').focus();
  await lena.page.keyboard.press('Tab');
  while (!(await theirs.evaluate((chip) => chip === document.activeElement))) await lena.page.keyboard.press('Tab');
  await lena.page.keyboard.press('Enter');
  await expect(own).toHaveAccessibleName('👍, 1 reaction: You');
});

test('a reaction below or above never moves the messages of who is reading further up', async ({ desk }) => {
  const lena = await desk.of('lena');
  const ivan = await desk.of('ivan');
  await lena.startRoom('Still', people.ivan, people.julia);
  await lena.dictate(lines(40, 'entry'));
  await ivan.open('Still');
  await expect(ivan.message('entry 40')).toBeVisible();
  const anchor = lena.message('entry 20');
  await anchor.evaluate((row) => row.scrollIntoView({ block: 'start' }));
  await expect(lena.page.getByRole('button', { name: /^Jump to latest/ })).toBeVisible();
  const before = await anchor.boundingBox();
  for (const line of [17, 38]) {
    const message = ivan.message(`entry ${line}`).first();
    await message.focus();
    await ivan.page.keyboard.press('Enter');
    await expect(ivan.page.getByRole('menuitem', { name: 'React with 👍' })).toBeFocused();
    await ivan.page.keyboard.press('Enter');
    await expect(lena.message(`entry ${line}`).first().getByRole('button', { name: /^👍/ })).toBeAttached();
  }
  const after = await anchor.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 1_000))).toBeLessThanOrEqual(1);
});

function lines(count: number, word: string): string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);
}
