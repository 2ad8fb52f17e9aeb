import { PushToThisBrowser } from './push-address';

const KEY = 'BPush_k-eA';
const bytesOf = (key: string) =>
  Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/') + '=='), (c) => c.charCodeAt(0)).buffer;

/** The browser's own part, which leaves the house. */
function aBrowser() {
  const state = { key: null as string | null, refuses: false, asked: 0 };
  const subscriptionOf = (key: string) => ({
    options: { applicationServerKey: bytesOf(key) },
    toJSON: () => ({ endpoint: `https://push.example.com/${key}`, keys: { p256dh: 'p', auth: 'a' } }),
    unsubscribe: async () => {
      state.key = null;
      return true;
    },
  });
  const pushManager = {
    getSubscription: async () => (state.key === null ? null : subscriptionOf(state.key)),
    subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
      state.asked++;
      if (state.refuses) throw new Error('no push service');
      state.key = applicationServerKey;
      return subscriptionOf(applicationServerKey);
    },
  };
  const registration = { pushManager };
  const workers = { ready: Promise.resolve(registration), getRegistration: async () => registration };
  return { state, workers: workers as unknown as ServiceWorkerContainer };
}

describe('push to this browser', () => {
  const setUp = (key = KEY) => {
    const told: string[] = [];
    const browser = aBrowser();
    const push = new PushToThisBrowser(browser.workers, {
      key: async () => key,
      subscribe: async ({ endpoint }) => told.push(endpoint),
      unsubscribe: async () => told.push('unsubscribed'),
    });
    return { told, push, ...browser };
  };

  it('follows what the person wants', async () => {
    const { told, push, state } = setUp();
    await push.want(false);
    expect(told).toEqual([]);
    await push.want(true);
    await push.want(true);
    expect([told, state.key]).toEqual([[`https://push.example.com/${KEY}`], KEY]);
    await push.want(false);
    expect([told.at(-1), state.key]).toEqual(['unsubscribed', null]);
  });

  it('is subscribed anew in another clinic, and kept in the same', async () => {
    const { told, push, state } = setUp();
    state.key = 'BOther-clA';
    await push.want(true);
    expect([told, state.key, state.asked]).toEqual([[`https://push.example.com/${KEY}`], KEY, 1]);

    const again = setUp();
    again.state.key = KEY;
    await again.push.want(true);
    expect([again.told.length, again.state.asked]).toEqual([1, 0]);
  });

  it('is tried again after a failure', async () => {
    const { told, push, state } = setUp();
    state.refuses = true;
    await push.want(true);
    expect(told).toEqual([]);
    state.refuses = false;
    await push.want(true);
    expect(told).toHaveLength(1);
  });
});
