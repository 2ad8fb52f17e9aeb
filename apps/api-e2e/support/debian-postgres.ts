import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { withConnection } from './owner';

const BIN = process.env['POSTGRES_15_BIN'] ?? '/usr/lib/postgresql/15/bin';
const NOBODY = { uid: 65_534, gid: 65_534 };
const START_MS = 20_000;

export interface PostgresServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the oldest PostgreSQL that we promise to work with, from the system's package, on a folder of its own. */
export async function startPostgres15(): Promise<PostgresServer> {
  if (!existsSync(join(BIN, 'postgres'))) {
    throw new Error(
      `PostgreSQL 15 is missing: apt-get install postgresql-15, or set POSTGRES_15_BIN to its bin folder`,
    );
  }
  const user = process.getuid?.() === 0 ? NOBODY : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'clinic-chat-postgres-15-'));
  const secret = join(folder, 'password');
  writeFileSync(secret, 'of-a-test');
  if (user) for (const path of [folder, secret]) chownSync(path, user.uid, user.gid);
  chmodSync(folder, 0o700);

  const data = join(folder, 'data');
  const made = spawnSync(
    join(BIN, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'tester',
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '-E',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...user, cwd: '/', encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''];
  const server = spawn(join(BIN, 'postgres'), args, { ...user, cwd: '/', stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  const url = `postgres://tester:of-a-test@127.0.0.1:${port}/postgres`;
  await untilItAnswers(url);
  return {
    url,
    stop: async () => {
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(url: string): Promise<void> {
  for (const deadline = Date.now() + START_MS; ;) {
    try {
      await withConnection(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
