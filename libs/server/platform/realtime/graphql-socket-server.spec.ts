import { limits } from '../limits/limits';
import { socketLimits } from './socket-limits';
import type { SpecMessage } from './spec-client';
import { pause, SpecServer, until } from './spec-server';

const quick = { initMs: 150, tickMs: 20, closeMs: 200, sweepMs: 30, staleMs: 150, graceMs: 250, operationMs: 100 };

let server: SpecServer;
beforeEach(async () => {
  server = await SpecServer.start(quick);
});
afterEach(() => server.stop());

function codes({ payload }: SpecMessage): unknown[] {
  const errors = Array.isArray(payload) ? payload : ((payload as { errors?: unknown[] }).errors ?? []);
  return errors.map((error) => (error as { extensions?: { code?: string } }).extensions?.code);
}

describe('who may connect', () => {
  it('lets programs and our own origin in and refuses foreign origins at the upgrade', async () => {
    await expect(server.connect()).resolves.toBeDefined();
    await expect(server.connect({ headers: { origin: 'https://chat.example' } })).resolves.toBeDefined();
    await expect(server.connect({ headers: { origin: 'https://evil.example' } })).rejects.toThrow('refused with 403');
    await expect(server.connect({ headers: { origin: 'null' } })).rejects.toThrow('refused with 403');
    await expect(server.connect({ path: '/other' })).rejects.toThrow('refused with 404');
  });

  it.each([
    ['the cookie of the upgrade', { cookie: 'session=anna' }, undefined],
    ['the bearer header of the upgrade', { authorization: 'Bearer anna' }, undefined],
    ['connection parameters', {}, { authorization: 'Bearer anna' }],
  ])('knows a session by %s', async (_by, headers, payload) => {
    const client = await server.connect({ headers });
    client.send({ type: 'connection_init', payload });
    await client.message(({ type }) => type === 'connection_ack');
    expect((await client.run('{ who transport }')).payload).toEqual({
      data: { who: 'person of anna', transport: 'socket' },
    });
  });

  it.each([
    ['no session', {}, undefined],
    ['an unknown session', { cookie: 'session=nobody' }, undefined],
    ['connection parameters of another shape', {}, { authorization: 7 }],
  ])('closes 4401 after the init with %s, and not before', async (_with, headers, payload) => {
    const client = await server.connect({ headers });
    await pause(30);
    expect(client.closeCode).toBeUndefined();
    client.send({ type: 'connection_init', payload });
    expect(await client.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
    expect(client.messages).toEqual([]);
  });

  it('closes 1013 when sessions cannot be read, and tells why without what the client sent', async () => {
    server.sessions.outage = () => Promise.reject(new Error('connection refused'));
    const client = await server.connect();
    client.send({ type: 'connection_init', payload: { authorization: 'Bearer top-secret' } });
    expect((await client.closed).code).toBe(1013);
    expect(server.reports).toContain('A session could not be read');
    expect(JSON.stringify(server.reports)).not.toContain('top-secret');
  });

  it('refuses the sixth socket of a session, and lets it in when one has gone', async () => {
    const five = await Promise.all(Array.from({ length: 5 }, () => server.signedIn('anna')));
    await expect(server.signedIn('boris')).resolves.toBeDefined();
    const sixth = await server.connect({ headers: { cookie: 'session=anna' } });
    sixth.send({ type: 'connection_init' });
    expect((await sixth.closed).code).toBe(4429);

    five[0]?.close();
    await five[0]?.closed;
    await expect(server.signedIn('anna')).resolves.toBeDefined();
  });
});

describe('the protocol', () => {
  it('closes 4408 without an init in time', async () => {
    const client = await server.connect();
    expect((await client.closed).code).toBe(4408);
  });

  it('closes 4429 at a second init', async () => {
    const client = await server.signedIn();
    client.send({ type: 'connection_init' });
    expect((await client.closed).code).toBe(4429);
  });

  it('closes 4401 at an operation before the acknowledgement', async () => {
    const client = await server.connect({ headers: { cookie: 'session=anna' } });
    client.send({ type: 'subscribe', id: '1', payload: { query: 'mutation { touch }' } });
    expect((await client.closed).code).toBe(4401);
    expect(server.touched).toBe(0);
  });

  it('closes 4409 at an id in use', async () => {
    const client = await server.signedIn('anna', 'subscription { events { seq } }');
    client.send({ type: 'subscribe', id: '1', payload: { query: '{ hello }' } });
    expect((await client.closed).code).toBe(4409);
  });

  it.each(['not JSON', '{"type":"unknown"}', '{"type":"subscribe","id":"1","payload":{"query":7}}', '[]'])(
    'closes 4400 at %s',
    async (text) => {
      const client = await server.signedIn();
      client.sendText(text);
      expect((await client.closed).code).toBe(4400);
    },
  );

  it('closes 4400 at a binary message and 4406 without the protocol', async () => {
    const client = await server.signedIn();
    client.sendBinary(Buffer.from('{"type":"ping"}'));
    expect((await client.closed).code).toBe(4400);
    await expect(server.connect({ protocol: 'graphql-ws' })).rejects.toThrow();
  });

  it('answers a ping', async () => {
    const client = await server.signedIn();
    client.send({ type: 'ping', payload: { n: 1 } });
    expect(await client.message(({ type }) => type === 'pong')).toEqual({ type: 'pong', payload: { n: 1 } });
  });

  it('uses an id again when the client completes and subscribes in one breath', async () => {
    const client = await server.signedIn('anna', 'subscription { events { seq } }');
    const subscribe = { type: 'subscribe', id: '1', payload: { query: 'subscription { events { seq } }' } };
    client.sendTogether([{ type: 'complete', id: '1' }, subscribe]);
    await until(() => server.detached === 1 && server.listeners.length === 1);
    server.publish({ seq: 7 });
    await until(() => client.seqs().includes(7));
    await pause(20);
    expect(client.messages.filter(({ type }) => type === 'complete')).toEqual([]);
    expect(server.listeners).toHaveLength(1);
  });

  it('closes all sockets with 1001 and takes no more when it is shut down', async () => {
    const clients = [await server.signedIn('anna'), await server.signedIn('boris', 'subscription { events { seq } }')];
    await server.closeSockets();
    expect(server.fanOut.metrics.sockets).toBe(0);
    for (const client of clients) expect((await client.closed).code).toBe(1001);
    expect(server.detached).toBe(1);
    await expect(server.connect()).rejects.toThrow();
  });
});

describe('operations', () => {
  it('run under the limits that HTTP has: the seven probes', async () => {
    const client = await server.signedIn();
    expect((await client.run('{ hello }', { id: 'fine' })).payload).toEqual({ data: { hello: 'hello' } });

    const introspection = await client.run('{ __schema { types { name } } }', { id: 'introspection' });
    expect(introspection.type).toBe('error');
    expect(new Set(codes(introspection))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));

    const deep = await client.run(`{ ${'node { '.repeat(40)}id ${'}'.repeat(40)} }`, { id: 'deep' });
    expect([deep.type, ...codes(deep)]).toEqual(['error', 'TOO_COMPLEX']);

    const aliases = Array.from({ length: 500 }, (_, index) => `a${index}: touch`).join(' ');
    const aliased = await client.run(`mutation { ${aliases} }`, { id: 'aliases' });
    expect(aliased.type).toBe('error');
    expect(new Set(codes(aliased))).toEqual(new Set(['TOO_COMPLEX']));
    expect(server.touched).toBe(0);

    const unknown = await client.run('{ helo }', { id: 'suggestion' });
    expect(JSON.stringify(unknown.payload)).not.toMatch(/Did you mean/);

    const foreign = server.connect({ headers: { origin: 'https://evil.example', cookie: 'session=anna' } });
    await expect(foreign).rejects.toThrow('refused with 403');

    client.sendText(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(limits.frameBytes) } }));
    expect((await client.closed).code).toBe(1009);
  });

  it('takes a message as large as a frame may be', async () => {
    const client = await server.signedIn();
    const ping = (length: number) => JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(length) } });
    client.sendText(ping(limits.frameBytes - ping(0).length));
    await client.message(({ type }) => type === 'pong');
  });

  it('allows 20 subscriptions on a socket, refuses the next, and gives ended ones back', async () => {
    const client = await server.signedIn();
    const subscribe = (id: number) =>
      client.send({ type: 'subscribe', id: `${id}`, payload: { query: 'subscription { events { seq } }' } });
    for (let id = 1; id <= 21; id++) subscribe(id);
    const refused = await client.message(({ type }) => type === 'error');
    expect([refused.id, ...codes(refused)]).toEqual(['21', 'RATE_LIMITED']);
    expect(server.listeners).toHaveLength(20);

    client.send({ type: 'complete', id: '3' });
    await until(() => server.listeners.length === 19);
    subscribe(22);
    await until(() => server.listeners.length === 20);
    await server.subscribe(await server.signedIn('boris'));
    expect(server.listeners).toHaveLength(21);
  });

  it('closes 4429 when a socket sends more than it may', async () => {
    const client = await server.signedIn();
    for (let count = 0; count < socketLimits.messageBurst - 1; count++) client.send({ type: 'ping' });
    await until(() => client.messages.filter(({ type }) => type === 'pong').length === socketLimits.messageBurst - 1);
    for (let count = 0; count < 20; count++) client.send({ type: 'ping' });
    expect((await client.closed).code).toBe(4429);
  });

  it('gives an operation up that takes too long', async () => {
    const client = await server.signedIn();
    expect(codes(await client.run('{ slow }'))).toEqual(['TIMEOUT']);
    expect((await client.run('{ hello }', { id: '2' })).payload).toEqual({ data: { hello: 'hello' } });
  });

  it('masks what goes wrong on our side', async () => {
    const client = await server.signedIn();
    const answers = [
      await client.run('{ broken }', { id: '1' }),
      await client.run('subscription { refused { seq } }', { id: '2' }),
    ];
    for (const answer of answers) {
      expect(codes(answer)).toEqual(['INTERNAL']);
      expect(JSON.stringify(answer)).not.toContain('secret');
    }
    expect(server.faults).toHaveLength(2);
    expect(codes(await client.run('subscription { plain { seq } }', { id: '3' }))).toEqual(['INTERNAL']);
  });

  it('names wrong variables and unknown operations without running anything', async () => {
    const client = await server.signedIn();
    expect(codes(await client.run('query ($n: Int!) { text(length: $n) }', { id: '1' }))).toEqual(['BAD_REQUEST']);
    client.send({ type: 'subscribe', id: '2', payload: { query: 'query A { hello } query B { hello }' } });
    expect(codes(await client.message(({ id }) => id === '2'))).toEqual(['BAD_REQUEST']);
  });
});

