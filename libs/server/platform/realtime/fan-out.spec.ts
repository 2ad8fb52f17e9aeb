import { LiveSubscription } from './live-subscription';
import type { LiveListener } from './shared-source';
import { socketLimits } from './socket-limits';
import type { SpecClient } from './spec-client';
import { pause, SpecServer, until } from './spec-server';

const events = 'subscription { events { seq } }';

let server: SpecServer;
beforeEach(async () => {
  // No sweep: it also wakes FanOut up, and would hide that nothing else does.
  server = await SpecServer.start({ socketsPerSession: 100, sweepMs: 600_000, staleMs: 600_000 });
});
afterEach(() => server.stop());

function everybody(count: number, session = 'anna', query = events): Promise<SpecClient[]> {
  return Promise.all(Array.from({ length: count }, () => server.signedIn(session, query)));
}

describe('an event', () => {
  it('is executed once for 50 sockets of one class, and every socket gets it', async () => {
    const clients = [...(await everybody(25, 'anna')), ...(await everybody(25, 'boris'))];
    server.publish({ seq: 1 });
    await until(() => clients.every((client) => client.seqs().length === 1));
    expect(server.fanOut.metrics).toMatchObject({ executions: 1, deliveries: 50, writes: 50, sockets: 50 });
  });

  it('is executed once per viewer class, clinic, document and variables', async () => {
    server.sessions.add('chief', { viewerClass: 'administrator' });
    server.sessions.add('other', { clinicId: 'other clinic' });
    await everybody(3, 'anna');
    await everybody(3, 'boris');
    expect(await executionsOf(1)).toBe(1);
    await everybody(2, 'chief');
    expect(await executionsOf(2)).toBe(2);
    await everybody(2, 'other');
    expect(await executionsOf(3)).toBe(3);
    await server.signedIn('clara', 'subscription Mine { events { seq } }');
    expect(await executionsOf(4)).toBe(4);
  });

  it('is framed for each subscription id', async () => {
    const clients = await Promise.all(['1', '2', 'б"', '1'].map((id) => server.signedIn('anna', events, id)));
    server.publish({ seq: 5 });
    await until(() => clients.every(({ messages }) => messages.length === 2));
    expect(clients.map(({ messages }) => messages[1]?.id)).toEqual(['1', '2', 'б"', '1']);
    expect(server.fanOut.metrics.executions).toBe(1);
  });

  it('is delivered as it is, whatever its length and letters', async () => {
    const client = await server.signedIn('anna', 'subscription { events { seq text } }');
    const texts = ['', 'a', 'x'.repeat(70), 'x'.repeat(125), 'Снимок 🩺', 'я'.repeat(40_000), 'x'.repeat(70_000)];
    texts.forEach((text, seq) => server.publish({ seq, text }));
    await until(() => client.messages.length === texts.length + 1);
    const got = client.messages.slice(1).map(({ payload }) => (payload as { data: { events: object } }).data.events);
    expect(got).toEqual(texts.map((text, seq) => ({ seq, text })));
  });

  it('knows no person: a field that asks for one fails, masked, and leaks nobody', async () => {
    const clients = [
      await server.signedIn('anna', 'subscription { events { seq mine } }'),
      await server.signedIn('boris', 'subscription { events { seq mine } }'),
    ];
    server.publish({ seq: 1 });
    await until(() => clients.every(({ messages }) => messages.length === 2));
    for (const { messages } of clients) {
      expect(messages[1]?.payload).toMatchObject({
        data: { events: { seq: 1, mine: null } },
        errors: [{ extensions: { code: 'INTERNAL' } }],
      });
      expect(JSON.stringify(messages)).not.toMatch(/person of/);
    }
    expect(String(server.faults[0])).toMatch(/resolved for a person/);
  });

  it('goes to those it was published to, not to those who came later', async () => {
    const early = await server.signedIn('anna', events);
    const { listeners } = server;
    const late = await server.signedIn('boris', events);
    server.publish({ seq: 1 }, listeners);
    server.publish({ seq: 2 });
    await until(() => early.seqs().length === 2 && late.seqs().length === 1);
    expect([early.seqs(), late.seqs()]).toEqual([[1, 2], [2]]);
  });

  it('is not executed or written in the turn that publishes it', async () => {
    await server.signedIn('anna', events);
    server.publish({ seq: 1 });
    expect(server.fanOut.metrics.executions).toBe(0);
    await until(() => server.fanOut.metrics.deliveries === 1);
  });

  async function executionsOf(seq: number): Promise<number> {
    const before = server.fanOut.metrics.executions;
    const deliveries = server.fanOut.metrics.deliveries + server.listeners.length;
    server.publish({ seq });
    await until(() => server.fanOut.metrics.deliveries === deliveries);
    return server.fanOut.metrics.executions - before;
  }
});

