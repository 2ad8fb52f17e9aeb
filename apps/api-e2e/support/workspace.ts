import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../../..');

/** The build under test. `API_MAIN` names another one, such as a mutant that a test is to catch. */
export const API_MAIN = process.env['API_MAIN'] ?? join(ROOT, 'dist/apps/api/main.mjs');

/** Where the databases of a run lie; removed after it. */
export const RUN_FOLDER = join(ROOT, 'tmp/api-e2e');

/** Where the files of the common API lie: `files/` in it. */
export function dataFolder(): string {
  return join(process.env['E2E_FOLDER'] ?? RUN_FOLDER, 'data');
}