describe('sessions that end', () => {
  it('closes 4403 within a sweep what another process ended', async () => {
    const [anna, boris] = [await server.signedIn('anna'), await server.signedIn('boris')];
    server.sessions.end('anna', { tell: false });
    expect((await anna.closed).code).toBe(4403);
    expect(boris.closeCode).toBeUndefined();
  });

  it('reads all sessions in one go, each once', async () => {
    const reading = jest.spyOn(server.sessions, 'recheck');
    await Promise.all([server.signedIn('anna'), server.signedIn('anna'), server.signedIn('boris')]);
    await until(() => reading.mock.calls.some(([principals]) => principals.length === 2));
    const sessions = reading.mock.lastCall?.[0].map(({ sessionId }) => sessionId);
    expect(sessions?.toSorted()).toEqual(['anna', 'boris']);
  });

  it('makes a client connect again when what it may see has changed in kind', async () => {
    const anna = await server.signedIn('anna', 'subscription { events { seq } }');
    server.sessions.add('anna', { viewerClass: 'administrator' });
    expect((await anna.closed).code).toBe(1012);
    await until(() => server.listeners.length === 0);
  });
});

describe('a session that ended, before any sweep', () => {
  it('closes 4403 at once when this process ended it, and no other does', async () => {
    const patient = await SpecServer.start({ ...quick, sweepMs: 60_000, staleMs: 60_000 });
    const [anna, annaToo] = [await patient.signedIn('anna'), await patient.signedIn('anna')];
    const boris = await patient.signedIn('boris');
    patient.sessions.end('anna', { tell: true });
    expect((await anna.closed).code).toBe(4403);
    expect((await annaToo.closed).code).toBe(4403);
    expect((await boris.run('{ who }')).payload).toEqual({ data: { who: 'person of boris' } });
    await patient.stop();
  });

  it('is noticed at the next operation, which does not run', async () => {
    const patient = await SpecServer.start({ ...quick, sweepMs: 60_000, staleMs: 60_000 });
    const anna = await patient.signedIn('anna');
    expect((await anna.run('mutation { touch }')).payload).toEqual({ data: { touch: 1 } });
    patient.sessions.end('anna', { tell: false });
    anna.send({ type: 'subscribe', id: '2', payload: { query: 'mutation { touch }' } });
    expect((await anna.closed).code).toBe(4403);
    expect(patient.touched).toBe(1);
    await patient.stop();
  });
});

