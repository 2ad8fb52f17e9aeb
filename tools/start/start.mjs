// `npm start`: builds what has changed, starts the embedded PostgreSQL unless DATABASE_URL names a server, then the API,
// which serves the built client too. Ends in the opposite order: the API drains first, the database stops last.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { keepRunning, startEmbedded } from '../postgres/index.mjs';
import { build } from './build.mjs';
import { demoPortalLink } from './demo-portal-link.mjs';
import { whenParentIsGone } from './parent-watch.mjs';
import { ROOT, checkDatabase, checkPort, readSettings } from './settings.mjs';
import { tellMistakes } from './user-mistake.mjs';

// The API closes its sockets and waits for running requests; one that hangs must not keep the database up for ever.
const DRAIN_LIMIT_MS = 20_000;

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
whenParentIsGone(() => stopping.abort());

/** @param {string} text */
const say = (text) => console.log(text);

await tellMistakes(async () => {
  const { host, port, dataDir, databaseUrl } = readSettings(process.env);
  await checkPort(host, port);
  if (databaseUrl !== undefined) await checkDatabase(databaseUrl);

  say('Building the API and the web client (about 20 seconds the first time) ...');
  await build(['api', 'web', 'portal'], stopping.signal);
  if (stopping.signal.aborted) return;

  if (databaseUrl !== undefined) return runApi({ host, port, dataDir, databaseUrl, demo: false });
  say('Starting PostgreSQL ...');
  const dir = join(dataDir, 'postgres');
  const server = await startEmbedded({ dir });
  const kept = keepRunning(server, { dir, onEvent: say });
  try {
    await runApi({ host, port, dataDir, databaseUrl: server.url, demo: true });
  } finally {
    await kept.stop();
  }
});
// Whatever may still hold the process, everything is stopped by now.
process.exit();

/**
 * Runs the API until it ends by itself or we are asked to stop.
 * @param {{ host: string, port: number, dataDir: string, databaseUrl: string, demo: boolean }} settings
 */
async function runApi({ host, port, dataDir, databaseUrl, demo }) {
  if (stopping.signal.aborted) return;
  say('Starting Clinic Chat ...');
  const args = ['--enable-source-maps', '--import', join(import.meta.dirname, 'end-with-parent.mjs')];
  const api = spawn(process.execPath, [...args, join(ROOT, 'dist/apps/api/main.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // Ctrl+C in the terminal must reach us alone: we hand it on, once.
    detached: process.platform !== 'win32',
    env: {
      ...process.env,
      NODE_ENV: process.env['NODE_ENV'] || 'production',
      HOST: host,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      // Accounts with a known password: of our own database only, never of a server that was given to us.
      SEED_DEMO: process.env['SEED_DEMO'] || String(demo),
      // A first look at the demo is not to be covered.
      ...(demo && { SESSION_IDLE_MINUTES: process.env['SESSION_IDLE_MINUTES'] || '720' }),
      LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
      WEB_ROOT: join(ROOT, 'dist/apps/web/browser'),
      PORTAL_ROOT: join(ROOT, 'dist/apps/portal/browser'),
    },
  });
  const ended = once(api, 'exit');
  if (demo) void tellPortalLink(`http://${host}:${port}`);
  let lastResort;
  const stop = () => {
    say('Stopping ...');
    api.kill('SIGTERM');
    lastResort = setTimeout(() => api.kill('SIGKILL'), DRAIN_LIMIT_MS);
  };
  stopping.signal.addEventListener('abort', stop, { once: true });
  const [code] = await ended;
  clearTimeout(lastResort);
  if (!stopping.signal.aborted) process.exitCode = code || 1;
}

/** @param {string} address */
async function tellPortalLink(address) {
  const link = await demoPortalLink(address, stopping.signal);
  if (link) say(`The portal of a demo patient, ${link.name}, born ${link.birthDate}: ${link.url}`);
}
