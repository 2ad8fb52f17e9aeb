import { randomUUID } from 'node:crypto';
import { type Locator, type Page, expect } from '@playwright/test';

/** The chat page as a person finds their way in it: by roles and names of ux.md section 4.1, English locale. */
export class ChatScreen {
  readonly rooms: Locator;
  readonly thread: Locator;
  readonly box: Locator;
  readonly send: Locator;
  readonly messages: Locator;
  readonly connection: Locator;

  constructor(readonly page: Page) {
    this.rooms = page.getByRole('region', { name: 'Chat rooms' });
    this.thread = page.getByRole('main');
    this.box = page.getByRole('textbox', { name: /^Message to / });
    this.send = page.getByRole('button', { name: 'Send message' });
    this.messages = page.getByRole('region', { name: 'Messages' }).getByRole('article');
    this.connection = this.thread.getByRole('status').first();
  }

  /** A second tab of the same browser. */
  async another(): Promise<ChatScreen> {
    const page = await this.page.context().newPage();
    await page.goto('/chat');
    return new ChatScreen(page);
  }

  /** The row of a room: its name comes first in the row's name. */
  room(name: string): Locator {
    return this.rooms.getByRole('link', { name: new RegExp(`^${name}, `) });
  }

  async open(name: string): Promise<void> {
    await this.room(name).click();
    await expect(this.thread).toHaveAccessibleName(`Chat: ${name}`);
    await expect(this.thread).not.toHaveAttribute('aria-busy', 'true');
  }

  async startChatWith(...names: string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'New chat' }).click();
    await this.page.getByRole('menuitem', { name: 'Chat with employee' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Chat with employee' });
    for (const name of names) {
      await dialog.getByRole('combobox', { name: 'Search people' }).fill(name);
      // Not one of the list that the answer is about to replace.
      await expect(dialog.getByRole('option')).toHaveCount(1);
      await dialog.getByRole('option', { name }).click();
    }
    if (names.length === 1) {
      await dialog.getByRole('button', { name: 'Create chat' }).click();
      await expect(dialog).toBeHidden();
    }
  }

  /** A room with several people, made without the dialog; open when this returns. */
  async startRoom(room: string, ...names: string[]): Promise<void> {
    const { employees } = await this.ask<{ employees: { edges: { node: { id: string; name: string } }[] } }>(
      '{ employees(first: 100) { edges { node { id name } } } }',
    );
    const memberIds = employees.edges.filter(({ node }) => names.includes(node.name)).map(({ node }) => node.id);
    expect(memberIds).toHaveLength(names.length);
    await this.ask('mutation ($input: CreateChatRoomInput!) { createChatRoom(input: $input) { __typename } }', {
      input: { name: room, memberIds },
    });
    await this.open(room);
  }

  /** An operation of this person, past the screen. */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const answer = await this.page.request.post('/graphql', {
      headers: { 'apollo-require-preflight': 'true' },
      data: { query, variables },
    });
    const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  async write(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Control+Enter');
  }

  /** Messages of this person to the open room, one after the other, without the time that typing takes. */
  async dictate(texts: readonly string[]): Promise<void> {
    const roomId = new URL(this.page.url()).pathname.split('/').at(-1);
    for (const text of texts) {
      const { sendMessage } = await this.ask<{ sendMessage: { duplicate: boolean } }>(
        'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }',
        { input: { roomId, text, clientMessageId: randomUUID() } },
      );
      expect(sendMessage.duplicate).toBe(false);
    }
  }

  message(text: string | RegExp): Locator {
    return this.messages.filter({ hasText: text });
  }

  /** The texts of the messages written by people, top to bottom. */
  async texts(): Promise<string[]> {
    return this.page.locator('chat-linked-text').allInnerTexts();
  }
}
