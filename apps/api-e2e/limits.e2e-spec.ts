import { WebSocket } from 'ws';
import type { Actor } from './support/actor';
import { aClinic, anotherSession, type Clinic, everybodyLeaves } from './support/clinic';
import { credentialHeaders, type ErrorAnswer } from './support/http';
import { run } from './support/run';

const field = (depth: number) => `${'{ replyTo '.repeat(depth)}{ id }${' }'.repeat(depth)}`;
const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join(' ');

/** What is one too much, beside what is just allowed. */
const bounds = [
  ['deep', 'TOO_COMPLEX', (n: number) => `{ message(id: "x") ${field(n)} }`, 6, 7],
  ['full of aliases', 'TOO_COMPLEX', (n: number) => `{ me { ${many(n, (i) => `a${i}: email`)} } }`, 15, 16],
  ['full of root fields', 'TOO_COMPLEX', (n: number) => `{ ${many(n, (i) => `a${i}: __typename`)} }`, 5, 6],
  [
    'full of directives',
    'TOO_COMPLEX',
    (n: number) => `{ me { ${many(n, () => '... @include(if: true) { email }')} } }`,
    10,
    11,
  ],
  [
    'costly',
    'TOO_COMPLEX',
    (n: number) => `{ chatRooms(first: ${n}) { edges { node { messages(first: 30) { edges { node { id } } } } } } }`,
    20,
    40,
  ],
  ['greedy for rows', 'TOO_COMPLEX', (n: number) => `{ employees(first: ${n}) { edges { cursor } } }`, 100, 101],
  ['long', 'TOO_COMPLEX', (n: number) => `{ me { ${many(n, () => 'email')} } }`, 900, 1_000],
] as const;

