// `npm run dev`: the API is built and started again on every change, the client is served with live reload and hands
// /graphql and /files on to the API at port 3000. The portal of the patients is built on every change and served by the
// API, at http://localhost:3000/p. The database is the one of `npm start`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startEmbedded } from '../postgres/index.mjs';
import { build, toolPath } from './build.mjs';
import { whenParentIsGone } from './parent-watch.mjs';
import { ROOT, checkDatabase, checkPort, readSettings } from './settings.mjs';
import { tellMistakes } from './user-mistake.mjs';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
whenParentIsGone(() => stopping.abort());

await tellMistakes(async () => {
  const { host, port, dataDir, databaseUrl } = readSettings(process.env);
  await checkPort(host, port);
  if (databaseUrl !== undefined) await checkDatabase(databaseUrl);
  await build(['api', 'portal'], stopping.signal);
  const server = databaseUrl === undefined ? await startEmbedded({ dir: join(dataDir, 'postgres') }) : undefined;
  try {
    await runEverything({
      HOST: host,
      PORT: String(port),
      DATABASE_URL: databaseUrl ?? server?.url,
      DATA_DIR: dataDir,
      NODE_ENV: 'development',
      SEED_DEMO: 'true',
      PORTAL_ROOT: join(ROOT, 'dist/apps/portal/browser'),
    });
  } finally {
    await server?.stop();
  }
});
process.exit();

/** @param {NodeJS.ProcessEnv} apiEnv */
async function runEverything(apiEnv) {
  if (stopping.signal.aborted) return;
  // PORT is that of the API; the client's server would take it for its own.
  const buildEnv = { ...process.env, PORT: undefined };
  const nx = toolPath('nx');
  // The watching build must not empty the folder: Node, watching too, would find nothing to start.
  await Promise.all([
    run(buildEnv, nx, 'build', 'api', '--watch', '--deleteOutputPath=false'),
    run(buildEnv, nx, 'serve', 'web'),
    run(buildEnv, nx, 'build', 'portal', '--watch', '--configuration=development', '--deleteOutputPath=false'),
    run({ ...process.env, ...apiEnv }, '--watch', '--enable-source-maps', join(ROOT, 'dist/apps/api/main.mjs')),
  ]);
}

/** @param {NodeJS.ProcessEnv} env @param {string[]} args */
async function run(env, ...args) {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
  stopping.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  await once(child, 'exit');
  // One that ends takes the others with it: half a development server only misleads.
  stopping.abort();
}
