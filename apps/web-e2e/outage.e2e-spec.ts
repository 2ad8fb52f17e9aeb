import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { productUnderTest } from './support/address';
import { expect, test } from './support/own-api';
import { people } from './support/people';
import { holdUploads, note } from './support/uploads';

test('after the API is killed with -9 and restarted, both catch up: nothing lost, doubled or reordered', async ({
  desk,
  api,
}) => {
  const anna = await desk.of('anna');
  const fiona = await desk.of('fiona');
  await anna.startChatWith(people.fiona);
  await fiona.open(people.anna);
  const expected: string[] = [];
  const say = async (person: typeof anna, text: string) => {
    expected.push(text);
    await person.write(text);
  };
  for (let index = 1; index <= 5; index++) await say(anna, `before ${index}`);
  await expect(fiona.message('before 5')).toBeVisible();

  api.kill();
  await expect(anna.connection).toContainText('Reconnecting...');
  await say(anna, 'typed while it was down');
  await expect(anna.message('typed while it was down')).toHaveAccessibleName(/, Waiting$/);

  await expect(anna.message('typed while it was down')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/, {
    timeout: 25_000,
  });
  // Each of them tries again at times of their own.
  await expect(fiona.message('typed while it was down')).toBeVisible({ timeout: 25_000 });
  for (let index = 1; index <= 5; index++) await say(fiona, `after ${index}`);
  await expect(anna.message('after 5')).toBeVisible();

  for (const screen of [anna, fiona]) {
    expect(await screen.texts()).toEqual(expected);
    await expect(screen.connection).toHaveText('');
  }
});

test('a message that was waiting survives a reload and goes out once', async ({ desk }) => {
  const karim = await desk.of('karim');
  const dmitry = await desk.of('dmitry');
  await karim.startChatWith(people.dmitry);
  await dmitry.open(people.karim);
  karim.page.on('dialog', (dialog) => void dialog.accept());
  await karim.page.context().setOffline(true);
  await expect(karim.connection).toContainText('You are offline. Messages will be sent later');
  await karim.write('written on the stairs');
  await expect(karim.message('written on the stairs')).toHaveAccessibleName(/, (Waiting|Sending)$/);
  // The page itself must come from the server again, the message from the browser's own storage.
  await karim.page.route('**/graphql', (route) => route.abort());
  await karim.page.context().setOffline(false);
  await karim.page.unroute('**/graphql');
  await karim.page.reload();
  await expect(karim.message('written on the stairs')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/);
  await expect(dmitry.message('written on the stairs')).toHaveCount(1);
  expect(await karim.texts()).toEqual(['written on the stairs']);
});

test('an outage in the middle of an upload loses nothing', async ({ desk, api }) => {
  const karim = await desk.of('karim');
  const { page } = karim;
  await karim.startChatWith(people.lena);
  const letGo = await holdUploads(page);
  await page.locator('chat-composer input[type=file]').setInputFiles([note('shift.txt')]);
  await expect(page.getByRole('list', { name: 'Attachments' })).toContainText('shift.txt');
  await karim.write('with the shift plan');
  await expect(page.locator('chat-outgoing-files').getByRole('progressbar')).toBeVisible();
  api.kill();
  await expect(karim.connection).toContainText('Reconnecting...');
  letGo();
  await expect(karim.message('with the shift plan')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/, {
    timeout: 25_000,
  });
});

test('an import that was killed in the middle is gone on with by a button, and imports every row once', async ({
  desk,
  api,
}) => {
  test.slow();
  const { page } = await desk.of('fiona');
  await page.goto('/directories/contacts/import');
  const name = `${randomUUID()}.csv`;
  const rows = Array.from({ length: 6_000 }, (_, n) => `k${n},Killed Import${n},K-${n}\n`);
  await page.getByLabel('File to import').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(`id,name,card\n${rows.join('')}`),
  });
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await expect(page.getByRole('button', { name: 'New: 6000' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  // Some rows are in, some are not.
  const begun = `select 1 from contact_import where file_name = '${name}' and not dry_run and processed > 0`;
  await expect.poll(() => rowsOf(begun), { timeout: 30_000, intervals: [30] }).toBe(1);
  api.kill();
  // Spares the spec the seconds after which a run without a sign of life counts as dead.
  const isDead = `update contact_import set beat_at = now() - interval '1 minute'
    where file_name = '${name}' and state = 'RUNNING' and processed < row_count`;
  expect(await rowsOf(isDead)).toBe(1);
  await expect(page.getByRole('heading', { name: 'The import broke off' })).toBeVisible({ timeout: 30_000 });
  // Whoever opens the page is offered it, with the keyboard too.
  await page.reload();
  const unfinished = page.getByRole('region', { name: 'Unfinished imports' });
  await expect(unfinished).toContainText(name);
  await unfinished.getByRole('button', { name: `Go on with ${name}` }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'New: 6000' })).toBeVisible();
});

async function rowsOf(statement: string): Promise<number | null> {
  const client = new Client({ connectionString: productUnderTest().database });
  await client.connect();
  try {
    return (await client.query(statement)).rowCount;
  } finally {
    await client.end();
  }
}
