import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from './support/people';
import { type Card, aGroup, aPatientIn, aPhone, ask } from './support/phone';

/** The card of a new patient, and their phone with the private conversation open. */
async function aPatientWithPhone(staff: Page, browser: Browser, name: string) {
  const card: Card = await aPatientIn(staff, name, [(await aGroup(staff)).id]);
  const { inviteContact } = await ask<{ inviteContact: { url: string } }>(
    staff,
    'mutation ($id: ID!) { inviteContact(contactId: $id) { url } }',
    { id: card.id },
  );
  const { context, page: phone } = await aPhone(browser);
  const { pathname, hash } = new URL(inviteContact.url);
  await phone.goto(pathname + hash);
  await phone.getByRole('button', { name: 'Продолжить' }).click();
  for (const [field, value] of [
    ['День', '12'],
    ['Месяц', '3'],
    ['Год', '1957'],
  ] as const) {
    await phone.getByRole('textbox', { name: field }).fill(value);
  }
  await phone.keyboard.press('Enter');
  await phone.getByRole('link', { name: /Alpaca Clinic/ }).click();
  await expect(phone.getByRole('textbox', { name: 'Сообщение' })).toBeVisible();
  const { openPatientRoom } = await ask<{ openPatientRoom: { room: { id: string } } }>(
    staff,
    'mutation ($id: ID!) { openPatientRoom(contactId: $id) { room { id } } }',
    { id: card.id },
  );
  return { context, phone, roomId: openPatientRoom.room.id };
}

const aPhoto = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7ca5' } })
    .png()
    .toBuffer();

test('Files in the portal, both ways: sent with what the patient writes, opened and saved from what the clinic wrote', async ({
  desk,
  browser,
}) => {
  test.setTimeout(90_000);
  const { page: staff } = await desk.of('elena');
  const { context, phone, roomId } = await aPatientWithPhone(staff, browser, 'Вера Снимкова');
  const photo = await aPhoto();

  // The limits are told before anything is chosen.
  const clip = phone.getByRole('button', { name: 'Прикрепить файлы' });
  await expect(clip).toHaveAttribute('aria-description', /До 10 файлов, каждый до 25/);
  const choosing = phone.waitForEvent('filechooser');
  await clip.press('Enter');
  await (
    await choosing
  ).setFiles([
    { name: 'снимок.png', mimeType: 'image/png', buffer: photo },
    { name: 'вирус.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    { name: 'лишний.txt', mimeType: 'text/plain', buffer: Buffer.from('лишний') },
  ]);
  const chosen = phone.getByRole('list', { name: 'Файлы к отправке' });
  await expect(chosen.getByRole('alert')).toHaveText('Такие файлы отправлять нельзя.');
  for (const name of ['Убрать: вирус.exe', 'Убрать: лишний.txt']) {
    await chosen.getByRole('button', { name }).press('Enter');
    await expect(phone.getByRole('textbox', { name: 'Сообщение' })).toBeFocused();
  }
  const send = phone.getByRole('button', { name: 'Отправить' });
  await expect(send).toBeEnabled();
  await send.press('Enter');
  const log = phone.getByRole('log', { name: 'Сообщения' });
  await expect(log.getByRole('button', { name: 'Открыть изображение снимок.png' })).toBeVisible();
  await expect(chosen).toHaveCount(0);

  await staff.goto(`/chat/${roomId}`);
  const thread = staff.getByRole('region', { name: 'Messages' });
  await expect(thread.getByRole('button', { name: 'Open image снимок.png' })).toBeVisible();
  await staff.locator('input[type=file]').setInputFiles([
    { name: 'ответ.png', mimeType: 'image/png', buffer: photo },
    { name: 'план.txt', mimeType: 'text/plain', buffer: Buffer.from('план лечения') },
  ]);
  await expect(staff.getByRole('list', { name: 'Attachments' }).getByRole('listitem')).toHaveCount(2);
  await staff.getByRole('textbox', { name: /^Message to / }).fill('Вот план');
  await staff.keyboard.press('Control+Enter');

  const card = log.getByRole('link', { name: /^Сохранить план\.txt/ });
  await expect(card).toBeVisible();
  const saving = phone.waitForEvent('download');
  await card.press('Enter');
  expect((await saving).suggestedFilename()).toBe('план.txt');
  const picture = log.getByRole('button', { name: 'Открыть изображение ответ.png' });
  await picture.press('Enter');
  const viewer = phone.getByRole('dialog', { name: 'ответ.png' });
  await expect(viewer.getByRole('img', { name: 'ответ.png' })).toBeVisible();
  await phone.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(picture).toBeFocused();

  // The list says what came last, also when it came without words.
  await phone.getByRole('link', { name: 'Назад к сообщениям' }).click();
  await expect(phone.getByRole('link', { name: /Вот план/ })).toBeVisible();
  await context.close();
});

test('What a patient writes while offline is kept across reloads and goes out once', async ({ desk, browser }) => {
  test.setTimeout(90_000);
  const { page: staff } = await desk.of('elena');
  const { context, phone, roomId } = await aPatientWithPhone(staff, browser, 'Глеб Связной');
  const log = phone.getByRole('log', { name: 'Сообщения' });
  const box = phone.getByRole('textbox', { name: 'Сообщение' });
  const send = phone.getByRole('button', { name: 'Отправить' });

  // Everything is as it was but the way to the server's API.
  await phone.route('**/portal/graphql', (route) => route.abort());
  await phone.routeWebSocket('**/portal/graphql', (socket) => socket.close());
  await phone.reload();
  await expect(phone.getByRole('heading', { level: 1, name: 'Не удалось загрузить сообщения.' })).toBeVisible();
  await phone.unroute('**/portal/graphql');
  await phone.goto('/p/c/clinic');
  // The socket stays cut: the banner says so, and what is written waits.
  await expect(phone.getByText('Нет соединения. Новые сообщения появятся')).toBeVisible();
  for (const text of ['Первое без связи', 'Второе без связи']) {
    await box.fill(text);
    await send.click();
    await expect(log.getByRole('article', { name: 'Ваше сообщение' }).filter({ hasText: text })).toContainText(
      'Ждёт соединения',
    );
  }
  await phone.reload();
  await expect(log.getByText('Ждёт соединения')).toHaveCount(2);

  // Back: another page of the same browser, without the cut.
  const back = await context.newPage();
  await back.goto('/p/c/clinic');
  const own = back.getByRole('article', { name: 'Ваше сообщение' });
  await expect(own.filter({ hasText: 'Отправлено' })).toHaveCount(2);
  await expect(own).toHaveText([/Первое без связи/, /Второе без связи/]);

  await staff.goto(`/chat/${roomId}`);
  const thread = staff.getByRole('region', { name: 'Messages' });
  await expect(thread.getByText('Второе без связи')).toHaveCount(1);
  await expect(thread.getByText('Первое без связи')).toHaveCount(1);
  await context.close();
});
