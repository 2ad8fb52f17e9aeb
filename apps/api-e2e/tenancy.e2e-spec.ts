import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Actor } from './support/actor';
import { startApi, type ApiProcess } from './support/api-process';
import { aClinic, type Clinic, everybodyLeaves, PASSWORD } from './support/clinic';
import { get, uploaded } from './support/files';
import {
  aChatGroup,
  aContact,
  assignChatGroups,
  type ChatGroup,
  chatGroup,
  chatGroups,
  type Contact,
  contact,
  contactDuplicates,
  contacts,
  recordConsent,
} from './support/directory-operations';
import { becomes, isSent, sends } from './support/group-sends';
import type { Room } from './support/operations';
import { uploadImport } from './support/import-operations';
import { operationsWithIds, refusalOfForeignIds } from './support/operations-with-ids';
import { asOwner, createDatabase, withConnection } from './support/owner';
import { imported } from './support/import-operations';
import { aPatient } from './support/patient';
import { addDeskNote, openPatientRoom } from './support/patient-room-operations';
import { run } from './support/run';

const APP_ROLE = 'specs_app';
const TABLES = `select c.oid::regclass::text as name, c.relrowsecurity and c.relforcerowsecurity as walled
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'`;

const names = async (sql: string, values: unknown[] = []) =>
  (await asOwner<{ name: string }>(run.database, sql, values)).map(({ name }) => name).sort();
const tables = () => names(TABLES);

/** The tables whose policy asks for more than the clinic, with what it asks. */
const SEARCHED: Readonly<Record<string, string>> = { chat_message_words: 'words @@', contact_search: 'words ~' };

describe('T1 every table with data of a clinic carries its id', () => {
  it('not null, as the first column of the primary key', async () => {
    const keyed = await names(
      `select i.indrelid::regclass::text as name from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] and a.attnotnull
       where i.indisprimary and (a.attname = 'clinic_id' or (i.indrelid = 'clinic'::regclass and a.attname = 'id'))`,
    );
    expect(keyed).toEqual(await tables());
    expect(keyed).toContain('chat_message');
  });

  it('in every foreign key, so that a row can only name rows of its own clinic', async () => {
    const loose = await names(
      `select c.conname as name from pg_constraint c where c.contype = 'f' and c.confrelid <> 'clinic'::regclass
         and not exists (
           select from unnest(c.conkey, c.confkey) as k (own, other)
           join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
           join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.other
           where a.attname = 'clinic_id' and b.attname = 'clinic_id')`,
    );
    expect(loose).toEqual([]);
    expect((await names(`select conname as name from pg_constraint where contype = 'f'`)).length).toBeGreaterThan(5);
  });

  it('row-level security is enabled, forced, and its policy is the clinic of the transaction', async () => {
    const rows = await asOwner<{ name: string; walled: boolean }>(run.database, TABLES);
    expect(rows.filter(({ walled }) => !walled)).toEqual([]);
    const walled = await names(
      `select tablename as name from pg_policies where schemaname = 'public' and policyname = 'own_clinic'
         and cmd = 'ALL' and permissive = 'PERMISSIVE' and qual in ('(clinic_id = current_clinic())', '(id = current_clinic())')`,
    );
    expect(walled).toEqual((await tables()).filter((table) => !(table in SEARCHED)));
  });

  it.each(Object.entries(SEARCHED))(
    '%s is narrower still: the clinic, and what is being searched',
    async (table, asked) => {
      const policies = await asOwner<{ qual: string }>(
        run.database,
        `select qual from pg_policies where tablename = '${table}' and cmd = 'SELECT'`,
      );
      expect(policies.map(({ qual }) => qual)).toEqual([
        expect.stringContaining(`((clinic_id = current_clinic()) AND (${asked} `),
      ]);
    },
  );

  it('nothing widens that but the doors of sign-in, which read one row, and of what is due, which read ids', async () => {
    const doors = await asOwner(
      run.database,
      `select tablename, policyname, cmd from pg_policies where policyname <> 'own_clinic'
         and not tablename = any ($1) order by 1`,
      [Object.keys(SEARCHED)],
    );
    expect(doors).toEqual([
      { tablename: 'account_link', policyname: 'holding_link', cmd: 'SELECT' },
      { tablename: 'contact', policyname: 'asking_for_link', cmd: 'SELECT' },
      { tablename: 'employee', policyname: 'signing_in', cmd: 'SELECT' },
      { tablename: 'file_due', policyname: 'sweeping', cmd: 'SELECT' },
      { tablename: 'group_send', policyname: 'sending', cmd: 'SELECT' },
      { tablename: 'portal_invite', policyname: 'holding_link', cmd: 'SELECT' },
      { tablename: 'portal_notice_round', policyname: 'noticing', cmd: 'SELECT' },
      { tablename: 'portal_session', policyname: 'holding_token', cmd: 'SELECT' },
      { tablename: 'session', policyname: 'holding_token', cmd: 'SELECT' },
    ]);
  });
});

