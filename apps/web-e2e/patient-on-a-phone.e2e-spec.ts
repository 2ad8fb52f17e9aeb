import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/people';
import { aGroup, aPatientIn, aPhone, ask } from './support/phone';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A send can be undone for ten seconds, and then it goes out. */
const AFTER_THE_HOLD_MS = 20_000;

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${String(target)}`));
}

test('Patient on a phone: opens the link, confirms birth date, reads in Russian, replies; the desk has the reply', async ({
  desk,
  browser,
}) => {
  test.setTimeout(120_000);
  const { page: staff } = await desk.of('elena');
  const group = await aGroup(staff);
  const patient = await aPatientIn(staff, 'Полина Телефонова', [group.id]);

  await staff.goto(`/directories/contacts/${patient.id}?tab=access`);
  await expect(staff.getByText('This patient has no access to the portal.')).toBeVisible();
  await staff.getByRole('button', { name: 'Make a link' }).click();
  const link = await staff.getByRole('textbox', { name: 'Link for the patient' }).inputValue();
  expect(await violations(staff)).toEqual([]);

  const { context, page: phone } = await aPhone(browser);
  await phone.goto(link);
  await expect(phone.getByRole('heading', { level: 1, name: 'Открыть ваши сообщения' })).toBeVisible();
  // The token leaves the address at once.
  expect(new URL(phone.url()).hash).toBe('');
  expect(await violations(phone)).toEqual([]);
  await phone.getByRole('button', { name: 'Продолжить' }).click();
  await expect(phone.getByText('Alpaca Clinic')).toBeVisible();
  const born = async (day: string, month: string, year: string) => {
    await phone.getByRole('textbox', { name: 'День' }).fill(day);
    await phone.getByRole('textbox', { name: 'Месяц' }).fill(month);
    await phone.getByRole('textbox', { name: 'Год' }).fill(year);
    await phone.getByRole('button', { name: 'Подтвердить' }).click();
  };
  await born('13', '3', '1957');
  await expect(phone.getByRole('alert')).toContainText('другая дата рождения');
  expect(await violations(phone)).toEqual([]);
  await born('12', '3', '1957');
  await expect(phone.getByRole('heading', { level: 1, name: 'Ваши сообщения' })).toBeVisible();
  await expect(phone.getByRole('link', { name: /Звоните: \+49\s30\s23125\s999/ })).toBeVisible();

  const input = {
    requestId: randomUUID(),
    chatGroupIds: [group.id],
    text: 'В пятницу клиника закрыта',
    messageClass: 'SERVICE',
  };
  await ask(staff, 'mutation ($input: SendToGroupsInput!) { sendToGroups(input: $input) { __typename } }', { input });
  const announcement = phone.getByRole('link', { name: new RegExp(group.name) });
  await expect(announcement).toContainText('В пятницу клиника закрыта', { timeout: AFTER_THE_HOLD_MS });
  await expect(announcement).toContainText('1 непрочитанное сообщение');
  expect(await violations(phone)).toEqual([]);
  await announcement.click();
  await expect(phone.getByRole('heading', { level: 1, name: `Alpaca Clinic – ${group.name}` })).toBeVisible();
  await expect(phone.getByRole('log', { name: 'Сообщения' })).toContainText('В пятницу клиника закрыта');
  expect(await violations(phone)).toEqual([]);

  await phone.getByRole('button', { name: 'Ответить клинике лично' }).click();
  await expect(phone.getByText('Ответ на: В пятницу клиника закрыта')).toBeVisible();
  const box = phone.getByRole('textbox', { name: 'Сообщение' });
  await box.click();
  await phone.keyboard.type('А в субботу?');
  await phone.keyboard.press('Enter');
  await phone.keyboard.type('Мне нужно на перевязку.');
  await phone.getByRole('button', { name: 'Отправить' }).click();
  await expect(phone.getByRole('article', { name: 'Ваше сообщение' })).toContainText('А в субботу?');
  await expect(box).toHaveValue('');
  expect(await violations(phone)).toEqual([]);

  // Side by side: the desk finds the reply, answers, and the phone has it without a reload.
  const { openPatientRoom } = await ask<{ openPatientRoom: { room: { id: string } } }>(
    staff,
    'mutation ($id: ID!) { openPatientRoom(contactId: $id) { room { id } } }',
    { id: patient.id },
  );
  await staff.goto(`/chat/${openPatientRoom.room.id}`);
  await expect(staff.getByRole('region', { name: 'Messages' })).toContainText('А в субботу?');
  await staff.getByRole('textbox', { name: /^Message to / }).fill('В субботу работаем до 14:00');
  await staff.keyboard.press('Control+Enter');
  await expect(phone.getByRole('log', { name: 'Сообщения' })).toContainText('В субботу работаем до 14:00');

  // Taken out of the group: the open screen says so and forgets what it showed.
  await phone.getByRole('link', { name: 'Назад к сообщениям' }).click();
  await phone.getByRole('link', { name: new RegExp(group.name) }).click();
  await expect(phone.getByRole('log')).toContainText('В пятницу клиника закрыта');
  await ask(staff, 'mutation ($c: ID!, $g: ID!) { unassignChatGroup(contactId: $c, chatGroupId: $g) { __typename } }', {
    c: patient.id,
    g: group.id,
  });
  await expect(phone.getByRole('heading', { level: 1, name: 'Доступ закрыт' })).toBeVisible();
  await expect(phone.getByText('В пятницу клиника закрыта')).toHaveCount(0);
  expect(await violations(phone)).toEqual([]);
  await phone.getByRole('main').getByRole('link', { name: 'Назад к сообщениям' }).click();
  await expect(phone.getByRole('link', { name: new RegExp(group.name) })).toHaveCount(0);

  // The whole access ends.
  await staff.goto(`/directories/contacts/${patient.id}?tab=access`);
  await staff.getByRole('button', { name: 'End access now' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: 'Доступ закрыт' })).toBeVisible();
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Продолжить' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: 'Эта ссылка больше не действует' })).toBeVisible();
  expect(await violations(phone)).toEqual([]);
  await context.close();
});
