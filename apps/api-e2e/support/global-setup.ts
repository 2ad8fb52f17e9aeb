import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../../../tools/postgres/index.mjs';
import { startApi } from './api-process';
import { createDatabase } from './owner';
import { onceDone } from './run';
import { API_MAIN, RUN_FOLDER } from './workspace';

/** One PostgreSQL server for the run and one API for all specs that break nothing; fault specs start their own. */
export default async function setUp(): Promise<void> {
  if (!existsSync(API_MAIN)) throw new Error(`${API_MAIN} is missing: run "nx run api-e2e:e2e", which builds it`);
  const folder = join(RUN_FOLDER, String(process.pid));
  mkdirSync(folder, { recursive: true });
  const postgres = await startEmbedded({ dir: join(folder, 'postgres') });
  onceDone(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const databaseUrl = await createDatabase(postgres.url, 'specs');
  process.env['E2E_FOLDER'] = folder;
  const api = await startApi({ databaseUrl, environment: { GROUP_SEND_HOLD_MS: '100' } });
  onceDone(() => api.kill('SIGTERM'));

  process.env['E2E_POSTGRES'] = postgres.url;
  process.env['E2E_DATABASE'] = databaseUrl;
  process.env['E2E_API'] = api.url;
}
