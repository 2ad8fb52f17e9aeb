import { launchApi, startApi } from './support/api-process';
import { aClinic, everybodyLeaves } from './support/clinic';
import { type PostgresServer, startPostgres15 } from './support/debian-postgres';
import { freePort } from './support/free-port';
import { asOwner, createDatabase, databaseAt } from './support/owner';
import { run } from './support/run';

/** Everything that migrations make, as text. */
const SCHEMA = `
  select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as item
    from information_schema.columns where table_schema = 'public'
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'constraint ' || conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
  union all select 'policy ' || tablename || ' ' || policyname || ' ' || cmd || ' ' || qual from pg_policies
  union all select 'function ' || oid::regprocedure::text || ' ' || md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace
  union all select 'trigger ' || tgrelid::regclass::text || ' ' || tgname from pg_trigger where not tgisinternal
  union all select 'type ' || typname from pg_type where typnamespace = 'public'::regnamespace
  order by 1`;

async function task(databaseUrl: string, ...args: string[]): Promise<void> {
  const process = launchApi({ databaseUrl, port: await freePort(), args });
  const { code } = await process.ended;
  expect([args, code, process.output()]).toEqual([args, 0, expect.stringMatching(/^$/)]);
}

const schemaOf = async (databaseUrl: string) =>
  (await asOwner<{ item: string }>(databaseUrl, SCHEMA)).map(({ item }) => item);
const ofTheProduct = (items: readonly string[]) =>
  items.filter((item) => !/\bmigration\b|_migration|migration_/.test(item));

const servers = {
  'PostgreSQL 18, embedded': () => Promise.resolve({ url: run.postgres, stop: () => Promise.resolve() }),
  'PostgreSQL 15, of Debian': startPostgres15,
};

describe.each(Object.entries(servers))('%s', (name, start) => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it('migrations go up, down to nothing and up again to the same', async () => {
    const databaseUrl = await createDatabase(server.url, 'up_and_down');
    await task(databaseUrl, '--migrate');
    const up = await schemaOf(databaseUrl);
    expect(ofTheProduct(up).length).toBeGreaterThan(100);
    const { length } = await asOwner(databaseUrl, 'select 1 from migration');
    await task(databaseUrl, '--revert');
    expect(await asOwner(databaseUrl, 'select 1 from migration')).toHaveLength(length - 1);
    await task(databaseUrl, '--revert', String(length - 1));
    expect(ofTheProduct(await schemaOf(databaseUrl))).toEqual([]);
    await task(databaseUrl, '--migrate');
    expect(await schemaOf(databaseUrl)).toEqual(up);
  });

  it('two processes that start on an empty database in the same moment both serve', async () => {
    const databaseUrl = await createDatabase(server.url, 'both_at_once');
    const processes = await Promise.all([startApi({ databaseUrl }), startApi({ databaseUrl })]);
    const statuses = await Promise.all(processes.map(async ({ url }) => (await fetch(`${url}/readyz`)).status));
    expect(statuses).toEqual([200, 200]);
    await Promise.all(processes.map((api) => api.kill('SIGTERM')));
  });

  it('serves two people who chat live, owned by somebody who is no superuser', async () => {
    await asOwner(server.url, `create role keeper login createrole password 'of-a-test'`);
    await asOwner(server.url, 'create database kept owner keeper');
    const superuser = databaseAt(server.url, 'kept');
    const owned = new URL(superuser);
    owned.username = 'keeper';
    owned.password = 'of-a-test';
    const api = await startApi({ databaseUrl: owned.href });
    const clinic = await aClinic({ anna: {}, boris: {} }, { api: api.url, database: superuser });
    const { anna, boris } = clinic.people;
    const live = await boris.socket();
    const room = await anna.chatWith(boris);
    const sent = await anna.send(room, `hello from ${name}`);
    expect((await live.message(sent.text)).message.seq).toBe(sent.seq);
    await boris.markRead(room, sent.seq);
    expect((await anna.message(sent.id)).delivery.status).toBe('READ');
    await everybodyLeaves(clinic);
    expect((await api.kill('SIGTERM')).code).toBe(0);
  });
});
