// The product under measurement: PostgreSQL in a folder of its own, the built API on a free port, the demo clinic and
// the rooms of long-room.mjs.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../bench/processes.mjs';
import { startEmbedded } from '../postgres/index.mjs';
import { ROOT } from '../start/settings.mjs';
import { seedRooms } from './long-room.mjs';

const READY_WITHIN_MS = 60_000;
const PASSWORD = 'alpaca-demo';

/**
 * @typedef {object} Product
 * @property {string} origin
 * @property {{ longRoom: string, middle: string, rooms: string[] }} data ids of rooms, and of a message in the middle
 * @property {string} cookie of Anna, who sees all of it
 * @property {string} administratorCookie of Elena, who manages the clinic
 * @property {(text: string) => Promise<void>} sendFromAnother a message into the long room
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<Product>} */
export async function startProduct() {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-chat-budgets-'));
  chmodSync(folder, 0o755); // PostgreSQL runs as another user when we are root.
  const database = await startEmbedded({ dir: join(folder, 'postgres') });
  const removeAll = async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let api;
  try {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    api = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/apps/api/main.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NODE_OPTIONS: '',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: database.url,
        DATA_DIR: folder,
        SEED_DEMO: 'true',
        LOG_LEVEL: 'error',
        WEB_ROOT: join(ROOT, 'dist/apps/web/browser'),
        PORTAL_ROOT: join(ROOT, 'dist/apps/portal/browser'),
      },
    });
    const ended = once(api, 'exit');
    await untilReady(api);
    const data = await seedRooms(database.url);
    const boris = await logIn(origin, 'boris');
    return {
      origin,
      data,
      cookie: await logIn(origin, 'anna'),
      administratorCookie: await logIn(origin, 'elena'),
      sendFromAnother: async (text) => {
        const input = { roomId: data.longRoom, clientMessageId: randomUUID(), text };
        const query = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
        await ask(origin, { query, variables: { input } }, { cookie: `session=${boris}` });
      },
      stop: async () => {
        api?.kill('SIGTERM');
        await ended;
        await removeAll();
      },
    };
  } catch (error) {
    api?.kill('SIGKILL');
    await removeAll();
    throw error;
  }
}

/** Waits for the line that says so. @param {import('node:child_process').ChildProcess} api */
async function untilReady(api) {
  let output = '';
  const inTime = AbortSignal.timeout(READY_WITHIN_MS);
  while (!output.includes('is ready')) {
    const [chunk] = await Promise.race([
      once(/** @type {import('node:stream').Readable} */ (api.stdout), 'data', { signal: inTime }),
      once(api, 'exit', { signal: inTime }).then(() => Promise.reject(new Error('The API did not start'))),
    ]);
    output += String(chunk);
  }
  api.stdout?.resume();
}

/** @param {string} origin @param {string} person @returns {Promise<string>} the token of a session */
async function logIn(origin, person) {
  const query = 'mutation ($input: LogInInput!) { logIn(input: $input) { me { email } } }';
  const variables = { input: { email: `${person}@demo.clinic`, password: PASSWORD } };
  const { headers } = await ask(origin, { query, variables }, {});
  const token = /session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
  if (!token) throw new Error(`${person} cannot log in`);
  return token;
}

/** @param {string} origin @param {object} body @param {Record<string, string>} headers */
async function ask(origin, body, headers) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true', ...headers },
    body: JSON.stringify(body),
  });
  const { errors } = /** @type {{ errors?: { message: string }[] }} */ (await response.json());
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return response;
}
