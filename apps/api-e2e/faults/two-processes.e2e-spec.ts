import type { Actor } from '../support/actor';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { editMessage, logOut, type Room, withdrawMessage } from '../support/operations';
import { type OwnPlace, ownPlace } from '../support/own-process';

/** D6: all live subscribers on all processes have every committed event within 2 s with no fault. */
const CONVERGENCE_MS = 2_000;

describe('two API processes on one database', () => {
  let place: OwnPlace;
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'dmitry'>;
  let anna: Actor;
  let clara: Actor;
  let room: Room;

  beforeAll(async () => {
    place = await ownPlace('two_processes');
    await Promise.all([place.start(), place.start()]);
  });
  afterAll(() => place.end());
  beforeEach(async () => {
    const [here, there] = place.apis;
    clinic = await aClinic(
      { anna: {}, boris: {}, clara: {}, dmitry: {} },
      { api: here?.url ?? '', database: place.database },
    );
    anna = clinic.people.anna;
    clara = clinic.people.clara.with({ url: there?.url ?? '' });
    room = await anna.createRoom('Surgery', [clinic.people.boris, clara]);
  });
  afterEach(() => everybodyLeaves(clinic));

  it('D6 messages, edits and withdrawals through one reach the sockets of the other within 2 s', async () => {
    const live = await clara.socket();
    const { id } = await anna.send(room, 'from there');
    const sentAt = performance.now();
    await live.message('from there');
    expect(performance.now() - sentAt).toBeLessThan(CONVERGENCE_MS);
    await anna.run(editMessage, { input: { id, text: 'edited there' } });
    await live.message('edited there');
    await anna.run(withdrawMessage, { id });
    const withdrawnAt = performance.now();
    await live.until((event) => event.__typename === 'MessageChanged' && event.message.withdrawnAt !== null);
    expect(performance.now() - withdrawnAt).toBeLessThan(CONVERGENCE_MS);
  });

  it('D5, D6 everybody everywhere has every message once and in order, written through both', async () => {
    const sockets = [await anna.socket(), await clara.socket(), await clinic.people.boris.socket()];
    await Promise.all(Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? anna : clara).send(room, `line ${i}`)));
    const { revision } = await anna.room(room.id);
    const told = performance.now();
    for (const live of sockets) {
      await live.untilFound(() => live.messagesIn(room.id).find((event) => event.revision === revision));
      expect(performance.now() - told).toBeLessThan(CONVERGENCE_MS);
      const revisions = live.messagesIn(room.id).map((event) => event.revision);
      expect(revisions).toEqual(Array.from({ length: 100 }, (_, i) => room.revision + 1 + i));
    }
  });

  it('receipts and unread counts through one reach the sockets of the other', async () => {
    const elsewhere = clinic.people.boris.with({ url: clara.url });
    const [a, b] = [await anna.socket(), await clinic.people.boris.socket()];
    const { seq } = await anna.send(room, 'hello');
    await elsewhere.markRead(room, seq);
    const marked = performance.now();
    await a.until(
      (event) =>
        event.__typename === 'ReceiptsChanged' &&
        event.receipts.some(({ memberId, readSeq }) => memberId === elsewhere.id && readSeq === seq),
    );
    expect(performance.now() - marked).toBeLessThan(CONVERGENCE_MS);
    await b.untilFound(() => b.unreadIn(room.id).find((event) => event.readSeq === seq && event.unreadCount === 0));
  });

  it('R4 removal through one ends access at the other within a second; nothing committed afterwards arrives', async () => {
    const live = await clara.socket();
    await anna.send(room, 'together');
    await live.message('together');
    await anna.remove(room, clara);
    const answered = performance.now();
    await anna.send(room, 'without her');
    await live.accessEnded(room.id);
    expect(performance.now() - answered).toBeLessThan(1_000);
    const chat = await anna.chatWith(clara);
    await anna.send(chat, 'marker');
    await live.message('marker');
    expect(live.messagesIn(room.id).map(({ message }) => message.text)).toEqual(['together']);
  });

  it('adding through one lets in at the other, and a new room is told there', async () => {
    const dmitry = clinic.people.dmitry.with({ url: clara.url });
    const live = await dmitry.socket();
    await anna.send(room, 'before');
    await anna.add(room, [dmitry]);
    await anna.send(room, 'after');
    await live.message('after');
    expect(live.messagesIn(room.id).map(({ message }) => message.text)).not.toContain('before');
    const chat = await anna.chatWith(dmitry);
    await anna.send(chat, 'just us');
    await live.message('just us');
  });

  it('R1 logging out at one closes the sockets of that session at the other within a second', async () => {
    const live = await clara.socket();
    await clinic.people.clara.run(logOut, {});
    const answered = performance.now();
    expect((await live.closed).code).toBe(4403);
    expect(performance.now() - answered).toBeLessThan(1_000);
  });

  it('another one that starts disturbs nobody: every read and every send meanwhile is answered', async () => {
    let isStarting = true;
    let sent = 0;
    const busy = async (person: Actor) => {
      for (; isStarting; sent++) {
        await person.send(room, `while it starts ${sent}`);
        await person.room(room.id);
      }
    };
    const work = [anna, anna, clara, clara].map(busy);
    const third = await place.start();
    isStarting = false;
    await Promise.all(work);
    expect(sent).toBeGreaterThan(10);
    await third.kill('SIGTERM');
  });

  it('a repeat with the same clientMessageId at the other is the same message', async () => {
    const clientMessageId = '7f9c24e8-3b12-4fef-91e0-56a2d5a9c7c1';
    const first = await anna.deliver(room, 'once', { clientMessageId });
    const again = await anna.with({ url: clara.url }).deliver(room, 'twice', { clientMessageId });
    expect(again).toEqual({ duplicate: true, message: first.message });
  });
});
