import { baseURL } from './support/address';
import type { ChatScreen } from './support/chat-screen';
import { expect, test } from './support/people';

/** Waits until the worker has the page and keeps the whole shell. */
async function installed({ page }: ChatScreen): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction(async () => {
    const hasPage = (await caches.match('/index.html')) !== undefined;
    const scripts = [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src') ?? '');
    const kept = await Promise.all(scripts.map((src) => caches.match(`/${src}`)));
    return hasPage && kept.every((answer) => answer !== undefined);
  });
}

test('the installed app opens without a network, keeps nothing of the API, and goes on when the network is back', async ({
  desk,
}) => {
  const dmitry = await desk.of('dmitry', { serviceWorkers: 'allow' });
  const { page } = dmitry;
  await installed(dmitry);
  const byWorker = new Map<string, boolean>();
  page.on('response', (response) => byWorker.set(new URL(response.url()).pathname, response.fromServiceWorker()));
  await page.reload();
  await expect(page.locator('chat-room-row').first()).toBeVisible();
  expect(byWorker.get('/graphql')).toBe(false);
  expect([...byWorker].filter(([path, worker]) => path.endsWith('.js') && worker).length).toBeGreaterThan(0);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/index.html');
  expect(kept.filter((path) => /^\/(graphql|files)/.test(path))).toEqual([]);

  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) blocked.push(message.text());
  });
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Clinic Chat cannot be reached' })).toBeVisible();
  // Its looks come with it: the kept page and its policy agree about the nonce.
  await expect(page.locator('main')).toHaveCSS('display', 'flex');
  expect(blocked).toEqual([]);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.locator('chat-room-row').first()).toBeVisible();
});

test('a push is shown while no page is looked at, and its click opens the room in the open window', async ({
  desk,
}) => {
  const lena = await desk.of('lena', { serviceWorkers: 'allow', permissions: ['notifications'] });
  const { page } = lena;
  await installed(lena);
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  const room = { id: '01890000-0000-7000-8000-000000000000' };
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: baseURL,
    registrationId: await registered,
    data: JSON.stringify({
      notification: {
        title: 'New message in Clinic Chat',
        tag: 'message-id',
        data: { roomId: room.id, onActionClick: { default: { operation: 'focusLastFocusedOrOpen', url: '/chat' } } },
      },
    }),
  });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return (await registration?.getNotifications())?.map(({ title, tag, body }) => ({ title, tag, body }));
    });
  await expect.poll(shown).toEqual([{ title: 'New message in Clinic Chat', tag: 'message-id', body: '' }]);

  // What Angular's worker tells its pages when the notification is clicked.
  await page.evaluate((roomId) => {
    const data = { type: 'NOTIFICATION_CLICK', data: { action: '', notification: { data: { roomId } } } };
    navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data }));
  }, room.id);
  await expect(page).toHaveURL(`/chat/${room.id}`);
});

test('a new version is offered, not forced: one press loads it', async ({ desk }) => {
  const { page, ...screen } = await desk.of('lena', { serviceWorkers: 'allow' });
  await installed({ ...screen, page } as ChatScreen);
  await page.evaluate(() => {
    for (let i = 0; i < 2; i++) {
      navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { type: 'VERSION_READY' } }));
    }
  });
  await expect(page.getByText('A new version is here.')).toHaveCount(1);
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Reload' }).click();
  await loaded;
  await expect(page.locator('chat-room-row').first()).toBeVisible();
});
