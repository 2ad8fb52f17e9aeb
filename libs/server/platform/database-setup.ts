import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import type { Config } from './config';
import { SnakeCaseColumns } from './naming-strategy';

type Classes = MixedList<new () => object>;

/** What the domain libraries bring to the database. */
export interface DatabaseContents {
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => object)[];
  /** Table name -> what the application may do with its rows. A table that is not named is out of its reach. */
  readonly privileges: Readonly<Record<string, string>>;
}

/** A new connection costs a key derivation on both sides; those that were needed once are kept. */
export const IDLE_MS = 10 * 60_000;

/** A database that cannot be used, said in one line for the person who starts the server. */
export class DatabaseSetupError extends Error {}

const OLDEST_SERVER = 150_000;
const MIGRATION_LOCK = 7_310_442;

/**
 * Makes the database ready and returns the connection string to serve requests with: checks the server, migrates it
 * as its owner, and makes the restricted role that row-level security binds.
 * @throws DatabaseSetupError
 */
export async function setUpDatabase(config: Config, contents: DatabaseContents): Promise<string> {
  const owner = await connect(config.DATABASE_URL, 'DATABASE_URL');
  try {
    await checkServer(owner);
    // Only one process at a time migrates and grants; the others wait and find everything done.
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(config.DATABASE_URL, contents);
    const appUrl = config.DATABASE_APP_URL ?? (await createAppRole(owner, config.DATABASE_URL));
    await grant(owner, decodeURIComponent(new URL(appUrl).username), contents.privileges);
    await checkWalls(owner, decodeURIComponent(new URL(appUrl).username));
    await checkDurability(appUrl);
    return appUrl;
  } finally {
    await owner.end();
  }
}

/** Options of a TypeORM connection to this schema. Synchronisation is never on: the schema is what migrations make. */
export function dataSourceOptions(url: string, contents: DatabaseContents, pool: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: contents.entities as unknown as Classes,
    migrations: contents.migrations as unknown as Classes,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    namingStrategy: new SnakeCaseColumns(),
    poolSize: pool,
    // A terminated backend must not end the process; the next query takes a new connection.
    poolErrorHandler: () => undefined,
    extra: {
      statement_timeout: 5_000,
      idle_in_transaction_session_timeout: 5_000,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: IDLE_MS,
    },
  };
}

async function connect(url: string, variable: 'DATABASE_URL' | 'DATABASE_APP_URL'): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that is just starting refuses for a moment; anything that lasts is the caller's to know.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const reason = error instanceof AggregateError ? String(error.errors[0]) : (error as Error).message;
    throw new DatabaseSetupError(
      `The database at ${hostname}:${port || 5432}${pathname} cannot be used: ${reason}. Check ${variable}.`,
    );
  }
}

async function checkServer(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
     where name in ('server_version_num', 'server_encoding')`,
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  if (Number(settings.get('server_version_num')) < OLDEST_SERVER) {
    throw new DatabaseSetupError('PostgreSQL 15 or newer is needed.');
  }
  if (settings.get('server_encoding') !== 'UTF8') {
    throw new DatabaseSetupError('The database must be created with encoding UTF8.');
  }
}

/**
 * An acknowledged message must survive a crash. It is asked as the role that serves requests: these settings can differ
 * by role.
 */
async function checkDurability(appUrl: string): Promise<void> {
  const app = await connect(appUrl, 'DATABASE_APP_URL');
  try {
    const { rows } = await app.query<{ name: string }>(
      `select name from pg_settings
       where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off' order by name`,
    );
    const unsafe = rows.map(({ name }) => name).join(', ');
    if (unsafe) throw new DatabaseSetupError(`The database server may lose messages: ${unsafe} must not be off.`);
  } finally {
    await app.end();
  }
}

async function migrate(url: string, contents: DatabaseContents): Promise<void> {
  await withMigrations(url, contents, (dataSource) => dataSource.runMigrations());
}

/**
 * Takes back so many of the latest migrations, one after the other, with the data in what they made.
 * @throws DatabaseSetupError
 */
export async function revertMigrations(config: Config, contents: DatabaseContents, howMany: number): Promise<void> {
  const owner = await connect(config.DATABASE_URL, 'DATABASE_URL');
  try {
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await withMigrations(config.DATABASE_URL, contents, async (dataSource) => {
      for (let undone = 0; undone < howMany; undone++) await dataSource.undoLastMigration();
    });
  } finally {
    await owner.end();
  }
}

async function withMigrations(
  url: string,
  contents: DatabaseContents,
  work: (dataSource: DataSource) => Promise<unknown>,
): Promise<void> {
  const dataSource = new DataSource({
    ...dataSourceOptions(url, contents, 2),
    extra: { options: '-c lock_timeout=2s', connectionTimeoutMillis: 5_000 },
  });
  await dataSource.initialize();
  try {
    await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** The role and its password follow from the owner's connection, so every process of an installation agrees on them. */
async function createAppRole(owner: Client, ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const role = `${decodeURIComponent(url.pathname.slice(1)) || 'postgres'}_app`;
  const password = createHmac('sha256', `${url.username}:${url.password}`).update(role).digest('hex');
  url.username = encodeURIComponent(role);
  url.password = password;

  const name = owner.escapeIdentifier(role);
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role]);
  if (!rowCount) await owner.query(`create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole`);
  const probe = new Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
  probe.on('error', () => undefined);
  try {
    await probe.connect();
  } catch {
    await owner.query(`alter role ${name} password ${owner.escapeLiteral(password)}`);
  } finally {
    await probe.end().catch(() => undefined);
  }
  return url.href;
}

/** In one transaction: other processes of the installation are serving, and must not find a table closed for a moment. */
async function grant(owner: Client, role: string, privileges: DatabaseContents['privileges']): Promise<void> {
  const name = owner.escapeIdentifier(role);
  await owner.query('begin');
  await owner.query(`grant usage on schema public to ${name}`);
  for (const [table, rights] of Object.entries(privileges)) {
    await owner.query(`revoke all on ${owner.escapeIdentifier(table)} from ${name}`);
    await owner.query(`grant ${rights} on ${owner.escapeIdentifier(table)} to ${name}`);
  }
  await owner.query('commit');
}

/** Refuses to serve when the second wall of tenancy is not standing. */
async function checkWalls(owner: Client, role: string): Promise<void> {
  const { rows: roles } = await owner.query(
    `select 1 from pg_roles where rolname = $1 and (rolsuper or rolbypassrls)`,
    [role],
  );
  if (roles.length > 0) throw new DatabaseSetupError(`The role ${role} may bypass row-level security; take that away.`);
  const { rows: open } = await owner.query<{ relname: string }>(
    `select c.relname from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
       and not (c.relrowsecurity and c.relforcerowsecurity)`,
  );
  if (open.length > 0) {
    throw new DatabaseSetupError(`Row-level security is not forced on: ${open.map((t) => t.relname).join(', ')}.`);
  }
}
