import { randomUUID } from 'node:crypto';
import { type Browser, type BrowserContext, type Page, expect } from '@playwright/test';
import { baseURL } from './address';

export const BIRTH_DATE = '1957-03-12';

/** What an employee asks of the API beside what they do on screen. */
export async function ask<Data>(page: Page, query: string, variables: object = {}): Promise<Data> {
  const answer = await page.request.post('/graphql', {
    headers: { 'apollo-require-preflight': 'true' },
    data: { query, variables },
  });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

export interface Card {
  readonly id: string;
  readonly name: string;
}

/** A patient who is in this group, made for one spec. */
export async function aPatientIn(page: Page, name: string, groupIds: readonly string[]): Promise<Card> {
  const input = { name, birthDate: BIRTH_DATE, language: 'RU' };
  const made = await ask<{ createContact: { contact: Card } }>(
    page,
    'mutation ($input: CreateContactInput!) { createContact(input: $input) { contact { id name } } }',
    { input },
  );
  const { contact } = made.createContact;
  await ask(
    page,
    'mutation ($contacts: [ID!]!, $groups: [ID!]!) { assignChatGroups(contactIds: $contacts, chatGroupIds: $groups) { __typename } }',
    { contacts: [contact.id], groups: groupIds },
  );
  return contact;
}

export async function aGroup(page: Page): Promise<Card> {
  const name = `Group ${randomUUID().slice(0, 8)}`;
  const made = await ask<{ createChatGroup: { chatGroup: Card } }>(
    page,
    'mutation ($input: CreateChatGroupInput!) { createChatGroup(input: $input) { chatGroup { id name } } }',
    { input: { name, description: '', colour: 'TEAL', icon: 'HEART' } },
  );
  return made.createChatGroup.chatGroup;
}

/** A browser as a phone has it. */
export async function aPhone(browser: Browser, locale = 'ru-RU'): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL, locale, viewport: { width: 360, height: 740 }, hasTouch: true });
  return { context, page: await context.newPage() };
}