describe('sessions that cannot be read', () => {
  it('refuse operations without running them', async () => {
    const anna = await server.signedIn('anna');
    server.sessions.outage = () => Promise.reject(new Error('connection refused'));
    expect(codes(await anna.run('mutation { touch }'))).toEqual(['SERVICE_UNAVAILABLE']);
    expect(server.touched).toBe(0);
  });

  it('stop live deliveries; they go on in order when sessions can be read again', async () => {
    const anna = await server.signedIn('anna', 'subscription { events { seq } }');
    server.publish({ seq: 1 });
    await until(() => anna.seqs().length === 1);
    server.sessions.outage = () => Promise.reject(new Error('connection refused'));
    await until(() => server.fanOut.metrics.suspensions === 1);
    server.publish({ seq: 2 });
    server.publish({ seq: 3 });
    await pause(60);
    expect(anna.seqs()).toEqual([1]);
    server.sessions.outage = undefined;
    await until(() => anna.seqs().length === 3);
    expect(anna.seqs()).toEqual([1, 2, 3]);
  });

  it('never deliver to a session that ended meanwhile', async () => {
    const anna = await server.signedIn('anna', 'subscription { events { seq } }');
    server.sessions.outage = () => new Promise(() => undefined);
    await until(() => server.fanOut.metrics.suspensions === 1);
    server.publish({ seq: 1 });
    server.sessions.end('anna', { tell: false });
    server.sessions.outage = undefined;
    expect([1013, 4403]).toContain((await anna.closed).code);
    expect(anna.seqs()).toEqual([]);
  });

  it('close the sockets with 1013 after the grace', async () => {
    const anna = await server.signedIn('anna');
    server.sessions.outage = () => new Promise(() => undefined);
    expect((await anna.closed).code).toBe(1013);
  });
});

describe('pings', () => {
  it('cut a frozen client off and keep one that answers', async () => {
    const pinging = await SpecServer.start({ ...quick, pingMs: 60, pongMs: 60, tickMs: 10 });
    const alive = await pinging.signedIn('anna');
    const frozen = await pinging.connect({ headers: { cookie: 'session=boris' }, autoPong: false });
    frozen.send({ type: 'connection_init' });
    expect((await frozen.closed).code).toBe(1006);
    await until(() => alive.pings >= 3);
    expect((await alive.run('{ hello }')).payload).toEqual({ data: { hello: 'hello' } });
    await pinging.stop();
  });

  it('have a frozen client gone within 30 seconds', () => {
    const { pingMs, pongMs, tickMs } = socketLimits;
    expect(pingMs).toBe(12_000);
    expect(pingMs + pongMs + 2 * tickMs).toBeLessThanOrEqual(30_000);
  });
});
