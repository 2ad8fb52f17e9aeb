import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import type { ChatScreen } from './support/chat-screen';
import { expect, people, test } from './support/people';

interface Recorded {
  readonly title: string;
  readonly tag: string;
  readonly body: string;
  closed: boolean;
  readonly click: () => void;
}
type RecordingWindow = Window & { notices: Recorded[]; rings: number };

async function graphql(context: BrowserContext, query: string): Promise<{ data: unknown }> {
  const headers = { 'apollo-require-preflight': 'true' };
  return (await (await context.request.post('/graphql', { headers, data: { query } })).json()) as { data: unknown };
}

/** The notifications of the desktop and the loudspeaker are outside the page: recorded in their place. */
async function record(screen: ChatScreen, preferences: string): Promise<void> {
  const context = screen.page.context();
  await graphql(context, `mutation { updatePreferences(input: { ${preferences} }) { __typename } }`);
  await context.addInitScript(() => {
    const seen: Recorded[] = [];
    class Recorder extends EventTarget {
      static readonly permission = 'granted';
      onclick: (() => void) | null = null;
      private readonly entry: Recorded;
      constructor(title: string, options: NotificationOptions = {}) {
        super();
        const { tag = '', body = '' } = options;
        this.entry = { title, tag, body, closed: false, click: () => this.onclick?.() };
        seen.push(this.entry);
      }
      close() {
        this.entry.closed = true;
      }
    }
    Object.assign(window, { notices: seen, rings: 0, Notification: Recorder });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      (window as unknown as RecordingWindow).rings += 0.5; // A ring has two tones.
      start.call(this, when);
    };
  });
  await screen.page.reload();
  await expect(screen.page.locator('chat-room-row').first()).toBeVisible();
  await hears(screen.page);
}

/** The part that notifies is fetched after the first view; it holds a lock of the browser once it is there. */
async function hears(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return [...held, ...pending].some(({ name }) => name?.startsWith('clinic-chat.voice.'));
  });
}

/** What came before is news for the list, and no arrival. */
async function feedReady(page: Page): Promise<void> {
  const socket = await page.waitForEvent('websocket');
  await socket.waitForEvent('framereceived', ({ payload }) => payload.toString().includes('FeedReady'));
}

const noticesOf = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as RecordingWindow).notices.map(({ title, tag, body, closed }) => ({
      title,
      tag,
      body,
      closed,
    })),
  );
const ringsOf = (page: Page) => page.evaluate(() => (window as unknown as RecordingWindow).rings);
/** Whatever the clinic begins with: nothing of it is left unread. */
async function readEverything(context: BrowserContext): Promise<void> {
  const { data } = (await graphql(context, '{ chatRooms(first: 100) { edges { node { id lastSeq } } } }')) as {
    data: { chatRooms: { edges: { node: { id: string; lastSeq: number } }[] } };
  };
  for (const { node } of data.chatRooms.edges)
    await graphql(context, `mutation { markRead(roomId: "${node.id}", seq: ${node.lastSeq}) { readSeq } }`);
}

const WANTED = 'desktopNotifications: true, sounds: true, quietHoursStart: null, quietHoursEnd: null';

