import { type Browser, type BrowserContextOptions, type Page, test as base, expect } from '@playwright/test';
import { baseURL } from './address';
import { ChatScreen } from './chat-screen';

/** People of the demo clinic, by the first part of their address. */
export const people = {
  anna: 'Anna Petrova',
  boris: 'Boris Smirnov',
  clara: 'Clara Novak',
  dmitry: 'Dmitry Orlov',
  elena: 'Elena Volkova',
  fiona: 'Fiona Clark',
  hannah: 'Hannah Weiss',
  ivan: 'Ivan Kuznetsov',
  julia: 'Julia Romanova',
  karim: 'Karim Aliyev',
  lena: 'Lena Fischer',
} as const;
export type PersonKey = keyof typeof people;
export const PASSWORD = 'alpaca-demo';

export function emailOf(person: PersonKey): string {
  return `${person}@demo.clinic`;
}

/** Opens browsers for people who are signed in already. */
export class Desk {
  private readonly pages: Page[] = [];

  constructor(private readonly browser: Browser) {}

  /** A browser of their own, at the chat. */
  async of(person: PersonKey, options: BrowserContextOptions = {}): Promise<ChatScreen> {
    const context = await this.browser.newContext({ baseURL, ...options });
    const answer = await context.request.post('/graphql', {
      headers: { 'apollo-require-preflight': 'true' },
      data: {
        query: 'mutation ($input: LogInInput!) { logIn(input: $input) { me { email } } }',
        variables: { input: { email: emailOf(person), password: PASSWORD } },
      },
    });
    expect(await answer.json()).toEqual({ data: { logIn: { me: { email: emailOf(person) } } } });
    const page = await context.newPage();
    this.pages.push(page);
    await page.goto('/chat');
    const screen = new ChatScreen(page);
    // By its tag: some specs speak Russian.
    await expect(page.locator('chat-room-list-panel')).toBeVisible();
    return screen;
  }

  async close(): Promise<void> {
    await Promise.all(this.pages.map((page) => page.context().close()));
  }
}

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ browser }, use) => {
    const desk = new Desk(browser);
    await use(desk);
    await desk.close();
  },
});
export { expect };
