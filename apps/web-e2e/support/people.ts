import { type Browser, type BrowserContextOptions, type Page, test as base, expect } from '@playwright/test';
import { baseURL } from './address';
import { ChatScreen } from './chat-screen';
import { type Clinic, Clinics, type PersonKey } from './clinics';

export { PASSWORD, type PersonKey, people } from './clinics';

/** Opens browsers for people who are signed in already. */
export class Desk {
  private readonly pages: Page[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly clinic: Clinic,
    private readonly address: string,
  ) {}

  /** A browser of their own, at the chat. */
  async of(person: PersonKey, options: BrowserContextOptions = {}): Promise<ChatScreen> {
    const context = await this.browser.newContext({ baseURL: this.address, ...options });
    const value = await this.clinic.signIn(person, options.userAgent);
    await context.addCookies([{ name: 'session', value, url: this.address, httpOnly: true, sameSite: 'Lax' }]);
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

interface Fixtures {
  /** Where the product answers. */
  readonly address: string;
  /** Of this spec alone: nobody else writes to its people. */
  readonly clinic: Clinic;
  readonly desk: Desk;
}

export const test = base.extend<Fixtures, { readonly clinics: Clinics }>({
  clinics: [
    async ({}, use) => {
      const clinics = await Clinics.open();
      await use(clinics);
      await clinics.close();
    },
    { scope: 'worker' },
  ],
  address: [baseURL, { option: true }],
  clinic: async ({ clinics }, use) => use(await clinics.add()),
  desk: async ({ browser, clinic, address }, use) => {
    const desk = new Desk(browser, clinic, address);
    await use(desk);
    await desk.close();
  },
});
export { expect };
