// The two contracts of the server as committed text: apps/api/schema.graphql and apps/api/schema.sql. A change of either
// is seen in review before any code. `--check` compares them with the built API, `--write` writes them anew.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '../postgres/index.mjs';
import { build } from '../start/build.mjs';
import { ROOT } from '../start/settings.mjs';
import { tellMistakes, UserMistake } from '../start/user-mistake.mjs';
import { firstDifference } from './first-difference.mjs';
import { printSqlSchema } from './sql-schema.mjs';

/** @param {string} task @param {NodeJS.ProcessEnv} env */
async function api(task, env) {
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'dist/apps/api/main.mjs'), task], {
    env: { ...process.env, ...env },
    maxBuffer: 64 * 2 ** 20,
  });
  return stdout;
}

async function migratedSchema() {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-chat-goldens-'));
  try {
    const server = await startEmbedded({ dir: join(folder, 'postgres') });
    try {
      await api('--migrate', { DATABASE_URL: server.url });
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      try {
        return await printSqlSchema(client);
      } finally {
        await client.end();
      }
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await tellMistakes(async () => {
  const mode = process.argv[2];
  if (mode !== '--check' && mode !== '--write') throw new UserMistake('usage: goldens.mjs --check | --write');
  await build(['api'], new AbortController().signal);
  const texts = {
    'apps/api/schema.graphql': await api('--print-schema', {}),
    'apps/api/schema.sql': await migratedSchema(),
  };
  for (const [path, text] of Object.entries(texts)) {
    const file = join(ROOT, path);
    if (mode === '--write') {
      writeFileSync(file, text);
      console.log(`${path} is written`);
      continue;
    }
    const difference = firstDifference(existsSync(file) ? readFileSync(file, 'utf8') : '', text);
    if (difference === undefined) console.log(`${path} is what the code says`);
    else {
      console.error(`${path} is not what the code says: run npm run goldens and look at the change\n${difference}`);
      process.exitCode = 1;
    }
  }
});
