// What the start script itself takes from the environment. It looks before the build, which takes long; the API checks
// the whole of its configuration again.
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import pg from 'pg';
import { UserMistake } from './user-mistake.mjs';

export const ROOT = resolve(import.meta.dirname, '../..');

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ host: string, port: number, dataDir: string, databaseUrl: string | undefined }}
 * @throws {UserMistake}
 */
export function readSettings(env) {
  const port = Number(env['PORT'] || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UserMistake('PORT must be a whole number from 1 to 65535');
  const databaseUrl = env['DATABASE_URL'] || undefined;
  if (databaseUrl !== undefined && !/^postgres(ql)?:$/.test(URL.parse(databaseUrl)?.protocol ?? ''))
    throw new UserMistake('DATABASE_URL must look like postgres://user:password@host:5432/database');
  return { host: env['HOST'] || '127.0.0.1', port, dataDir: resolve(ROOT, env['DATA_DIR'] || '.data'), databaseUrl };
}

/** @param {string} host @param {number} port @returns {Promise<void>} @throws {UserMistake} */
export function checkPort(host, port) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', (/** @type {NodeJS.ErrnoException} */ { code }) => {
      const reasons = /** @type {Record<string, string>} */ ({
        EADDRINUSE: `Port ${port} is taken: stop what uses it, or set PORT to another, for example PORT=${port + 1}`,
        EACCES: `Port ${port} may not be used by this user: set PORT to one above 1023`,
      });
      fail(new UserMistake(reasons[code ?? ''] ?? `HOST ${host} cannot be listened on (${code})`));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

/** @param {string} url @returns {Promise<void>} @throws {UserMistake} */
export async function checkDatabase(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('show server_version_num');
    if (Number(rows[0].server_version_num) < 150_000)
      throw new UserMistake('The server of DATABASE_URL is older than PostgreSQL 15: use a newer one');
  } catch (error) {
    if (error instanceof UserMistake) throw error;
    const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
    throw new UserMistake(`The database of DATABASE_URL cannot be used: ${message || code}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