describe('T2 the role that serves requests', () => {
  it('is no superuser, may not bypass row-level security, makes no roles and databases, and owns nothing', async () => {
    const [role] = await asOwner(
      run.database,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (select count(*)::int from pg_class c where c.relowner = r.oid)
         + (select count(*)::int from pg_proc p where p.proowner = r.oid)
         + (select count(*)::int from pg_database d where d.datdba = r.oid) as owned,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as roles
       from pg_roles r where rolname = $1`,
      [APP_ROLE],
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      owned: 0,
      roles: 0,
    });
  });

  it('may read and write, delete files that are gone, and not empty, change or make a table', async () => {
    const allowed = await asOwner<{ name: string; may: boolean }>(
      run.database,
      `select t.name || ' ' || p as name, has_table_privilege($1, t.name, p) as may
       from (${TABLES}) t cross join unnest(array['DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) p order by 1`,
      [APP_ROLE],
    );
    // A file ends with its bytes, an import with its time; everything else that was ever said stays.
    const files = ['attachment', 'contact_import', 'contact_import_row', 'file_due', 'stored_file'];
    expect(allowed.filter(({ may }) => may).map(({ name }) => name)).toEqual(files.map((table) => `${table} DELETE`));
    await asApp(async (client) => {
      await expect(client.query('create table mine (id int)')).rejects.toThrow('permission denied');
      await expect(client.query('alter table chat_room disable row level security')).rejects.toThrow('must be owner');
      await expect(client.query('set row_security = off; select * from chat_room')).rejects.toThrow(
        'row-level security',
      );
    });
  });

  it('a restart is refused when somebody opened a wall or gave the role the right to pass it', async () => {
    const databaseUrl = await createDatabase(run.postgres, 'open_wall');
    const refused = () => startApi({ databaseUrl }).then(() => 'started', String);
    await (await startApi({ databaseUrl })).kill('SIGTERM');
    await asOwner(databaseUrl, 'alter role open_wall_app bypassrls');
    expect(await refused()).toContain('may bypass row-level security');
    await asOwner(databaseUrl, 'alter role open_wall_app nobypassrls');
    await asOwner(databaseUrl, 'create table card (clinic_id uuid not null, id uuid not null)');
    expect(await refused()).toContain('Row-level security is not forced on: card');
    await asOwner(databaseUrl, 'drop table card');
    await (await startApi({ databaseUrl })).kill('SIGTERM');
  });
});

describe('T3 no back door past the policies', () => {
  it('no materialised view; every view reads with the rights of the caller; no function with those of its owner', async () => {
    expect(await names(`select matviewname as name from pg_matviews`)).toEqual([]);
    const views = await asOwner<{ name: string; options: string[] | null }>(
      run.database,
      `select relname as name, reloptions as options from pg_class
       where relkind = 'v' and relnamespace = 'public'::regnamespace`,
    );
    expect(views.length).toBeGreaterThan(0);
    for (const { name, options } of views) expect([name, options]).toEqual([name, ['security_invoker=true']]);
    const definers = `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`;
    expect(await names(definers)).toEqual([]);
  });
});

describe('T4 two walls, each proven alone', () => {
  let ours: Clinic<'anna' | 'boris' | 'clara'>;
  let theirs: Clinic<'dora' | 'emil' | 'fritz'>;
  let room: Room;

  beforeAll(async () => {
    ours = await aClinic({ anna: {}, boris: {}, clara: {} });
    theirs = await aClinic({
      dora: { role: 'ADMINISTRATOR', modules: ['CHAT', 'CRM'] },
      emil: {},
      fritz: {},
    });
    const { dora, emil, fritz } = theirs.people;
    room = await dora.createRoom('Theirs', [emil, fritz]);
    const { id } = await dora.send(room, 'their secret');
    await dora.run(
      { text: `mutation { saveDraft(roomId: "${room.id}", text: "draft") { preferences { draft } } }` },
      {},
    );
    await dora.run({ text: '{ pushPublicKey }' }, {});
    const keys = `p256dh: "B${'x'.repeat(86)}", auth: "${'x'.repeat(22)}"`;
    const push = `subscribeToPush(input: { endpoint: "https://push.example.com/${dora.id}", ${keys} })`;
    await dora.run({ text: `mutation { ${push} { subscribed } }` }, {});
    await dora.run({ text: 'mutation { updatePreferences(input: { theme: DARK }) { __typename } }' }, {});
    await dora.run({ text: `mutation { setUpTwoStep(input: { password: "${PASSWORD}" }) { secret } }` }, {});
    await uploaded(dora, room);
    await dora.run({ text: `mutation { inviteEmployee(id: "${emil.id}") { invite { url } } }` }, {});
    await emil.markRead(room, 2);
    await dora.run({ text: `mutation { editMessage(input: { id: "${id}", text: "edited" }) { message { id } } }` }, {});
    const theirPatient = await aContact(dora, { name: 'Their patient' });
    const theirGroup = await aChatGroup(dora, 'Theirs');
    await dora.run(assignChatGroups, { contactIds: [theirPatient.id], chatGroupIds: [theirGroup.id] });
    const consent = { messageClass: 'CARE', given: true, source: 'PAPER', givenOn: '2026-01-01' };
    await dora.run(recordConsent, { input: { contactId: theirPatient.id, ...consent } });
    const withPortal = await aPatient(dora, 'Their portal user');
    await dora.run(assignChatGroups, { contactIds: [withPortal.contactId], chatGroupIds: [theirGroup.id] });
    // Whoever serves it has to be done: two who add its notices at once would wait for each other.
    const theirSend = await sends(dora, [theirGroup.id]);
    await becomes(dora, theirSend.id, isSent);
    await theirs.sql(
      `insert into portal_notice_round select clinic_id, id, 'infinity' from group_send where clinic_id = $1
       on conflict do nothing`,
      [theirs.id],
    );
    await theirs.sql(
      `insert into portal_notice (clinic_id, send_id, contact_id, status, attempts, tried_at)
       select clinic_id, send_id, contact_id, 'NO_ADDRESS', 0, now() from group_send_recipient where clinic_id = $1
       on conflict do nothing`,
      [theirs.id],
    );
    const deskRoom = (await dora.run(openPatientRoom, { contactId: theirPatient.id })).openPatientRoom.room.id;
    await dora.run(addDeskNote, { input: { roomId: deskRoom, clientNoteId: randomUUID(), text: 'theirs' } });
    await imported(dora, 'Name,Card\nTheirs,1', { dryRun: true });
  });
  afterAll(() => everybodyLeaves(ours, theirs));

  it('the wall of the database: statements without any clinic in them reach only the clinic of the transaction', async () => {
    await asApp(async (client) => {
      await client.query(
        `select set_config('app.search', '''edit''', false), set_config('app.contact_search', 'pat', false)`,
      );
      for (const table of [...(await tables()), 'chat_room_reader', 'patient_room_reader']) {
        const column = table === 'clinic' ? 'id' : 'clinic_id';
        const count = async (clinic: string) => {
          await client.query(`select set_config('app.clinic', $1, false)`, [clinic]);
          const sql = `select count(*)::int as n, count(*) filter (where ${column} <> $1)::int as foreign from ${table}`;
          return (await client.query<{ n: number; foreign: number }>(sql, [clinic || randomUUID()])).rows[0];
        };
        const own = await count(theirs.id);
        expect([table, own?.foreign]).toEqual([table, 0]);
        expect([table, own?.n]).not.toEqual([table, 0]); // There is something to see from inside.
        expect([table, await count('')]).toEqual([table, { n: 0, foreign: 0 }]);
        const foreign = `select count(*)::int as n from ${table} where ${column} = $1`;
        await client.query(`select set_config('app.clinic', $1, false)`, [ours.id]);
        expect([table, (await client.query(foreign, [theirs.id])).rows]).toEqual([table, [{ n: 0 }]]);
      }
    });
  });

  it('the wall of the database: a row cannot be changed from, moved to or added to another clinic', async () => {
    await asApp(async (client) => {
      await client.query(`select set_config('app.clinic', $1, false)`, [ours.id]);
      const changed = await client.query(`update chat_room set name = 'Ours' where id = $1`, [room.id]);
      expect(changed.rowCount).toBe(0);
      const moved = client.query(`update employee set clinic_id = $1 where id = $2`, [theirs.id, ours.people.anna.id]);
      await expect(moved).rejects.toThrow('row-level security');
      const added = client.query(
        `insert into chat_room (clinic_id, id, kind, created_at, created_by, last_activity_at)
         values ($1, $2, 'STAFF', now(), $3, now())`,
        [theirs.id, randomUUID(), theirs.people.dora.id],
      );
      await expect(added).rejects.toThrow('row-level security');
      const named = client.query(
        `insert into chat_room (clinic_id, id, kind, created_at, created_by, last_activity_at)
         values ($1, $2, 'STAFF', now(), $3, now())`,
        [ours.id, randomUUID(), theirs.people.dora.id],
      );
      await expect(named).rejects.toThrow('foreign key');
    });
  });

  it('the wall of the database: the hot paths find nothing of another clinic', async () => {
    await asApp(async (client) => {
      const { anna } = ours.people;
      const sent = await client.query(
        'select outcome from send_messages($1, now(), array[$2]::uuid[], array[$3]::uuid[], array[$4]::uuid[], array[$5]::uuid[], array[$6], array[null]::uuid[], array[$7], array[null]::uuid[], null, null, array[null]::uuid[])',
        [ours.id, room.id, theirs.people.dora.id, randomUUID(), randomUUID(), 'hi', '{}'],
      );
      expect(sent.rows).toEqual([{ outcome: 'NOT_FOUND' }]);
      const marked = await client.query(
        'select * from mark_receipts($1, array[$2]::uuid[], array[$3]::uuid[], array[1], array[1])',
        [ours.id, room.id, theirs.people.dora.id],
      );
      expect(marked.rows).toEqual([]);
      const sessions = await client.query(
        `select * from live_sessions($1, array[$2]::uuid[], now(), interval '1 day')`,
        [ours.id, theirs.people.dora.person.sessionId],
      );
      expect(sessions.rows).toEqual([]);
      const used = await client.query(`select * from used_sessions($1, array[$2]::uuid[], now(), interval '1 day')`, [
        ours.id,
        theirs.people.dora.person.sessionId,
      ]);
      expect(used.rows).toEqual([]);
      expect(anna.id).not.toBe(theirs.people.dora.id);
    });
  });

  describe('the wall of the service layer, with row-level security taken down', () => {
    let api: ApiProcess;
    let databaseUrl: string;
    let here: Clinic<'anna' | 'boris' | 'clara'>;
    let there: Clinic<'dora' | 'emil' | 'fritz'>;
    let dora: Actor;
    let foreign: Room;
    let patient: Contact;
    let patientRoom: string;
    let group: ChatGroup;

    beforeAll(async () => {
      databaseUrl = await createDatabase(run.postgres, 'one_wall');
      api = await startApi({ databaseUrl });
      for (const table of await tables()) {
        await asOwner(databaseUrl, `alter table ${table} no force row level security`);
        await asOwner(databaseUrl, `alter table ${table} disable row level security`);
      }
      const place = { api: api.url, database: databaseUrl };
      here = await aClinic({ anna: { role: 'ADMINISTRATOR', modules: ['CHAT', 'CRM'] }, boris: {}, clara: {} }, place);
      there = await aClinic({ dora: { modules: ['CHAT', 'CRM'] }, emil: {}, fritz: {} }, place);
      ({ dora } = there.people);
      foreign = await dora.createRoom('Theirs', [there.people.emil, there.people.fritz]);
      patient = await aContact(dora, { name: 'Their Patient', phone: '+4915112345678' });
      patientRoom = (await dora.run(openPatientRoom, { contactId: patient.id })).openPatientRoom.room.id;
      group = await aChatGroup(dora, 'Their group');
    });
    afterAll(async () => {
      await everybodyLeaves(here, there);
      await api.kill('SIGTERM');
    });

    it.each(Object.entries(operationsWithIds))(
      '%s still answers nothing of the other clinic',
      async (name, operation) => {
        const { id } = await dora.send(foreign, 'secret');
        const upload = (await uploaded(dora, foreign)).id;
        const session = dora.person.sessionId;
        const ids = {
          employee: dora.id,
          room: foreign.id,
          patientRoom,
          message: id,
          session,
          upload,
          contact: patient.id,
          group: group.id,
          contactImport: (await uploadImport(dora, 'Name,Card\nTheirs,1')).import?.id ?? '',
        };
        const { extensions } = await here.people.anna.refusal({ text: operation(ids) }, {});
        expect(extensions.code).toBe(refusalOfForeignIds(name));
        expect((await dora.message(id)).text).toBe('secret');
        expect((await dora.run(contact, { id: patient.id })).contact).toEqual(patient);
        expect((await dora.run(chatGroup, { id: group.id })).chatGroup).toEqual(group);
      },
    );

    it('a file of the other clinic is still not there', async () => {
      const file = await uploaded(dora, foreign);
      await dora.send(foreign, '', { attachmentIds: [file.id] });
      expect((await get(dora, api.url, file.url)).status).toBe(200);
      expect((await get(here.people.anna, api.url, file.url)).code).toBe('NOT_FOUND');
    });

    it('lists and live events still hold only the own clinic', async () => {
      const { anna, boris } = here.people;
      const live = await anna.socket();
      await dora.send(foreign, 'their news');
      await there.people.emil.markRead(foreign, 2);
      const own = await anna.chatWith(boris);
      await boris.send(own, 'our news');
      await live.message('our news');
      const everything = JSON.stringify([
        live.events,
        await anna.rooms(),
        await anna.rooms({ search: 'theirs' }),
        await anna.run({ text: '{ employees { edges { node { id } } } }' }, {}),
        await anna.run(contacts, {}),
        await anna.run(contacts, { search: 'their' }),
        await anna.run(contacts, { search: 'thier' }),
        await anna.run(contactDuplicates, { phone: '+4915112345678' }),
        await anna.run(chatGroups, { includeHidden: true }),
      ]);
      expect(everything).toContain(boris.id);
      for (const secret of [foreign.id, dora.id, 'their news', patient.id, group.id])
        expect(everything).not.toContain(secret);
    });
  });
});

/** As the role that serves requests, in a transaction that is rolled back. */
async function asApp(work: (client: Client) => Promise<void>): Promise<void> {
  await withConnection(run.database, async (client) => {
    await client.query(`set role ${APP_ROLE}`);
    await work(client);
  });
}
