import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebSocketServer } from 'ws';
import { Crowd, mark } from './crowd.mjs';
import { SocketClient } from './socket-client.mjs';

/** @param {(socket: import('ws').WebSocket) => void} serve */
async function serving(serve) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  server.on('connection', serve);
  await new Promise((resolve) => server.once('listening', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { port, close: () => server.close() };
}

test('reads every message whole and answers pings, however the bytes are cut', async () => {
  const sizes = [
    0,
    1,
    125,
    126,
    65_535,
    65_536,
    300_000,
    ...Array.from({ length: 2_000 }, (_, index) => (index * 97) % 5_000),
  ];
  let pongs = 0;
  const server = await serving((socket) => {
    socket.on('pong', () => pongs++);
    sizes.forEach((size, index) => {
      socket.send('x'.repeat(size));
      if (index % 100 === 0) socket.ping('ping');
    });
    socket.on('message', (data) => socket.send(`echo ${data}`));
  });
  /** @type {string[]} */
  const got = [];
  const pings = Math.ceil(sizes.length / 100);
  const connected = await new Promise((resolve, reject) => {
    const client = new SocketClient(
      { port: server.port, path: '/' },
      {
        onOpen: () => ['ш', 'y'.repeat(200), 'z'.repeat(70_000)].forEach((text) => client.send(text)),
        onEnd: (reason) => reject(new Error(reason)),
        onText: (bytes, from, to) => {
          got.push(bytes.utf8Slice(from, to));
          if (got.length === sizes.length + 3) resolve(client);
        },
      },
    );
  });
  await until(() => pongs === pings);
  connected.close();
  server.close();
  assert.deepEqual(
    got.filter((text) => !text.startsWith('echo')).map((text) => text.length),
    sizes,
  );
  assert.deepEqual(
    got.filter((text) => text.startsWith('echo')).map((text) => text.length - 5),
    [1, 200, 70_000],
  );
});

test('tells why a connection ended', async () => {
  const server = await serving((socket) => socket.close(4429, 'Too many messages'));
  const reason = await new Promise((resolve) => {
    const events = { onOpen: () => undefined, onText: () => undefined, onEnd: resolve };
    new SocketClient({ port: server.port, path: '/' }, events);
  });
  server.close();
  assert.equal(reason, 'closed with 4429 Too many messages');
});

test('a crowd tells deliveries, answers and other messages apart', async () => {
  const server = await serving((socket) => {
    socket.send('ready');
    socket.once('message', () => tell(socket));
  });
  const tell = (/** @type {import('ws').WebSocket} */ socket) => {
    socket.send(`{"id":"1","type":"next","payload":{"text":"${mark(42)} hello"}}`);
    socket.send('{"id":"1","type":"next","payload":{"text":"~ no mark ~"}}');
    socket.send(`{"id":"s7","type":"next","payload":{"text":"${mark(7)}"}}`);
    socket.send('{"id":"s7","type":"complete"}');
    socket.send('{"id":"s8","type":"error","payload":[]}');
  };
  /** @type {unknown[]} */
  const heard = [];
  const crowd = await Crowd.gather({
    address: { port: server.port, path: '/' },
    size: 1,
    greet: () => undefined,
    isReady: (text) => (text === 'ready' ? 'ready' : 'failed'),
  });
  crowd.onDelivery = (number) => heard.push(['delivery', number]);
  crowd.onAnswer = (number, kind) => heard.push([kind, number]);
  crowd.sockets[0]?.send('go on');
  await until(() => heard.length === 4);
  await new Promise((resolve) => setTimeout(resolve, 10));
  crowd.leave();
  server.close();
  assert.deepEqual(heard, [
    ['delivery', 42],
    ['n', 7],
    ['c', 7],
    ['e', 8],
  ]);
});

/** @param {() => boolean} condition */
async function until(condition) {
  for (let waited = 0; !condition(); waited += 5) {
    if (waited > 3_000) throw new Error(`Still not so: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
