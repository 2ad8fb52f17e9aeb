import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { aClinic, anotherSession, type Clinic, everybodyLeaves } from './support/clinic';
import { chatRoom, editMessage, leaveChatRoom, type Room, sendMessage, withdrawMessage } from './support/operations';

describe('chat events', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'stranger'>;
  let anna: Actor;
  let boris: Actor;
  let clara: Actor;
  let room: Room;

  beforeEach(async () => {
    clinic = await aClinic({ anna: {}, boris: {}, clara: {}, stranger: {} });
    ({ anna, boris, clara } = clinic.people);
    room = await anna.createRoom('Surgery', [boris, clara]);
  });
  afterEach(() => everybodyLeaves(clinic));

  it('begin with FeedReady, which names the history of the database', async () => {
    const live = await anna.socket();
    const [first] = live.events;
    expect(first?.__typename).toBe('FeedReady');
    const again = await boris.socket();
    expect(live.of('FeedReady')[0]?.logEpoch).toMatch(/\S/);
    expect(again.of('FeedReady')[0]?.logEpoch).toBe(live.of('FeedReady')[0]?.logEpoch);
  });

  it('bring a message to every member within a second, the sender included, and to nobody else', async () => {
    const { stranger } = clinic.people;
    const [a, b, s] = [await anna.socket(), await boris.socket(), await stranger.socket()];
    const sent = await anna.send(room, 'live');
    const began = performance.now();
    const told = await b.message('live');
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(told).toMatchObject({
      roomId: room.id,
      revision: sent.revision,
      message: { id: sent.id, seq: sent.seq, sender: { id: anna.id, name: anna.name } },
    });
    await a.message('live');

    // A later event that concerns the stranger shows that nothing came before it.
    const theirs = await stranger.chatWith(anna);
    await anna.send(theirs, 'for you');
    await s.message('for you');
    expect(s.messagesIn(room.id)).toEqual([]);
  });

  it('bring edits, withdrawals and system lines, each with the next revision', async () => {
    const live = await boris.socket();
    const { id } = await anna.send(room, 'first');
    await anna.run(editMessage, { input: { id, text: 'second' } });
    await anna.run(withdrawMessage, { id });
    await anna.add(room, [clinic.people.stranger]);
    await live.until((event) => event.__typename === 'MessageChanged' && event.message.system !== null);
    const told = live.messagesIn(room.id);
    expect(told.map(({ revision }) => revision)).toEqual([1, 2, 3, 4].map((i) => room.revision + i));
    expect(told.map(({ message }) => [message.text, message.withdrawnAt !== null])).toEqual([
      ['first', false],
      ['second', false],
      ['', true],
      ['', false],
    ]);
  });

  it('arrive in order, without a hole and without a repeat, for everybody', async () => {
    const sockets = [await anna.socket(), await boris.socket(), await clara.socket()];
    const writers = Array.from({ length: 20 }, () => [anna, boris, clara]).flat();
    await Promise.all(writers.map((who, i) => who.send(room, `line ${i}`)));
    const { revision } = await anna.room(room.id);
    for (const live of sockets) {
      await live.untilFound(() => live.messagesIn(room.id).find((event) => event.revision === revision));
      const revisions = live.messagesIn(room.id).map((event) => event.revision);
      expect(revisions).toEqual(Array.from({ length: 60 }, (_, i) => room.revision + 1 + i));
    }
  });

  it('join what was missed without a hole, while others write (FeedReady, then changes)', async () => {
    const enough = new AbortController();
    const writer = (async () => {
      for (let i = 0; !enough.signal.aborted; i++) await anna.send(room, `line ${i}`);
    })();
    for (let round = 0; round < 8; round++) {
      const known = Math.floor(Math.random() * (await boris.room(room.id)).revision);
      const live = await boris.socket();
      const missed = (await boris.changes(room, known)).map(({ revision }) => revision);
      const until = (missed.at(-1) ?? known) + 5;
      await live.untilFound(() => live.messagesIn(room.id).find(({ revision }) => revision >= until));
      const told = live.messagesIn(room.id).map(({ revision }) => revision);
      await live.close();
      const all = [...new Set([...missed, ...told])].sort((a, b) => a - b);
      expect(all).toEqual(Array.from({ length: all.length }, (_, i) => known + 1 + i));
    }
    enough.abort();
    await writer;
  });

  it('tell of a new room without connecting again', async () => {
    const live = await clara.socket();
    const chat = await boris.chatWith(clara);
    await boris.send(chat, 'hello, Clara');
    expect((await live.message('hello, Clara')).roomId).toBe(chat.id);
  });

  it('let a newcomer in from their own arrival on, and only from there', async () => {
    const { stranger } = clinic.people;
    const live = await stranger.socket();
    await anna.send(room, 'before');
    await anna.add(room, [stranger]);
    await anna.send(room, 'after');
    await live.message('after');
    const told = live.messagesIn(room.id);
    expect(told.map(({ message }) => message.text)).not.toContain('before');
    // An old message that is edited now is still none of theirs.
    const old = (await anna.history(room)).edges.find(({ node }) => node.text === 'before')?.node;
    await anna.run(editMessage, { input: { id: old?.id ?? '', text: 'before, edited' } });
    await anna.send(room, 'later');
    await live.message('later');
    expect(live.messagesIn(room.id).map(({ message }) => message.text)).not.toContain('before, edited');
  });

  it('run mutations over the socket too, under the same rules', async () => {
    const live = await anna.socket();
    const input = { roomId: room.id, clientMessageId: randomUUID(), text: 'by socket' };
    const sent = await live.run(sendMessage, { input });
    expect(sent.data?.sendMessage.message.text).toBe('by socket');
    await live.message('by socket');
    const refused = await live.run(sendMessage, { input: { ...input, clientMessageId: randomUUID(), text: '  ' } });
    expect(refused.errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    const { stranger } = clinic.people;
    const foreign = await (await stranger.socket()).run(sendMessage, { input });
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  describe('receipts', () => {
    it('come to all members when marks move, and the marks only grow', async () => {
      const [a, c] = [await anna.socket(), await clara.socket()];
      const { seq } = await anna.send(room, 'hello');
      await boris.markDelivered(room, seq);
      const receipt = (live: typeof a, readSeq: number) =>
        live.untilFound(() =>
          live
            .of('ReceiptsChanged')
            .flatMap(({ receipts }) => receipts)
            .find((mark) => mark.memberId === boris.id && mark.readSeq >= readSeq && mark.deliveredSeq >= seq),
        );
      for (const live of [a, c]) expect(await receipt(live, 0)).toMatchObject({ deliveredSeq: seq, readSeq: 0 });
      await boris.markRead(room, seq);
      for (const live of [a, c]) expect(await receipt(live, seq)).toMatchObject({ deliveredSeq: seq, readSeq: seq });
      const marks = a
        .of('ReceiptsChanged')
        .flatMap(({ receipts }) => receipts)
        .filter(({ memberId }) => memberId === boris.id);
      for (const [index, mark] of marks.entries()) {
        expect(mark.deliveredSeq).toBeGreaterThanOrEqual(marks[index - 1]?.deliveredSeq ?? 0);
        expect(mark.readSeq).toBeGreaterThanOrEqual(marks[index - 1]?.readSeq ?? 0);
      }
    });

    it('unread counts come only to the own clients of the reader, to all of them', async () => {
      const other = await anotherSession(boris);
      const [c, here, there] = [await clara.socket(), await boris.socket(), await other.socket()];
      const { seq, writtenCount } = await anna.send(room, 'hello');
      await boris.markRead(room, seq);
      for (const live of [here, there]) {
        const told = await live.untilFound(() => live.unreadIn(room.id).find(({ readSeq }) => readSeq === seq));
        expect(told).toMatchObject({ unreadCount: 0, writtenCount });
      }
      // Clara is told that Boris has read, and nothing of his counts.
      await c.until(
        (event) =>
          event.__typename === 'ReceiptsChanged' && event.receipts.some(({ memberId }) => memberId === boris.id),
      );
      await anna.send(room, 'marker');
      await c.message('marker');
      expect(c.unreadIn(room.id)).toEqual([]);
    });
  });

  describe('the end of access', () => {
    it.each(['removed', 'left'] as const)('is told within a second to one who was %s; nothing follows', async (how) => {
      const [a, b, c] = [await anna.socket(), await boris.socket(), await clara.socket()];
      await anna.send(room, 'together');
      await c.message('together');
      if (how === 'removed') await anna.remove(room, clara);
      else await clara.run(leaveChatRoom, { roomId: room.id });
      const answered = performance.now();
      await c.accessEnded(room.id);
      expect(performance.now() - answered).toBeLessThan(1_000);

      await anna.send(room, 'without her');
      const { id } = await boris.send(room, 'edited soon');
      await boris.run(editMessage, { input: { id, text: 'edited' } });
      await anna.markRead(room, 4);
      for (const live of [a, b]) await live.message('edited');
      await b.until((event) => event.__typename === 'ReceiptsChanged');
      // A later event of another room shows that nothing came before it.
      const chat = await anna.chatWith(clara);
      await anna.send(chat, 'still here');
      await c.message('still here');
      expect(c.messagesIn(room.id).map(({ message }) => message.text)).toEqual(['together']);
      expect(c.of('ReceiptsChanged').filter(({ roomId }) => roomId === room.id)).toEqual([]);
      expect(a.of('AccessEnded')).toEqual([]);
    });

    it('closes the sockets within a second of one who loses the CHAT module, and opens none again', async () => {
      const [b, c] = [await boris.socket(), await clara.socket()];
      await clinic.sql(`update employee set modules = '{CRM}' where id = $1`, [clara.id]);
      const lost = performance.now();
      expect((await c.closed).code).toBe(1012);
      expect(performance.now() - lost).toBeLessThan(1_000);
      await anna.send(room, 'without her');
      await b.message('without her');
      expect(c.messagesIn(room.id)).toEqual([]);
      expect((await clara.refusal(chatRoom, { id: room.id })).extensions.code).toBe('FORBIDDEN');
      await expect(clara.socket()).rejects.toThrow('subscription was refused: FORBIDDEN');
    });

    it('and what was sent between removal and return is not told afterwards', async () => {
      const c = await clara.socket();
      await anna.remove(room, clara);
      await anna.send(room, 'without her');
      await anna.add(room, [clara]);
      await anna.send(room, 'welcome back');
      await c.message('welcome back');
      expect(c.messagesIn(room.id).map(({ message }) => message.text)).not.toContain('without her');
    });
  });
});
