import type { Page } from '@playwright/test';
import { expect, people, test } from './support/people';
import { holdUploads, note } from './support/uploads';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photo = { name: 'снимок.png', mimeType: 'image/png', buffer: PIXEL };

async function drop(page: Page, name: string): Promise<void> {
  const files = await page.evaluateHandle((fileName) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['dropped'], fileName, { type: 'text/plain' }));
    return transfer;
  }, name);
  const main = page.getByRole('main');
  await page.locator('chat-upload-drop-zone').waitFor({ state: 'attached' });
  await main.dispatchEvent('dragenter', { dataTransfer: files });
  await expect(page.getByText(/^Drop files to attach to /)).toBeVisible();
  await main.dispatchEvent('drop', { dataTransfer: files });
}

test('a message with a file leaves at once, shows how far the file has come, and holds up no other', async ({
  desk,
}) => {
  const anna = await desk.of('anna');
  const { page } = anna;
  await anna.startChatWith(people.lena);
  const letGo = await holdUploads(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach file' }).click();
  await (await chooser).setFiles([photo, note('plan.txt')]);

  const list = page.getByRole('list', { name: 'Attachments' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByRole('progressbar', { name: /^снимок\.png, \d+ %$/ })).toBeVisible();
  await expect(anna.box).toBeFocused();
  await list.getByRole('button', { name: 'Remove plan.txt' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);

  // The message leaves at once, without a word of text; its bubble shows how far the file has come.
  await anna.box.press('Control+Enter');
  await expect(list).toBeVisible();
  await expect(anna.messages.last()).toContainText('снимок.png');
  await anna.write('a text does not wait for the file');
  await expect(anna.message('a text does not wait')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/);
  letGo();
  await expect(anna.messages.last()).toHaveAccessibleName(/, (Sent|Delivered|Read)$/);
  await expect(page.locator('chat-outgoing-files')).toHaveCount(0);
});

test('files are attached, retried and removed by the keyboard alone', async ({ desk }) => {
  const boris = await desk.of('boris');
  const { page } = boris;
  await boris.startChatWith(people.lena);
  await boris.box.focus();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Attach file' })).toBeFocused();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await page.route('**/files', (route) =>
    route.fulfill({
      status: 404,
      json: { errors: [{ message: 'There is no such room.', extensions: { code: 'NOT_FOUND' } }] },
    }),
  );
  await (await chooser).setFiles([note('list.txt')]);
  const list = page.getByRole('list', { name: 'Attachments' });
  await expect(list.getByRole('alert')).toHaveText('There is no such room.');
  await page.unroute('**/files');
  await list.getByRole('button', { name: 'Retry list.txt' }).focus();
  await page.keyboard.press('Enter');
  await expect(list.getByText('1 KB')).toBeVisible();
  await list.getByRole('button', { name: 'Remove list.txt' }).focus();
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await expect(boris.box).toBeFocused();
});

test('files are dropped on the chat and pasted from the clipboard', async ({ desk }) => {
  const fiona = await desk.of('fiona');
  const { page } = fiona;
  await fiona.startChatWith(people.lena);
  await drop(page, 'dropped.txt');
  const list = page.getByRole('list', { name: 'Attachments' });
  await expect(list.getByText('dropped.txt')).toBeVisible();
  await expect(page.getByText(/^Drop files to attach to /)).toBeHidden();
  await fiona.box.evaluate((box) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['pasted'], 'pasted.txt', { type: 'text/plain' }));
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await fiona.write('both of them');
  await expect(fiona.message('both of them')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/);
});

test('what will not be taken is told before it is uploaded, on the file itself', async ({ desk }) => {
  const ivan = await desk.of('ivan');
  const { page } = ivan;
  await ivan.startChatWith(people.lena);
  const posted: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/files')) posted.push(request.url());
  });
  const choose = (...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
    page.locator('chat-composer input[type=file]').setInputFiles(files);
  await choose({ name: 'tool.exe', mimeType: 'application/octet-stream', buffer: PIXEL });
  const list = page.getByRole('list', { name: 'Attachments' });
  const refused = list.getByRole('listitem').filter({ hasText: 'tool.exe' });
  await expect(refused).toContainText('Files of this type are not taken.');
  await expect(refused.getByRole('button', { name: 'Retry tool.exe' })).toHaveCount(0);
  expect(posted).toEqual([]);
  await expect(ivan.send).toBeDisabled();

  await choose({ ...note('empty.txt'), buffer: Buffer.alloc(0) });
  await expect(list.getByRole('listitem').filter({ hasText: 'empty.txt' })).toContainText('The file is empty.');
  await choose(...Array.from({ length: 11 }, (_, index) => note(`page-${index + 1}.txt`)));
  await expect(list.getByRole('listitem').filter({ hasText: 'page-11.txt' })).toContainText(
    'At most 10 files in one message.',
  );
  // The refused ones stay until the person takes them away; nothing vanishes with the message.
  await ivan.write('ten pages');
  await expect(ivan.message('ten pages')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/);
  await expect(list.getByRole('listitem')).toHaveCount(3);
});

test('a waiting message with files survives a reload, and nothing of it stays in the browser', async ({ desk }) => {
  const julia = await desk.of('julia');
  const { page } = julia;
  page.on('dialog', (dialog) => void dialog.accept());
  await julia.startChatWith(people.lena);
  await holdUploads(page);
  await page.locator('chat-composer input[type=file]').setInputFiles([photo]);
  await julia.write('see the picture');
  await expect(page.locator('chat-outgoing-files')).toContainText('снимок.png');
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<number>((count) => {
          const opening = indexedDB.open('clinic-chat-files');
          opening.onsuccess = () => {
            const asking = opening.result.transaction('files').objectStore('files').count();
            asking.onsuccess = () => count(asking.result);
          };
        }),
    );
  await expect.poll(kept).toBe(1);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  await expect(julia.message('see the picture')).toHaveAccessibleName(/, (Sent|Delivered|Read)$/);
  await expect.poll(kept).toBe(0);
});
