// `npm run dev`: the API is built and started again on every change, the client is served with live reload and hands
// /graphql and /files on to the API. The database is the one of `npm start`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from '../postgres/index.mjs';
import { toolPath } from './build.mjs';
import { whenParentIsGone } from './parent-watch.mjs';
import { ROOT, checkDatabase, checkPort, readSettings } from './settings.mjs';
import { tellMistakes } from './user-mistake.mjs';

await tellMistakes(async () => {
  const { host, port, dataDir, databaseUrl } = readSettings(process.env);
  await checkPort(host, port);
  if (databaseUrl !== undefined) await checkDatabase(databaseUrl);
  const server = databaseUrl === undefined ? await startEmbedded({ dir: join(dataDir, 'postgres') }) : undefined;

  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
  whenParentIsGone(() => stopping.abort());
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    HOST: host,
    PORT: String(port),
    DATABASE_URL: databaseUrl ?? server?.url,
    SEED_DEMO: 'true',
  };
  /** @param {string[]} args */
  const run = (...args) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
    stopping.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
    // One that ends takes the others with it: half a development server only misleads.
    return once(child, 'exit').then(() => stopping.abort());
  };

  const main = join(ROOT, 'dist/apps/api/main.mjs');
  const running = [run(toolPath('nx'), 'build', 'api', '--watch'), run(toolPath('nx'), 'serve', 'web')];
  while (!existsSync(main) && !stopping.signal.aborted) await sleep(200);
  if (!stopping.signal.aborted) running.push(run('--watch', '--enable-source-maps', main));
  await Promise.all(running);
  await server?.stop();
});
process.exit();
