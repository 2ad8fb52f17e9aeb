import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { startEmbedded } from '../postgres/index.mjs';
import { firstDifference } from './first-difference.mjs';
import { printSqlSchema } from './sql-schema.mjs';

const SCHEMA = `
  create table clinic (id uuid primary key, name text not null default 'x', twice int generated always as (1 + 1) stored);
  create table room (clinic_id uuid not null references clinic, id uuid, topic text check (topic <> ''), primary key (clinic_id, id));
  create index room_topic on room (topic) where topic is not null;
  comment on column room.topic is 'What it is about';
  alter table room enable row level security;
  alter table room force row level security;
  create policy room_clinic on room using (clinic_id is not null) with check (clinic_id is not null);
  create view readable_room with (security_barrier) as select id from room;
  create function one() returns int language sql as 'select 1';
  grant select, insert on room to golden_app;
  grant update (topic) on room to golden_app;`;

/** Each of these must be seen in the text. */
const CHANGES = [
  'alter table room no force row level security',
  'alter table room disable row level security',
  'drop policy room_clinic on room',
  'alter policy room_clinic on room using (true)',
  'alter policy room_clinic on room to golden_app',
  'drop index room_topic',
  'alter table room alter topic set not null',
  'alter table clinic alter name drop default',
  'alter table room drop constraint room_topic_check',
  'alter table room add column note text',
  'create or replace view readable_room with (security_barrier) as select id from room where topic is null',
  `create or replace function one() returns int language sql as 'select 2'`,
  'revoke insert on room from golden_app',
  'grant update on room to golden_app',
  'revoke update (topic) on room from golden_app',
  'revoke execute on function one() from public',
  'alter role golden_app bypassrls',
  'comment on column room.topic is null',
];

describe('the printed SQL schema', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-chat-goldens-'));
  /** @type {import('../postgres/index.mjs').EmbeddedServer} */
  let server;
  /** @type {pg.Client} */
  let client;
  let text = '';
  before(async () => {
    server = await startEmbedded({ dir: join(folder, 'postgres') });
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query('create role golden_app nologin');
    await client.query(SCHEMA);
    text = await printSqlSchema(client);
    await client.query('set search_path = public');
  });
  after(async () => {
    await client.end();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('is the same text each time', async () => assert.equal(await printSqlSchema(client), text));

  it('tells what pg_dump would', () => {
    for (const line of [
      '-- role golden_app: no superuser, under row security, no log-in',
      `  name text not null default 'x'::text,`,
      '  twice integer generated always as ((1 + 1)) stored,',
      '  constraint room_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),',
      'CREATE INDEX room_topic ON public.room USING btree (topic) WHERE (topic IS NOT NULL);',
      'create policy room_clinic on public.room for all to public using ((clinic_id IS NOT NULL)) with check ((clinic_id IS NOT NULL));',
      'grant insert, select on public.room to golden_app;',
      'grant update on public.room (topic) to golden_app;',
    ])
      assert.ok(text.includes(`${line}\n`), `${line}\nis not in\n${text}`);
  });

  for (const change of CHANGES)
    it(`shows: ${change}`, async () => {
      await client.query('begin; set local search_path = public');
      try {
        await client.query(change);
        assert.notEqual(await printSqlSchema(client), text);
      } finally {
        await client.query('rollback');
      }
    });
});

describe('firstDifference', () => {
  it('finds none between equal texts', () => assert.equal(firstDifference('a\nb', 'a\nb'), undefined));
  it('names the line and both versions', () => assert.equal(firstDifference('a\nb', 'a\nc'), 'line 2\n- b\n+ c'));
  it('sees lines at the end', () => assert.equal(firstDifference('a', 'a\nb'), 'line 2\n- (end of file)\n+ b'));
});