describe('order', () => {
  it('is that of publishing for every socket, through 600 sockets and 40 events', async () => {
    const clients = await everybody(100);
    await Promise.all(
      clients.flatMap((client) => [2, 3, 4, 5, 6].map((id) => server.subscribe(client, events, `${id}`))),
    );
    await until(() => server.listeners.length === 600);
    for (let seq = 1; seq <= 40; seq++) {
      server.publish({ seq });
      if (seq % 10 === 0) await pause(1);
    }
    const all = Array.from({ length: 40 }, (_, index) => index + 1);
    await until(() => clients.every((client) => client.seqs('6').length === 40));
    for (const client of clients) for (const id of [1, 2, 3, 4, 5, 6]) expect(client.seqs(`${id}`)).toEqual(all);
  });

  it('holds across lists of recipients that share sockets, small and large ones mixed', async () => {
    const clients = await everybody(40);
    const large = server.listeners;
    const small = large.slice(0, 3);
    const other = large.slice(1, 30);
    const lists = [large, small, other, small, large, small, other, large, small, small];
    for (let round = 0; round < 3; round++)
      lists.forEach((list, index) => server.publish({ seq: round * 10 + index }, list));
    const total = 3 * (3 * 40 + 5 * 3 + 2 * 29);
    await until(() => clients.reduce((sum, client) => sum + client.seqs().length, 0) === total);
    for (const client of clients) expect(client.seqs()).toEqual(client.seqs().toSorted((a, b) => a - b));
  });

  it('holds for neighbours that wait for as many, but other events', async () => {
    const clients = await everybody(40);
    const even = server.listeners.filter((_, index) => index % 2 === 0);
    const odd = server.listeners.filter((_, index) => index % 2 === 1);
    for (let seq = 0; seq < 12; seq++) server.publish({ seq }, seq % 2 === 0 ? even : odd);
    await until(() => clients.every((client) => client.seqs().length === 6));
    const got = clients.map((client) => client.seqs().join()).toSorted();
    expect(new Set(got.slice(0, 20))).toEqual(new Set(['0,2,4,6,8,10']));
    expect(new Set(got.slice(20))).toEqual(new Set(['1,3,5,7,9,11']));
  });

  it('is not lost when an earlier event takes longer to execute, and only its own sockets wait', async () => {
    const late = 'subscription { events { seq late } }';
    const [anna, boris] = [await server.signedIn('anna', late), await server.signedIn('boris', events)];
    const [annas, boriss] = [server.listeners.slice(0, 1), server.listeners.slice(1)];
    server.publish({ seq: 1, wait: 120 }, annas);
    server.publish({ seq: 2, wait: 0 });
    server.publish({ seq: 3, wait: 40 }, annas);
    server.publish({ seq: 4 }, boriss);
    await until(() => boris.seqs().length === 2);
    expect(anna.seqs()).toEqual([]);
    await until(() => anna.seqs().length === 3);
    expect([anna.seqs(), boris.seqs()]).toEqual([
      [1, 2, 3],
      [2, 4],
    ]);
  });

  it('holds on one socket whose subscriptions execute differently fast', async () => {
    const client = await server.signedIn('anna', 'subscription { events { seq late } }', 'slow');
    await server.subscribe(client, events, 'fast');
    server.publish({ seq: 1, wait: 60 });
    server.publish({ seq: 2 });
    await until(() => client.messages.length === 5);
    expect(
      client.messages
        .slice(1)
        .map(({ id, payload }) => [id, (payload as { data: { events: { seq: number } } }).data.events.seq]),
    ).toEqual([
      ['slow', 1],
      ['fast', 1],
      ['slow', 2],
      ['fast', 2],
    ]);
  });

  it('lets a small room pass while a large one is written', async () => {
    const narrow = await SpecServer.start({ socketsPerSession: 100, socketsPerTurn: 4 });
    await Promise.all(Array.from({ length: 80 }, () => narrow.signedIn('anna', events)));
    const big = narrow.listeners;
    const quiet = await narrow.signedIn('boris', events);
    const small = narrow.listeners.slice(-1);
    const { metrics } = narrow.fanOut;
    let before = Infinity;
    watchFirstWrite(small, () => (before = metrics.deliveries));
    for (let seq = 1; seq <= 10; seq++) narrow.publish({ seq }, big);
    narrow.publish({ seq: 99 }, small);
    await until(() => quiet.seqs().includes(99));
    await until(() => metrics.deliveries === 10 * 80 + 1);
    expect(before).toBeLessThanOrEqual(2 * 4 * 10);
    await narrow.stop();
  });
});