const malformed = [
  ['not GraphQL', '{ me { ', 'GRAPHQL_PARSE_FAILED'],
  ['empty', '', 'BAD_REQUEST'],
  ['of unknown fields', '{ me { shoeSize } }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a circle of fragments',
    '{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['without the argument it needs', '{ chatRoom { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['with a wrong type', '{ employees(first: "ten") { edges { cursor } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['without a variable it needs', 'query ($id: ID!) { chatRoom(id: $id) { id } }', 'BAD_REQUEST'],
] as const;

describe('what one operation may ask for', () => {
  let clinic: Clinic<'anna'>;
  let anna: Actor;

  beforeAll(async () => {
    clinic = await aClinic({ anna: {} });
    ({ anna } = clinic.people);
  });
  afterAll(() => everybodyLeaves(clinic));

  const overHttp = (text: string) => anna.ask({ text }, {});
  const overSocket = async (text: string) => {
    const live = await anna.socket();
    const answer = await live.run({ text }, {});
    await live.close();
    return answer;
  };
  const codes = (errors?: readonly ErrorAnswer[]) => [...new Set(errors?.map(({ extensions }) => extensions.code))];

  describe.each(bounds)('an operation that is too %s', (_, code, operation, most, tooMuch) => {
    it('is refused with 400 over HTTP and with an error frame over the socket, and not executed', async () => {
      const text = operation(tooMuch);
      const answer = await overHttp(text);
      expect(answer.status).toBe(400);
      expect(answer.data ?? null).toBeNull();
      expect(codes(answer.errors)).toEqual([code]);

      const socket = await overSocket(text);
      expect(socket.data).toBeUndefined();
      expect(codes(socket.errors)).toEqual([code]);
    });

    it('at its bound is answered over both', async () => {
      const text = operation(most);
      for (const { errors } of [await overHttp(text), await overSocket(text)])
        expect(codes(errors)).not.toContain(code);
    });
  });

  it('a page variable counts like a page in the text', async () => {
    const operation = { text: 'query ($n: Int!) { employees(first: $n) { edges { cursor } } }' };
    expect((await anna.ask(operation, { n: 100 })).errors).toBeUndefined();
    const answer = await anna.ask(operation, { n: 101 });
    expect([answer.status, codes(answer.errors)]).toEqual([400, ['TOO_COMPLEX']]);
    const live = await anna.socket();
    expect(codes((await live.run(operation, { n: 101 })).errors)).toEqual(['TOO_COMPLEX']);
  });

  it.each(malformed)(
    'an operation that is %s is refused with 400 and an error frame, never 5xx',
    async (_, text, code) => {
      const answer = await overHttp(text);
      expect([answer.status, codes(answer.errors)]).toEqual([400, [code]]);
      if (text === '') return; // Over the socket the protocol itself refuses it: see below.
      expect(codes((await overSocket(text)).errors)).toEqual([code]);
    },
  );

  it('a body over 64 KiB is refused with 413 and JSON; a little less is read', async () => {
    const send = (bytes: number) => anna.ask({ text: `{ me { email } }${' '.repeat(bytes)}` }, {});
    expect((await send(64 * 1024 - 200)).errors).toBeUndefined();
    const refused = await send(64 * 1024);
    expect(refused.status).toBe(413);
    expect(codes(refused.errors)).toEqual(['PAYLOAD_TOO_LARGE']);
  });

  describe('a raw socket', () => {
    const open = async () => {
      const socket = new WebSocket(`${run.api.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      const frames: { type: string; id?: string; payload?: unknown }[] = [];
      socket.on('message', (data) => frames.push(JSON.parse(String(data)) as (typeof frames)[number]));
      const closed = new Promise<number>((resolve) => socket.on('close', resolve));
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('open', resolve));
      return { socket, frames, closed, send: (frame: object) => socket.send(JSON.stringify(frame)) };
    };
    const initialised = async () => {
      const raw = await open();
      const acknowledged = new Promise((resolve) => raw.socket.once('message', resolve));
      raw.send({ type: 'connection_init', payload: credentialHeaders(anna.credentials) });
      await acknowledged;
      return raw;
    };

    it('is closed with 1009 for a frame over 64 KiB', async () => {
      const { closed, send } = await initialised();
      send({ id: '1', type: 'subscribe', payload: { query: `{ me { email } }${' '.repeat(64 * 1024)}` } });
      expect(await closed).toBe(1009);
    });

    it('is closed with 4400 for what is no message of the protocol', async () => {
      for (const nonsense of [
        'hello',
        '{}',
        '{"type":"subscribe"}',
        '[]',
        '{"id":"1","type":"subscribe","payload":{"query":7}}',
      ]) {
        const { socket, closed } = await initialised();
        socket.send(nonsense);
        expect([nonsense, await closed]).toEqual([nonsense, 4400]);
      }
    });

    it('is closed with 4401 when it asks before it has signed in, and 4408 when it never does', async () => {
      const early = await open();
      early.send({ id: '1', type: 'subscribe', payload: { query: '{ me { email } }' } });
      expect(await early.closed).toBe(4401);
      const silent = await open();
      expect(await silent.closed).toBe(4408);
    });

    it('is closed with 4409 for an id in use, and with 4429 for a second init', async () => {
      const query = 'subscription { chatEvents { __typename } }';
      const twice = await initialised();
      for (let i = 0; i < 2; i++) twice.send({ id: 'same', type: 'subscribe', payload: { query } });
      expect(await twice.closed).toBe(4409);
      const again = await initialised();
      again.send({ type: 'connection_init' });
      expect(await again.closed).toBe(4429);
    });

    it('is closed with 4429 for more messages than a person could send', async () => {
      const { closed, send } = await initialised();
      for (let i = 0; i < 60; i++) send({ type: 'ping' });
      expect(await closed).toBe(4429);
    });

    it('of a foreign origin is not opened; one of our own is', async () => {
      const status = (origin: string) =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${run.api.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin });
          socket.on('unexpected-response', (request, { statusCode }) => {
            request.destroy();
            resolve(statusCode);
          });
          socket.on('open', () => {
            socket.terminate();
            resolve('open');
          });
          socket.on('error', () => undefined);
        });
      expect(await status('https://evil.example')).toBe(403);
      expect(await status(run.api)).toBe('open');
    });
  });

  it('a sixth socket of a session is refused with 4429', async () => {
    const session = await anotherSession(anna);
    for (let i = 0; i < 5; i++) await session.socket();
    await expect(session.socket()).rejects.toThrow('4429');
    const other = await anotherSession(anna);
    await other.socket();
  });
});
