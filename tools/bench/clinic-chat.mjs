import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { makeClinic, makeRoom } from './clinic.mjs';
import { Crowd, mark } from './crowd.mjs';
import { operationText } from './operations.mjs';
import { freePort, startProgram } from './processes.mjs';

const ROOT = join(import.meta.dirname, '../..');
const CHAT_EVENTS = operationText('ChatEvents');
const SEND_MESSAGE = operationText('SendMessage');
const FILLER =
  'Please look at the results of the patient in room 12 before the round, and call me back when you have. '.repeat(2);

/**
 * Starts the built API against a database.
 * @param {string} databaseUrl of its owner @param {string[]} flags of node
 */
export async function startApi(databaseUrl, flags = []) {
  const port = await freePort();
  const env = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    SEED_DEMO: 'false',
    LOG_LEVEL: 'error',
  };
  const program = await startProgram(['--enable-source-maps', ...flags, join(ROOT, 'dist/apps/api/main.mjs')], {
    env,
    ready: /is ready/,
  });
  return { ...program, port };
}

/** The API, and a clinic in it. @param {string} databaseUrl of its owner @param {number} people of the clinic */
export async function startClinicChat(databaseUrl, people) {
  const { port, ...program } = await startApi(databaseUrl);
  const clinic = await makeClinic(databaseUrl, people);
  const address = { port, path: '/graphql', protocol: 'graphql-transport-ws' };

  return {
    ...program,
    /** Signs in the first people of the clinic, all in one room, all listening. @param {number} size */
    async gather(size) {
      const room = await makeRoom(databaseUrl, clinic, size);
      const crowd = await Crowd.gather({
        address,
        size,
        greet: (socket, index) =>
          socket.send(
            JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${clinic.tokens[index]}` } }),
          ),
        isReady: (text) => (text.includes('"connection_ack"') ? 'ready' : 'failed'),
      });
      await listen(crowd);
      return { crowd, pid: program.pid, room, send: sender(crowd, room) };
    },
    /** A new room of the same people, who no longer listen. @param {Crowd} crowd */
    async silence(crowd) {
      for (const socket of crowd.sockets) socket.send('{"id":"1","type":"complete"}');
      const room = await makeRoom(databaseUrl, clinic, crowd.sockets.length);
      return { crowd, pid: program.pid, send: sender(crowd, room) };
    },
  };
}

/** Subscribes everybody, some at a time, and waits for everybody's FeedReady. @param {Crowd} crowd */
async function listen(crowd) {
  const subscribe = JSON.stringify({ id: '1', type: 'subscribe', payload: { query: CHAT_EVENTS } });
  let ready = 0;
  let asked = 0;
  await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${ready} of ${crowd.sockets.length} became ready`)), 60_000);
    const ask = () => crowd.sockets[asked++]?.send(subscribe);
    crowd.onLoss = (reason) => reject(new Error(reason));
    crowd.onEvent = (text) => {
      if (!text.includes('FeedReady')) return reject(new Error(`Not ready: ${text}`));
      ready++;
      ask();
      if (ready < crowd.sockets.length) return;
      clearTimeout(late);
      resolve(undefined);
    };
    for (let started = 0; started < 50; started++) ask();
  });
  crowd.onEvent = undefined;
}

/** @param {Crowd} crowd @param {string} roomId */
function sender(crowd, roomId) {
  return (/** @type {number} */ index, /** @type {number} */ number) => {
    const input = { roomId, clientMessageId: randomUUID(), text: `${mark(number)} ${FILLER}` };
    const payload = { query: SEND_MESSAGE, variables: { input } };
    crowd.sockets[index]?.send(JSON.stringify({ id: `s${number}`, type: 'subscribe', payload }));
  };
}