describe('a burst', () => {
  it('takes fewer writes than events', async () => {
    const clients = await everybody(30);
    for (let seq = 1; seq <= 100; seq++) server.publish({ seq });
    await until(() => clients.every((client) => client.seqs().length === 100));
    expect(server.fanOut.metrics.deliveries).toBe(3_000);
    expect(server.fanOut.metrics.writes).toBeLessThanOrEqual(30 * 10);
  });
});

describe('a listener that leaves', () => {
  it('gets nothing after it has completed, and is taken out once', async () => {
    const [anna, boris] = [await server.signedIn('anna', events), await server.signedIn('boris', events)];
    const { listeners } = server;
    anna.send({ type: 'complete', id: '1' });
    await until(() => server.detached === 1);
    server.publish({ seq: 1 }, listeners);
    await until(() => boris.seqs().length === 1);
    await pause(20);
    expect(anna.seqs()).toEqual([]);
    expect(server.fanOut.metrics).toMatchObject({ executions: 1, deliveries: 1 });
    server.publish({ seq: 2 }, listeners.slice(0, 1));
    await pause(20);
    expect(server.fanOut.metrics).toMatchObject({ executions: 1, deliveries: 1 });
    anna.close();
    await anna.closed;
    expect(server.detached).toBe(1);
  });

  it('is taken out once, however often it is told to end', async () => {
    await server.signedIn('anna', events);
    const [listener] = server.listeners;
    if (!(listener instanceof LiveSubscription)) throw new Error('not a subscription');
    await Promise.all([listener.return(), listener.return()]);
    listener.stop();
    expect(server.detached).toBe(1);
    expect(listener.socket.subscriptions).toBe(0);
  });

  it('gets nothing of what was on its way when it left', async () => {
    const anna = await server.signedIn('anna', 'subscription { events { seq late } }');
    server.publish({ seq: 1, wait: 80 });
    await until(() => server.fanOut.metrics.executions === 1);
    anna.send({ type: 'complete', id: '1' });
    await until(() => server.detached === 1);
    await pause(120);
    expect(anna.seqs()).toEqual([]);
  });

  it('is taken out when its socket is cut', async () => {
    const anna = await server.signedIn('anna', events);
    await server.subscribe(anna, events, '2');
    anna.cutOff();
    await until(() => server.detached === 2);
    expect(server.listeners).toHaveLength(0);
    server.publish({ seq: 1 });
  });

  it.each(['complete', 'cut off'] as const)(
    'is taken out when it left (%s) while it was being attached',
    async (how) => {
      const anna = await server.signedIn('anna');
      let attached = () => {};
      server.attaching = new Promise((resolve) => (attached = resolve));
      anna.send({ type: 'subscribe', id: '1', payload: { query: events } });
      await pause(20);
      if (how === 'complete') anna.send({ type: 'complete', id: '1' });
      else anna.cutOff();
      await pause(20);
      expect(server.detached).toBe(0);
      attached();
      await until(() => server.detached === 1);
      expect(server.listeners).toHaveLength(0);
    },
  );
});

