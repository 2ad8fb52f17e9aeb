import { createServer, IncomingMessage } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { LiveSocket } from './live-socket';
import { rawSocketOf, ReadyFrame, textFrame } from './raw-frame';
import { socketLimits } from './socket-limits';

interface Pair {
  readonly server: WebSocket;
  readonly client: WebSocket;
  readonly close: () => void;
}

async function pair(options: { perMessageDeflate: boolean }): Promise<Pair> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, ...options });
  const connected = new Promise<WebSocket>((resolve) => sockets.once('connection', resolve));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const [server] = await Promise.all([connected, new Promise((resolve) => client.once('open', resolve))]);
  return {
    server,
    client,
    close: () => {
      client.terminate();
      sockets.close();
      http.close();
    },
  };
}

it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('frames %d bytes as ws reads them', async (length) => {
  const { server, client, close } = await pair({ perMessageDeflate: false });
  const got = new Promise<string>((resolve) => client.once('message', (data) => resolve(textOf(data))));
  rawSocketOf(server)?.write(textFrame('я'.repeat(length >> 1) + 'x'.repeat(length & 1)));
  expect(Buffer.byteLength(await got)).toBe(length);
  close();
});

it('mixes with pings and with messages of ws on one connection, in order and whole', async () => {
  const { server, client, close } = await pair({ perMessageDeflate: false });
  const raw = rawSocketOf(server);
  const got: string[] = [];
  let pings = 0;
  client.on('message', (data) => got.push(textOf(data)));
  client.on('ping', () => pings++);
  const broken = jest.fn();
  client.on('error', broken);

  const texts = Array.from({ length: 3_000 }, (_, index) => `${index} ${'x'.repeat((index * 37) % 3_000)}`);
  for (const [index, text] of texts.entries()) {
    if (index % 3 === 0) server.send(text);
    else raw?.write(new ReadyFrame(text).bytes);
    if (index % 7 === 0) server.ping('still there?');
    if (index % 50 === 0) await new Promise(setImmediate);
  }
  const end = new Promise((resolve) => client.once('close', resolve));
  server.close(1000);
  await end;

  expect(got).toEqual(texts);
  expect(pings).toBe(Math.ceil(texts.length / 7));
  expect(broken).not.toHaveBeenCalled();
  close();
});

it('leaves a connection that may compress to ws', async () => {
  const { server, client, close } = await pair({ perMessageDeflate: true });
  expect(server.extensions).not.toBe('');
  expect(rawSocketOf(server)).toBeUndefined();

  const live = new LiveSocket(server, new IncomingMessage(new Socket()), socketLimits, '');
  const got: string[] = [];
  client.on('message', (data) => got.push(textOf(data)));
  const frames = ['one', 'два', 'x'.repeat(3_000)].map((text) => new ReadyFrame(text));
  live.write(frames, Buffer.concat(frames.map(({ bytes }) => bytes)));
  live.close(1000, '');
  await new Promise((resolve) => client.once('close', resolve));
  expect(got).toEqual(frames.map(({ text }) => text));
  close();
});

it('leaves a ws that it does not know to ws', async () => {
  const { server, close } = await pair({ perMessageDeflate: false });
  expect(rawSocketOf(server)).toBeDefined();
  const other = new Proxy(server, {
    get: (target, name): unknown => (name === '_socket' ? undefined : Reflect.get(target, name)),
  });
  expect(rawSocketOf(other)).toBeUndefined();
  close();
});

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString() : 'not a Buffer';
}
