import { randomUUID } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { ChatScreen } from './support/chat-screen';
import { expect, people, test } from './support/people';

test('images stand in the message and open large; documents are cards to save', async ({ desk }) => {
  const fiona = await desk.of('fiona');
  const karim = await desk.of('karim');
  await fiona.startRoom('Scans', people.karim, people.julia);
  await karim.open('Scans');
  await send(fiona, 'Two scans and the letter', [
    { name: 'снимок 1.png', mimeType: 'image/png', buffer: png(600, 300) },
    { name: 'scan 2.png', mimeType: 'image/png', buffer: png(300, 300) },
    { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear colleague, all is well.') },
  ]);
  const message = karim.message('Two scans');
  await expect(message.getByRole('img', { name: 'снимок 1.png' })).toBeVisible();
  await expect
    .poll(() =>
      message.getByRole('img', { name: 'scan 2.png' }).evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(0);
  const card = message.getByRole('link', { name: /^Download letter\.txt, 28 bytes$/ });
  const [download] = await Promise.all([karim.page.waitForEvent('download'), card.click()]);
  expect(download.suggestedFilename()).toBe('letter.txt');

  // The viewer, without a mouse.
  await message.focus();
  await karim.page.keyboard.press('Tab');
  await expect(karim.page.getByRole('button', { name: 'Open image снимок 1.png' })).toBeFocused();
  await karim.page.keyboard.press('Enter');
  const viewer = karim.page.getByRole('dialog', { name: 'Image viewer' });
  await expect(viewer.getByText('снимок 1.png, 1 of 2')).toBeVisible();
  await karim.page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('img', { name: 'scan 2.png' })).toBeVisible();
  await karim.page.keyboard.press('+');
  await expect(viewer.getByRole('button', { name: 'Zoom out' })).toBeEnabled();
  await karim.page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(karim.page.getByRole('button', { name: 'Open image снимок 1.png' })).toBeFocused();
});

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

async function send({ page }: ChatScreen, text: string, files: readonly Upload[]): Promise<void> {
  const roomId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const attachmentIds: string[] = [];
  for (const file of files) {
    const answer = await page.request.post('/files', {
      headers: { 'X-Clinic-Chat': '1' },
      multipart: { roomId, file },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    const { attachment } = (await answer.json()) as { attachment: { id: string } };
    attachmentIds.push(attachment.id);
  }
  const answer = await page.request.post('/graphql', {
    headers: { 'apollo-require-preflight': 'true' },
    data: {
      query: 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }',
      variables: { input: { roomId, text, attachmentIds, clientMessageId: randomUUID() } },
    },
  });
  expect(await answer.json()).toEqual({ data: { sendMessage: { duplicate: false } } });
}

/** A picture of one colour. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 120)]);
  const pixels = Buffer.concat(Array.from({ length: height }, () => row));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
