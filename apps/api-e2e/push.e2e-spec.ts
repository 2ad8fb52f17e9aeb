import { createPublicKey, randomUUID, verify } from 'node:crypto';
import type { Actor } from './support/actor';
import { type ApiProcess, startApi } from './support/api-process';
import { aClinic, anotherSession, type Clinic, everybodyLeaves } from './support/clinic';
import { logOut, type Room } from './support/operations';
import { createDatabase } from './support/owner';
import { updatePreferences } from './support/profile-operations';
import { pushPublicKey, subscribeToPush, unsubscribeFromPush } from './support/push-operations';
import { type PushedBrowser, type PushService, pushService } from './support/push-service';
import { run } from './support/run';
import { sendMentioning, setChatRoomMuted } from './support/staff-chat-operations';

const AFTER_MS = 150;
const UNREAD_AFTER_MS = 1_500;
/** Whatever is written in these tests has it; nothing that leaves the house may. */
const CANARY = 'canary-4711-biopsy';

describe('web push', () => {
  let api: ApiProcess;
  let database: string;
  let service: PushService;
  let clinic: Clinic<'anna' | 'boris' | 'clara'>;
  let anna: Actor;
  let boris: Actor;
  let clara: Actor;
  let room: Room;

  beforeAll(async () => {
    database = await createDatabase(run.postgres, 'push');
    service = await pushService();
    api = await startApi({
      databaseUrl: database,
      environment: {
        PUSH_ALLOW_LOOPBACK: 'true',
        PUSH_AFTER_MS: String(AFTER_MS),
        PUSH_UNREAD_AFTER_MS: String(UNREAD_AFTER_MS),
      },
    });
  });
  afterAll(async () => {
    await api.kill('SIGTERM');
    await service.close();
  });
  beforeEach(async () => {
    clinic = await aClinic({ anna: {}, boris: { name: 'Boris' }, clara: {} }, { api: api.url, database });
    ({ anna, boris, clara } = clinic.people);
    room = await anna.createRoom(`Room ${CANARY}`, [boris, clara]);
  });
  afterEach(() => everybodyLeaves(clinic));

  /** A browser of a session, subscribed as its page would subscribe it. */
  async function browserOf(actor: Actor): Promise<PushedBrowser> {
    const browser = service.browser();
    await actor.run(updatePreferences, { input: { desktopNotifications: true } });
    await actor.run(subscribeToPush, { input: browser.subscription });
    return browser;
  }
  const write = () => anna.send(room, CANARY);
  /** Waits for one push more than there were: pushes leave in turns, so whatever came before has arrived by then. */
  async function settled(other: PushedBrowser): Promise<void> {
    await other.until(1);
    const before = other.pushes.length;
    await write();
    await other.until(before + 1);
  }
  /** Holds the sender up with one push, so that what is written next waits for as long as the test wants. */
  async function inTheMiddleOfATurn(other: PushedBrowser): Promise<() => void> {
    let release: () => void = () => undefined;
    other.busy = new Promise((resolve) => (release = resolve));
    await write();
    await other.until(1);
    return release;
  }
  const kept = async () =>
    (await clinic.sql('select 1 from push_subscription where clinic_id = $1 and endpoint is not null', [clinic.id]))
      .length;

  it('says that there is a new message, with opaque ids and not a word or name of it, signed by the clinic', async () => {
    const phone = await browserOf(boris);
    const message = await write();
    const [push] = await phone.until(1);
    const { notification } = JSON.parse(push?.text ?? '') as { notification: Record<string, unknown> };
    expect(notification).toEqual({
      title: 'New message in Clinic Chat',
      tag: message.id,
      lang: 'en',
      icon: '/icons/icon-192.png',
      badge: '/icons/badge-96.png',
      data: {
        roomId: room.id,
        onActionClick: { default: { operation: 'focusLastFocusedOrOpen', url: `/chat/${room.id}` } },
      },
    });
    for (const secret of [CANARY, 'Anna', 'Boris', 'Room', boris.person.email])
      expect(push?.text).not.toContain(secret);
    expect(push?.sealed.includes(CANARY)).toBe(false);
    expect(push?.headers).toMatchObject({ topic: 'new-message', 'content-encoding': 'aes128gcm' });

    const { pushPublicKey: key } = await boris.run(pushPublicKey, {});
    expect(isSignedBy(key, push?.headers.authorization ?? '')).toBe(true);
    const { pushPublicKey: again } = await clara.run(pushPublicKey, {});
    expect(again).toBe(key);
  });

  it('speaks the language of the person, and comes once for a burst', async () => {
    const phone = await browserOf(boris);
    await boris.run(updatePreferences, { input: { language: 'RU' } });
    const other = await browserOf(clara);
    await Promise.all(Array.from({ length: 12 }, write));
    await settled(other);
    const titles = phone.pushes.map(
      ({ text }) => (JSON.parse(text) as { notification: { title: string } }).notification.title,
    );
    expect(new Set(titles)).toEqual(new Set(['Новое сообщение в Clinic Chat']));
    // One push for what came together; a busy machine may spread the messages over a few moments.
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.length).toBeLessThan(12 / 2);
  });

  it('comes to every browser of a person, and not to the sender', async () => {
    const phone = await browserOf(boris);
    const tablet = await browserOf(await anotherSession(boris, database));
    const own = await browserOf(anna);
    await write();
    await Promise.all([phone.until(1), settled(tablet)]);
    expect(own.pushes).toEqual([]);
  });

  /** Each of these keeps a push away from Boris; Clara, with the same set-up, gets hers, and later so would he. */
  const silences: Record<string, () => Promise<unknown>> = {
    'the room is muted': () => boris.run(setChatRoomMuted, { roomId: room.id, muted: true }),
    'they are in their quiet hours': () => {
      const hour = (by: number) => new Date(Date.now() + by * 3_600_000).toISOString().slice(11, 16);
      const input = { quietHoursStart: hour(-2), quietHoursEnd: hour(2), timeZone: 'UTC' };
      return boris.run(updatePreferences, { input });
    },
    'they switched notifications off': () => boris.run(updatePreferences, { input: { desktopNotifications: false } }),
    'they were removed from the room': () => anna.remove(room, boris),
    'they unsubscribed': () => boris.run(unsubscribeFromPush, {}),
    'they signed out': () => boris.run(logOut, {}),
    'their session has expired': () =>
      clinic.sql('update session set expires_at = now() where id = $1', [boris.person.sessionId]),
    'they are deactivated': () => clinic.sql('update employee set active = false where id = $1', [boris.id]),
    'they lost the module': () => clinic.sql(`update employee set modules = '{CRM}' where id = $1`, [boris.id]),
  };
  it.each(Object.keys(silences))('does not come when %s', async (name) => {
    const phone = await browserOf(boris);
    const other = await browserOf(clara);
    await silences[name]?.();
    await write();
    await settled(other);
    expect(phone.pushes).toEqual([]);
  });

  it('does not come to who was removed after the message was sent', async () => {
    const phone = await browserOf(boris);
    const other = await browserOf(clara);
    const release = await inTheMiddleOfATurn(other);
    await phone.until(1);
    await write();
    await anna.remove(room, boris);
    release();
    await other.until(2);
    await settled(other);
    expect(phone.pushes).toHaveLength(1);
  });

  it('calls back who has not been at the browser for a while: it says nothing that a locked screen hides', async () => {
    const phone = await browserOf(boris);
    await clinic.sql(`update session set last_seen_at = now() - interval '1 hour' where id = $1`, [
      boris.person.sessionId,
    ]);
    await write();
    const [push] = await phone.until(1);
    expect(push?.text).not.toContain(CANARY);
  });

  it('comes from a muted room with a mention', async () => {
    const phone = await browserOf(boris);
    await boris.run(setChatRoomMuted, { roomId: room.id, muted: true });
    await anna.run(sendMentioning, {
      input: { roomId: room.id, clientMessageId: randomUUID(), text: CANARY, mentionIds: [boris.id] },
    });
    await phone.until(1);
  });

  it('waits for who has an app open, and comes when they still have not read', async () => {
    const phone = await browserOf(boris);
    const other = await browserOf(clara);
    const release = await inTheMiddleOfATurn(other);
    await phone.until(1);
    const { seq } = await write();
    await boris.markDelivered(room, seq);
    await clara.markDelivered(room, seq);
    await clara.markRead(room, seq);
    release();
    const released = Date.now();
    await phone.until(2);
    expect(Date.now() - released).toBeGreaterThan(UNREAD_AFTER_MS - 100);
    expect(other.pushes).toHaveLength(1);
  });

  it('is forgotten with its session, at once, and when the push service knows it no more', async () => {
    const phone = await browserOf(boris);
    await browserOf(clara);
    expect(await kept()).toBe(2);
    await clara.run(logOut, {});
    expect(await kept()).toBe(1);
    phone.status = 410;
    await write();
    for (const end = Date.now() + 5_000; (await kept()) > 0 && Date.now() < end;)
      await new Promise((d) => setTimeout(d, 25));
    expect(await kept()).toBe(0);
    phone.status = 201;
    // Subscribing again is all that is needed.
    await boris.run(subscribeToPush, { input: phone.subscription });
    await write();
    await phone.until(2);
  });

  it('belongs to the session that subscribed last: who signs in after somebody else gets their own pushes only', async () => {
    const shared = await browserOf(boris);
    await clara.run(updatePreferences, { input: { desktopNotifications: true } });
    await clara.run(subscribeToPush, { input: shared.subscription });
    expect(await kept()).toBe(1);
    const alone = await anna.chatWith(boris);
    await anna.send(alone, CANARY);
    await write();
    const pushes = await shared.until(1);
    expect(pushes.map(({ text }) => text.includes(room.id))).toEqual([true]);
  });

  it('goes nowhere but to push services of the public internet', async () => {
    const { subscription } = service.browser();
    for (const endpoint of ['http://10.0.0.8/x', 'https://127.0.0.1/x', 'https://router/x', 'file:///etc/passwd', '']) {
      const { extensions } = await boris.refusal(subscribeToPush, { input: { ...subscription, endpoint } });
      expect([extensions.code, extensions.fields?.[0]?.field]).toEqual(['VALIDATION_FAILED', 'endpoint']);
    }
    const { extensions } = await boris.refusal(subscribeToPush, { input: { ...subscription, p256dh: 'short' } });
    expect(extensions.fields?.[0]?.field).toBe('p256dh');
    await boris.run(subscribeToPush, { input: subscription });
    // Without the setting for tests loopback is refused as well.
    const elsewhere = await aClinic({ dora: {} });
    const refusal = await elsewhere.people.dora.refusal(subscribeToPush, { input: subscription });
    expect(refusal.extensions.fields?.[0]?.field).toBe('endpoint');
  });

  it('holds up no send when the push service is slow or gone', async () => {
    const phone = await browserOf(boris);
    await boris.run(subscribeToPush, { input: { ...phone.subscription, endpoint: 'http://127.0.0.1:9/nobody' } });
    await write();
    const other = await browserOf(clara);
    await write();
    await other.until(1);
    expect(api.output()).not.toContain('127.0.0.1:9');
  });
});

/** RFC 8292: a token of the clinic's key, for the push service that got it. */
function isSignedBy(publicKey: string, authorization: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
  const [head = '', body = '', signature = ''] = token.split('.');
  const { aud } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { aud: string };
  if (key !== publicKey || !aud.startsWith('http://127.0.0.1:')) return false;
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  return verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}