test('a new message makes one notification and one sound for two tabs, without a name or a word of it', async ({
  desk,
}) => {
  const julia = await desk.of('julia');
  await readEverything(julia.page.context());
  await record(julia, WANTED);
  const tab = await julia.page.context().newPage();
  await tab.goto('/chat');
  await hears(tab);
  const ivan = await desk.of('ivan');
  await ivan.startChatWith('Julia Romanova');
  await ivan.write('canary: the biopsy is back');
  await expect(ivan.message('canary')).toBeVisible();

  // Both tabs agree about what is unread, in the title too.
  for (const page of [julia.page, tab]) {
    await expect(page).toHaveTitle(/^\(\d+\) Chat · Clinic Chat$/);
    await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', 'favicon-unread.svg');
  }
  expect(await julia.page.title()).toBe(await tab.title());
  const both = async () => [...(await noticesOf(julia.page)), ...(await noticesOf(tab))];
  await expect.poll(both).toHaveLength(1);
  const [notice] = await both();
  expect(notice).toEqual({ title: 'New message in Clinic Chat', tag: expect.any(String), body: '', closed: false });
  expect(notice?.tag).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(notice)).not.toMatch(/canary|biopsy|Ivan/);
  expect((await ringsOf(julia.page)) + (await ringsOf(tab))).toBe(1);

  // A click opens the room; what is read there, closes the notification and takes the mark from both titles.
  const speaker = (await noticesOf(julia.page)).length === 1 ? julia.page : tab;
  const other = speaker === tab ? julia.page : tab;
  await other.getByRole('link', { name: /^Ivan Kuznetsov, / }).click();
  await other.mouse.move(400, 300);
  await expect(other).toHaveTitle('Ivan Kuznetsov · Clinic Chat');
  await expect(speaker).toHaveTitle('Chat · Clinic Chat');
  await expect.poll(async () => (await noticesOf(speaker))[0]?.closed).toBe(true);

  // Looked at in one tab, the room disturbs in neither.
  await ivan.write('second');
  await expect(other.getByRole('article').filter({ hasText: 'second' })).toBeVisible();
  await expect(ivan.message('second')).toHaveAccessibleName(/, Read$/);
  expect(await both()).toHaveLength(1);

  // The tab that spoke goes: the other takes over.
  await speaker.close();
  const listening = feedReady(other);
  await other.goto('/profile');
  await Promise.all([hears(other), listening]);
  await ivan.write('third');
  await expect.poll(() => noticesOf(other)).toHaveLength(1);
  await expect(other).toHaveTitle('(1) Profile · Clinic Chat');
  await other.evaluate(() => (window as unknown as RecordingWindow).notices[0]?.click());
  await expect(other.getByRole('main')).toHaveAccessibleName('Chat: Ivan Kuznetsov');
});

test('quiet hours and muted rooms are silent, a mention in a muted room is not', async ({ desk }) => {
  const fiona = await desk.of('fiona', { timezoneId: 'UTC' });
  const hour = (by: number) => new Date(Date.now() + by * 3_600_000).toISOString().slice(11, 16);
  await record(
    fiona,
    `desktopNotifications: true, sounds: true, quietHoursStart: "${hour(-2)}",
    quietHoursEnd: "${hour(2)}", timeZone: "UTC"`,
  );
  const ivan = await desk.of('ivan');
  await ivan.startRoom('Quiet night', people.fiona, people.hannah);
  const roomId = new URL(ivan.page.url()).pathname.split('/').pop() ?? '';
  const write = (text: string, mentions = '') =>
    graphql(
      ivan.page.context(),
      `mutation { sendMessage(input: { roomId: "${roomId}", clientMessageId: "${randomUUID()}", text: "${text}" ${mentions} }) {
        message { id } } }`,
    );
  await write('in quiet hours');
  await expect(fiona.room('Quiet night')).toHaveAccessibleName(/, 1 unread message, /);
  expect([await noticesOf(fiona.page), await ringsOf(fiona.page)]).toEqual([[], 0]);

  const context = fiona.page.context();
  await graphql(context, `mutation { setChatRoomMuted(roomId: "${roomId}", muted: true) { __typename } }`);
  await graphql(context, `mutation { updatePreferences(input: { ${WANTED} }) { __typename } }`);
  await fiona.page.reload();
  await hears(fiona.page);
  await write('muted');
  await expect(fiona.room('Quiet night')).toHaveAccessibleName(/, 2 unread messages, /);
  expect(await noticesOf(fiona.page)).toEqual([]);
  const { data } = (await graphql(context, '{ me { employee { id } } }')) as {
    data: { me: { employee: { id: string } } };
  };
  await write('muted, but meant', `mentionIds: ["${data.me.employee.id}"]`);
  await expect.poll(() => noticesOf(fiona.page)).toHaveLength(1);
  expect(await ringsOf(fiona.page)).toBe(1);
});
