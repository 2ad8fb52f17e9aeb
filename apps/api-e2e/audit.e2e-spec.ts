import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from './support/actor';
import { parse } from 'csv-parse/sync';
import { aClinic, type Clinic, everybodyLeaves, PASSWORD } from './support/clinic';
import { get } from './support/files';
import { post } from './support/http';
import { editMessage, logIn, logOut, type Page, revokeSession, withdrawMessage } from './support/operations';
import { asOwner, databaseAt, withConnection } from './support/owner';
import { run } from './support/run';
import { type AuditEntry, auditEntries, type AuditFilter } from './support/audit-operations';
import { ROOT } from './support/workspace';

const SECRET = 'Mrs Novak has a fever';

describe('the audit log', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'dora'>;
  let anna: Actor;
  let boris: Actor;
  let clara: Actor;
  let dora: Actor;

  beforeAll(async () => {
    clinic = await aClinic({ anna: { role: 'ADMINISTRATOR' }, boris: {}, clara: {}, dora: {} });
    ({ anna, boris, clara, dora } = clinic.people);
  });
  afterAll(() => everybodyLeaves(clinic));

  const entries = async (filter: AuditFilter = {}): Promise<AuditEntry[]> =>
    (await anna.run(auditEntries, { first: 100, ...filter })).auditEntries.edges.map(({ node }) => node);
  const newest = async () => (await entries({}))[0]?.seq ?? 0;
  const since = async (seq: number) => (await entries()).filter((entry) => entry.seq > seq).reverse();

  it('has every act, with who, to what, from where, and in which request and session', async () => {
    const before = await newest();
    const { status, data, headers } = await post<{ logIn: { token: string } }>(run.api, {
      query: logIn.text,
      variables: { input: { email: boris.person.email, password: PASSWORD, kind: 'PROGRAM' } },
    });
    expect(status).toBe(200);
    const requestId = headers.get('x-request-id');
    const [entry, ...others] = await since(before);
    expect(others).toEqual([]);
    const session = { sessionId: entry?.sessionId ?? '', token: data?.logIn.token ?? '' };
    expect(entry).toMatchObject({
      action: 'LOG_IN',
      result: 'DONE',
      person: { id: boris.id, name: 'Boris' },
      objectKind: 'SESSION',
      objectId: session.sessionId,
      requestId,
      ip: expect.stringMatching(/127\.0\.0\.1|::1/) as string,
      details: [{ name: 'kind', value: 'PROGRAM' }],
    });

    const room = await boris.createRoom('Ward', [clara]);
    await boris.add(room, [dora], 'ALL');
    await boris.run(
      { text: `mutation { renameChatRoom(input: { roomId: "${room.id}", name: "Novak" }) { __typename } }` },
      {},
    );
    await boris.remove(room, dora);
    await clara.run({ text: `mutation { leaveChatRoom(roomId: "${room.id}") { roomId } }` }, {});
    const message = await boris.send(room, SECRET);
    await boris.run(editMessage, { input: { id: message.id, text: `${SECRET}!` } });
    await boris.run(withdrawMessage, { id: message.id });
    const there = boris.with({ session });
    await boris.run(revokeSession, { id: session.sessionId });
    expect((await there.ask({ text: '{ me { email } }' }, {})).data).toEqual({ me: null });

    const acts = (await since(before))
      .slice(1)
      .map((act) => [
        act.person?.name,
        act.action,
        act.objectId,
        act.subject?.name ?? null,
        act.details.map(({ name, value }) => `${name}=${value}`).join(),
      ]);
    expect(acts).toEqual([
      ['Boris', 'CREATE_CHAT_ROOM', room.id, null, 'members=2'],
      ['Boris', 'ADD_CHAT_ROOM_MEMBER', room.id, 'Dora', 'history=ALL'],
      ['Boris', 'RENAME_CHAT_ROOM', room.id, null, ''],
      ['Boris', 'REMOVE_CHAT_ROOM_MEMBER', room.id, 'Dora', ''],
      ['Clara', 'LEAVE_CHAT_ROOM', room.id, null, ''],
      ['Boris', 'WITHDRAW_MESSAGE', message.id, null, ''],
      ['Boris', 'REVOKE_SESSION', session.sessionId, null, ''],
    ]);
    expect((await since(before)).slice(1).filter(({ sessionId }) => sessionId === null)).toEqual([]);
    const stored = await clinic.sql(
      'select string_agg(e::text, chr(10)) as all from audit_entry e where clinic_id = $1',
      [clinic.id],
    );
    for (const word of [SECRET, 'Novak', 'Ward', PASSWORD, session.token])
      expect(stored[0]?.['all']).not.toContain(word);
  });

  it('has failed sign-ins, without saying whose password it was; of an unknown address nothing', async () => {
    const before = await newest();
    const attempt = (email: string) =>
      post(run.api, { query: logIn.text, variables: { input: { email, password: 'wrong' } } });
    await attempt('nobody@nowhere.test');
    await attempt(dora.person.email);
    let found: AuditEntry[] = [];
    while (found.length === 0) found = await since(before);
    expect(found).toEqual([
      expect.objectContaining({
        action: 'LOG_IN',
        result: 'REFUSED',
        person: null,
        sessionId: null,
        objectId: dora.id,
      }),
    ]);
  });

  it('has who read what a message of somebody else said before, and not who read an own one', async () => {
    const room = await boris.createRoom('Versions', [anna, clara]);
    const { id } = await boris.send(room, 'first');
    const before = await newest();
    const versions = { text: `{ messageVersions(messageId: "${id}") { text } }` };
    await boris.run(versions, {});
    await anna.run(versions, {});
    expect((await clara.refusal(versions, {})).extensions.code).toBe('FORBIDDEN');
    expect((await since(before)).map(({ person, action, objectId }) => [person?.name, action, objectId])).toEqual([
      ['Anna', 'READ_MESSAGE_VERSIONS', id],
    ]);
  });

  it('has no entry of what was refused or did not change anything', async () => {
    const room = await boris.createRoom('Quiet', [clara, dora]);
    const before = await newest();
    await clara.refusal(
      {
        text: `mutation { removeChatRoomMember(input: { roomId: "${room.id}", memberId: "${dora.id}" }) { __typename } }`,
      },
      {},
    );
    await clara.refusal(revokeSession, { id: boris.person.sessionId });
    await boris.run(
      { text: `mutation { renameChatRoom(input: { roomId: "${room.id}", name: "Quiet" }) { __typename } }` },
      {},
    );
    expect(await since(before)).toEqual([]);
  });

  it('is found by person, action, kind, thing and time, page by page, by administrators only', async () => {
    const all = await entries();
    const matching = async (filter: AuditFilter, keep: (entry: AuditEntry) => boolean) => {
      const found = await entries(filter);
      expect(found.length).toBeGreaterThan(0);
      expect(found.map(({ seq }) => seq)).toEqual(all.filter(keep).map(({ seq }) => seq));
    };
    const middle = all[3];
    if (!middle) throw new Error('the log is too short for this test');
    await matching({ personId: clara.id }, ({ person }) => person?.id === clara.id);
    await matching({ action: 'CREATE_CHAT_ROOM' }, ({ action }) => action === 'CREATE_CHAT_ROOM');
    await matching({ objectKind: 'MESSAGE' }, ({ objectKind }) => objectKind === 'MESSAGE');
    await matching({ objectId: dora.id }, ({ objectId, subjectId }) => [objectId, subjectId].includes(dora.id));
    await matching({ from: middle.at }, ({ at }) => at >= middle.at);
    await matching({ to: middle.at }, ({ at }) => at < middle.at);
    expect(await entries({ personId: 'x' })).toEqual([]);
    expect(await entries({ objectId: randomUUID() })).toEqual([]);

    const paged: number[] = [];
    for (let after: string | null = null; ;) {
      const page: Page<AuditEntry> = (await anna.run(auditEntries, { first: 2, after })).auditEntries;
      paged.push(...page.edges.map(({ node }) => node.seq));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(all.map(({ seq }) => seq));
    expect((await boris.refusal(auditEntries, {})).extensions.code).toBe('FORBIDDEN');
    const other = await aClinic({ zoe: { role: 'ADMINISTRATOR' } });
    expect((await other.people.zoe.run(auditEntries, {})).auditEntries.edges).toEqual([]);
  });

  it('is exported as a file, with the same filters, by administrators only; each export is in the log', async () => {
    await anna.createRoom('Exported', [boris, clara]);
    const asCsv = async (who: Actor | undefined, query = '') => {
      const { status, headers, bytes, code } = await get(who, run.api, `/audit.csv${query}`);
      return { status, code, type: headers.get('content-type'), text: bytes.toString() };
    };
    const all = await entries();
    const { status, type, text } = await asCsv(anna);
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = parse<Record<string, string>>(text, { bom: true, columns: true });
    // The export itself is the newest entry.
    expect(lines[0]).toMatchObject({ action: 'EXPORT_AUDIT', person: 'Anna', objectKind: 'AUDIT_LOG' });
    expect(lines.slice(1, 1 + all.length).map(({ seq }) => Number(seq))).toEqual(all.map(({ seq }) => seq));
    const made = lines.find(({ action }) => action === 'CREATE_CHAT_ROOM');
    expect(made).toMatchObject({ person: 'Anna', personId: anna.id, result: 'DONE', details: 'members=3' });
    const some = await asCsv(anna, `?personId=${clara.id}&from=2020-01-01T00:00:00Z`);
    const hers = parse<Record<string, string>>(some.text, { bom: true, columns: true });
    expect(hers.length).toBeGreaterThan(0);
    expect(hers.every(({ personId }) => personId === clara.id)).toBe(true);
    expect((await entries({ action: 'EXPORT_AUDIT' }))[0]?.details).toEqual([
      { name: 'filters', value: 'personId, from' },
    ]);

    expect([await asCsv(boris), await asCsv(undefined)].map(({ status: is, code }) => [is, code])).toEqual([
      [403, 'FORBIDDEN'],
      [401, 'UNAUTHENTICATED'],
    ]);
    expect((await asCsv(anna, '?from=yesterday')).code).toBe('VALIDATION_FAILED');
    expect((await asCsv(anna, '?action=SHRUG')).code).toBe('VALIDATION_FAILED');
  });

  it('keeps one order without gaps when many act at once', async () => {
    const before = await newest();
    const all = [anna, boris, clara, dora];
    await Promise.all(all.flatMap((one) => [1, 2, 3].map((n) => one.createRoom(`Room ${n}`, all))));
    const seqs = (await since(before)).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 12 }, (_, n) => before + 1 + n));
    expect((await verify(run.database)).code).toBe(0);
  });

  it('L2 can only be added to by the role that serves requests', async () => {
    const privileges = await asOwner<{ may: string }>(
      run.database,
      `select p as may from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) p
       where has_table_privilege('specs_app', 'audit_entry', p)
         or (p = 'UPDATE' and has_any_column_privilege('specs_app', 'audit_entry', p))`,
    );
    expect(privileges.map(({ may }) => may)).toEqual(['SELECT', 'INSERT']);
    await withConnection(run.database, async (client) => {
      await client.query(`set role specs_app; select set_config('app.clinic', '${clinic.id}', false)`);
      expect((await client.query('select 1 from audit_entry')).rowCount).toBeGreaterThan(0);
      for (const sql of [`update audit_entry set ip = ''`, 'delete from audit_entry', 'truncate audit_entry']) {
        await expect(client.query(sql)).rejects.toThrow('permission denied');
      }
    });
  });

  describe('L3 tampering', () => {
    let copies = 0;

    /** What `npm run audit:verify` says of a copy of the database, after the owner did something to it. */
    async function afterTampering(sql: string, heads?: string): Promise<{ code: number; output: string }> {
      const name = `tampered_${++copies}`;
      await asOwner(run.postgres, `create database ${name} template ${base}`);
      const url = databaseAt(run.postgres, name);
      await asOwner(url, sql.replaceAll(':clinic', `'${clinic.id}'`));
      return verify(url, heads);
    }
    const base = 'audited';

    beforeAll(async () => {
      // A template may have nobody connected: the log is copied into a database without an API.
      await asOwner(run.postgres, `create database ${base}`);
      const url = databaseAt(run.postgres, base);
      await asOwner(
        url,
        'create table clinic (id uuid); create table audit_entry (clinic_id uuid, seq bigint, id uuid, at timestamptz, person_id uuid, session_id uuid, request_id uuid, ip text, action text, result text, object_kind text, object_id uuid, subject_id uuid, details text, hash bytea)',
      );
      await asOwner(url, 'insert into clinic values ($1)', [clinic.id]);
      const columns =
        'clinic_id, seq, id, at, person_id, session_id, request_id, ip, action, result, object_kind, object_id, subject_id, details, hash';
      const rows = await asOwner(
        run.database,
        `select json_agg(e)::text as json from (select ${columns} from audit_entry where clinic_id = $1) e`,
        [clinic.id],
      );
      await asOwner(url, `insert into audit_entry select * from json_populate_recordset(null::audit_entry, $1)`, [
        rows[0]?.['json'],
      ]);
    });

    it.each([
      ['nothing', 'select 1', 0, /all as written/],
      ['an edit', `update audit_entry set person_id = null where seq = 5`, 1, /entry 5 is not what was written/],
      ['a later time', `update audit_entry set at = at + interval '1 day' where seq = 3`, 1, /entry 3 is not/],
      ['a removal', 'delete from audit_entry where seq = 4', 1, /entry 4 is missing/],
      [
        'a removal with the numbers closed up',
        'delete from audit_entry where seq = 4; update audit_entry set seq = seq - 1 where seq > 4',
        1,
        /entry 4 is not/,
      ],
      ['a swap', 'update audit_entry set seq = 9 - seq where seq in (4, 5)', 1, /entry 4 is not/],
      [
        'an entry put in between',
        `update audit_entry set seq = seq + 1 where seq > 4; insert into audit_entry select clinic_id, 5, gen_random_uuid(), at, person_id, session_id, request_id, ip, action, result, object_kind, object_id, subject_id, details, hash from audit_entry where seq = 4`,
        1,
        /entry 5 is not/,
      ],
    ])('%s: is found, and where', async (_, sql, code, says) => {
      const found = await afterTampering(sql);
      expect([found.code, found.output]).toEqual([code, expect.stringMatching(says)]);
    });

    it('the end cut off, or everything written anew, is found by the heads that were noted before', async () => {
      const heads = join(run.folder, 'heads');
      writeFileSync(heads, '');
      expect((await afterTampering('select 1', heads)).code).toBe(0);
      const cut = 'delete from audit_entry where seq > 5';
      expect((await afterTampering(cut)).code).toBe(0); // That much a chain alone cannot see.
      expect(await afterTampering(cut, heads)).toEqual({
        code: 1,
        output: expect.stringContaining('was cut off') as string,
      });
      expect((await afterTampering('select 1', heads)).code).toBe(0);
    });
  });

  it('has a sign-out as the last thing of a session', async () => {
    await clara.run(logOut, {});
    expect((await entries({ personId: clara.id }))[0]).toMatchObject({
      action: 'LOG_OUT',
      objectId: clara.person.sessionId,
    });
  });
});

function verify(databaseUrl: string, heads?: string): Promise<{ code: number; output: string }> {
  const args = [join(ROOT, 'tools/audit/verify.mjs'), ...(heads === undefined ? [] : ['--heads', heads])];
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: databaseUrl };
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}