describe('a slow reader', () => {
  it.each([
    ['bytes', 100_000, 100, 1],
    ['events', 1_500, 8_000, 50],
  ])(
    'is closed with 1013 before it costs memory, counted in %s; others go on',
    async (_what, size, count, step) => {
      const query = 'subscription { events { seq text } }';
      const [slow, good] = [await server.signedIn('anna', query), await server.signedIn('boris', query)];
      slow.stopReading();
      const text = 'x'.repeat(size);
      const before = process.memoryUsage().rss;
      let most = 0;
      for (let seq = 1; seq <= count; seq++) {
        server.publish({ seq, text });
        if (seq % step === 0) await until(() => good.seqs().at(-1) === seq);
        most = Math.max(most, ...server.listeners.map(({ socket }) => socket.backlog));
      }
      expect(server.fanOut.metrics.slowReadersClosed).toBe(1);
      expect(most).toBeGreaterThan(0);
      expect(most).toBeLessThan(Math.min(1_024 * 1_024 + 2 * size, 500 * (size + 100)) + 65_536);
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1_024 * 1_024);
      await until(() => server.listeners.length === 1, 5_000);
      slow.readAgain();
      await slow.closed;
      expect(slow.seqs()).toEqual(Array.from({ length: slow.seqs().length }, (_, index) => index + 1));
    },
    30_000,
  );

  it('of answers is closed too', async () => {
    const slow = await server.signedIn('anna');
    slow.stopReading();
    for (let id = 1; id <= 30; id++) {
      slow.send({ type: 'subscribe', id: `${id}`, payload: { query: '{ text(length: 1000000) }' } });
    }
    await until(() => server.fanOut.metrics.slowReadersClosed === 1);
    await until(() => server.fanOut.metrics.sockets === 0, 5_000);
  });

  it('that lags again and again but catches up is not closed', async () => {
    const lagging = await server.signedIn('anna', 'subscription { events { seq text } }');
    const [listener] = server.listeners;
    const text = 'x'.repeat(1_500);
    let seq = 0;
    let waited = 0;
    for (let round = 0; round < 6; round++) {
      lagging.stopReading();
      const begun = seq;
      while ((listener?.socket.backlog ?? 0) < 250_000) {
        server.publish({ seq: ++seq, text });
        if (seq % 20 === 0) await new Promise(setImmediate);
      }
      waited += 250_000 / 1_600;
      lagging.readAgain();
      await until(() => lagging.seqs().length === seq);
      expect(seq).toBeGreaterThan(begun);
    }
    expect(waited).toBeGreaterThan(socketLimits.backlogEvents);
    expect(server.fanOut.metrics.slowReadersClosed).toBe(0);
  }, 20_000);
});

function watchFirstWrite(listeners: readonly LiveListener[], watch: () => void): void {
  for (const { socket } of listeners) {
    const write = socket.write.bind(socket);
    jest.spyOn(socket, 'write').mockImplementation((...args) => {
      watch();
      jest.mocked(socket.write).mockRestore();
      write(...args);
    });
  }
}
