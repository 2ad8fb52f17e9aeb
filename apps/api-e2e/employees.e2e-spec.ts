import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { aClinic, anotherSession, type Clinic, everybodyLeaves, PASSWORD } from './support/clinic';
import { DirectoryListener } from './support/directory-listener';
import {
  changePassword,
  createEmployee,
  deactivateEmployee,
  employee,
  inviteEmployee,
  reactivateEmployee,
  setPasswordByLink,
  tokenIn,
  updateEmployee,
} from './support/employee-operations';
import { type ErrorAnswer, post } from './support/http';
import { logIn, meQuery } from './support/operations';
import { run } from './support/run';

const GOOD = 'long enough to guess';

type People = 'anna' | 'bella' | 'boris' | 'clara' | 'crm';

describe('employees', () => {
  let clinic: Clinic<People>;
  let anna: Actor;
  let bella: Actor;
  let boris: Actor;
  let clara: Actor;

  beforeEach(async () => {
    clinic = await aClinic({
      anna: { role: 'ADMINISTRATOR' },
      bella: { role: 'ADMINISTRATOR' },
      boris: {},
      clara: {},
      crm: { modules: ['CRM'] },
    });
    ({ anna, bella, boris, clara } = clinic.people);
  });
  afterEach(() => everybodyLeaves(clinic));

  const anEmail = () => `${randomUUID()}@clinic.test`;
  const signIn = (email: string, password: string) =>
    post<{ logIn: { token: string } }>(run.api, {
      query: logIn.text,
      variables: { input: { email, password, kind: 'PROGRAM' } },
    });
  const useLink = (url: string, password: string) =>
    post<{ setPasswordByLink: { token: string } }>(run.api, {
      query: setPasswordByLink.text,
      variables: { input: { token: tokenIn(url), password, kind: 'PROGRAM' } },
    });
  const codes = (answer: { readonly errors?: readonly ErrorAnswer[] }) =>
    answer.errors?.map(({ extensions }) => extensions.code);
  const withToken = (token = '') =>
    post<{ me: { employee: { id: string } } | null }>(
      run.api,
      { query: meQuery.text },
      { authorization: `Bearer ${token}` },
    );

  describe('a new one', () => {
    it('gets a link that is good once, sets a password with it and is signed in', async () => {
      const email = anEmail();
      const input = {
        name: ' Nina ',
        email: email.toUpperCase(),
        position: 'Nurse',
        role: 'EMPLOYEE',
        modules: ['CRM', 'CHAT'],
      } as const;
      const { employee: nina, invite } = (await anna.run(createEmployee, { input })).createEmployee;
      expect(nina).toMatchObject({
        name: 'Nina',
        email,
        modules: ['CHAT', 'CRM'],
        active: true,
        version: 1,
        invitedUntil: invite.expiresAt,
      });
      expect(Date.parse(invite.expiresAt) - Date.now()).toBeGreaterThan(71.9 * 3_600_000);
      expect(Date.parse(invite.expiresAt) - Date.now()).toBeLessThanOrEqual(72 * 3_600_000);
      const stored = await clinic.sql('select l::text as all from account_link l where employee_id = $1', [nina.id]);
      expect(stored[0]?.['all']).not.toContain(tokenIn(invite.url));

      expect(codes(await signIn(email, GOOD))).toEqual(['UNAUTHENTICATED']);
      for (const weak of ['short', email, 'aaaaaaaaaaaaaaa']) {
        expect(codes(await useLink(invite.url, weak))).toEqual(['VALIDATION_FAILED']);
      }
      // Of several who come with it at once one is let in.
      const answers = await Promise.all([1, 2, 3].map(() => useLink(invite.url, GOOD)));
      const tokens = answers.flatMap(({ data }) => data?.setPasswordByLink.token ?? []);
      expect(tokens).toHaveLength(1);
      expect(answers.flatMap((answer) => codes(answer) ?? [])).toEqual(['NOT_FOUND', 'NOT_FOUND']);
      expect((await withToken(tokens[0])).data?.me?.employee.id).toBe(nina.id);
      expect((await signIn(email, GOOD)).data?.logIn.token).toBeTruthy();
      expect((await anna.run(employee, { id: nina.id })).employee.invitedUntil).toBeNull();
    });

    it('cannot use a link that is too old, was replaced, or is made up', async () => {
      const make = async () =>
        (await anna.run(createEmployee, { input: { name: 'Nina', email: anEmail(), modules: [] } })).createEmployee;
      const old = await make();
      await clinic.sql(`update account_link set expires_at = now() where employee_id = $1`, [old.employee.id]);
      expect(codes(await useLink(old.invite.url, GOOD))).toEqual(['NOT_FOUND']);
      const replaced = await make();
      const { invite } = (await anna.run(inviteEmployee, { id: replaced.employee.id })).inviteEmployee;
      expect(codes(await useLink(replaced.invite.url, GOOD))).toEqual(['NOT_FOUND']);
      expect(codes(await useLink('http://x/#made-up', GOOD))).toEqual(['NOT_FOUND']);
      expect(codes(await useLink(invite.url, GOOD))).toBeUndefined();
    });

    it('needs an address that nobody has, and an administrator', async () => {
      const input = { name: 'Nina', email: boris.person.email, modules: [] };
      const { extensions } = await anna.refusal(createEmployee, { input });
      expect([extensions.code, extensions.fields?.map(({ field }) => field)]).toEqual(['VALIDATION_FAILED', ['email']]);
      const good = { ...input, email: anEmail() };
      expect((await boris.refusal(createEmployee, { input: good })).extensions.code).toBe('FORBIDDEN');
      await anna.run(createEmployee, { input: good });
    });
  });

  describe('a change', () => {
    it('made from an older version is a conflict that holds both versions; nothing is lost', async () => {
      const { version } = (await anna.run(employee, { id: boris.id })).employee;
      await bella.run(updateEmployee, { input: { id: boris.id, version, name: 'Boris Orlov', position: 'Surgeon' } });
      const input = { id: boris.id, version, position: 'Doctor' };
      const { extensions } = await anna.refusal(updateEmployee, { input });
      expect(extensions).toMatchObject({
        code: 'CONFLICT',
        conflict: { version: version + 1, theirs: { position: 'Surgeon' }, yours: { position: 'Doctor' } },
      });
      const after = (await anna.run(updateEmployee, { input: { ...input, version: version + 1 } })).updateEmployee
        .employee;
      expect(after).toMatchObject({ name: 'Boris Orlov', position: 'Doctor', version: version + 2 });
      // What is so already is no conflict, whatever the version.
      const same = await anna.run(updateEmployee, { input: { ...input, version: 1 } });
      expect(same.updateEmployee.employee.version).toBe(version + 2);
    });

    it('is told to another administrator at once, and to nobody of another clinic', async () => {
      const other = await aClinic({ zoe: { role: 'ADMINISTRATOR' } });
      const [hers, theirs] = [await DirectoryListener.open(bella), await DirectoryListener.open(other.people.zoe)];
      await anna.run(updateEmployee, { input: { id: boris.id, version: 1, name: 'Boris Orlov' } });
      await hers.toldOf(boris.id);
      const input = { name: 'Zack', email: anEmail(), modules: [] };
      const { employee: zack } = (await other.people.zoe.run(createEmployee, { input })).createEmployee;
      await theirs.toldOf(zack.id);
      expect(hers.changes()).toEqual([{ kind: 'EMPLOYEE', id: boris.id }]);
      expect(theirs.changes()).toEqual([{ kind: 'EMPLOYEE', id: zack.id }]);
      await everybodyLeaves(other);
    });

    it('made by another process is told too, and only to those who may see that directory then', async () => {
      const [annas, crms] = [await DirectoryListener.open(anna), await DirectoryListener.open(clinic.people.crm)];
      const change = (kind: string, id: string) =>
        clinic.sql(
          `insert into directory_change (clinic_id, kind, object_id) values ($1, $2, $3)
           on conflict (clinic_id, kind, object_id) do update set changed_xid = pg_current_xact_id()`,
          [clinic.id, kind, id],
        );
      const contact = randomUUID();
      await change('CONTACT', contact);
      await crms.toldOf(contact);
      await change('CONTACT', '00000000-0000-0000-0000-000000000000');
      await crms.toldOf(null);
      await anna.run(updateEmployee, { input: { id: clinic.people.crm.id, version: 1, modules: ['CHAT'] } });
      const later = randomUUID();
      await change('CONTACT', later);
      await anna.run(updateEmployee, { input: { id: boris.id, version: 1, name: 'Boris Orlov' } });
      await annas.toldOf(boris.id);
      expect(annas.changes().map(({ kind }) => kind)).not.toContain('CONTACT');
      expect(crms.changes().map(({ id }) => id)).not.toContain(later);
    });

    it('shows who may do what, and the address to administrators only', async () => {
      const seen = async (viewer: Actor, id: string) => (await viewer.run(employee, { id })).employee;
      const all = {
        edit: true,
        changeRole: true,
        deactivate: true,
        reactivate: false,
        invite: true,
        resetTwoStep: false,
      };
      expect((await seen(anna, boris.id)).permissions).toEqual(all);
      expect((await seen(anna, anna.id)).permissions).toEqual({ ...all, deactivate: false, invite: false });
      const none = {
        edit: false,
        changeRole: false,
        deactivate: false,
        reactivate: false,
        invite: false,
        resetTwoStep: false,
      };
      expect(await seen(boris, clara.id)).toMatchObject({ permissions: none, email: null, invitedUntil: null });
      const me = { text: '{ me { permissions { useChat useDirectories sendToGroups manageEmployees readAudit } } }' };
      expect(await clinic.people.crm.run(me, {})).toEqual({
        me: {
          permissions: {
            useChat: false,
            useDirectories: true,
            sendToGroups: true,
            manageEmployees: false,
            readAudit: false,
          },
        },
      });
    });
  });

  describe('deactivating', () => {
    it('ends sessions and sockets at once, leaves rooms, voids links; nothing committed afterwards is delivered', async () => {
      const room = await clara.createRoom('Ward', [anna, boris]);
      const direct = await clara.chatWith(boris);
      const live = await boris.socket();
      const there = await anotherSession(boris);
      const { invite } = (await anna.run(inviteEmployee, { id: boris.id })).inviteEmployee;
      await clara.send(room, 'before');
      await live.message('before');

      const { employee: gone } = (await anna.run(deactivateEmployee, { id: boris.id })).deactivateEmployee;
      const answered = performance.now();
      await Promise.all([clara.send(room, 'after'), clara.send(direct, 'after, to him')]);
      expect((await live.closed).code).toBe(4403);
      expect(performance.now() - answered).toBeLessThan(1_000);
      expect(live.of('MessageChanged').map(({ message }) => message.text)).not.toContain('after');
      expect(gone).toMatchObject({ active: false, version: 2 });
      expect((await there.run(meQuery, {})).me).toBeNull();
      expect(codes(await useLink(invite.url, GOOD))).toEqual(['NOT_FOUND']);
      expect(codes(await signIn(boris.person.email, PASSWORD))).toEqual(['UNAUTHENTICATED']);
      const left = (await clara.room(room.id)).members.find((member) => member.employee.id === boris.id);
      expect(left?.leftAt).not.toBeNull();
      const lines = (await clara.history(room)).edges.flatMap(({ node }) => (node.system ? [node.system.event] : []));
      expect(lines.at(-1)).toBe('MEMBER_REMOVED');
      await anna.run(deactivateEmployee, { id: boris.id });

      const back = (await anna.run(reactivateEmployee, { id: boris.id })).reactivateEmployee.employee;
      expect(back).toMatchObject({ active: true, version: 3 });
      // What was open then has ended for good.
      for (const former of [boris, there]) expect((await former.run(meQuery, {})).me).toBeNull();
      const again = await anotherSession(boris);
      expect((await again.refusal({ text: `{ chatRoom(id: "${room.id}") { id } }` }, {})).extensions.code).toBe(
        'NOT_FOUND',
      );
      expect((await again.chatWith(clara)).id).toBe(direct.id);
    });

    it('is not for oneself, and a clinic keeps an administrator, whoever is quicker', async () => {
      expect((await anna.refusal(deactivateEmployee, { id: anna.id })).extensions.code).toBe('FORBIDDEN');
      expect((await boris.refusal(deactivateEmployee, { id: clara.id })).extensions.code).toBe('FORBIDDEN');
      const demote = (by: Actor, who: Actor) =>
        by.ask(updateEmployee, { input: { id: who.id, version: 1, role: 'EMPLOYEE' } });
      const answers = await Promise.all([
        demote(anna, anna),
        demote(anna, bella),
        demote(bella, anna),
        demote(bella, bella),
      ]);
      expect(answers.filter(({ errors }) => !errors).length).toBeGreaterThan(0);
      const left = await clinic.sql(
        `select id from employee where clinic_id = $1 and role = 'ADMINISTRATOR' and active`,
        [clinic.id],
      );
      expect(left).toHaveLength(1);
      const last = left[0]?.['id'] === anna.id ? anna : bella;
      expect((await last.run(employee, { id: last.id })).employee.permissions.changeRole).toBe(false);
      expect((await demote(last, last)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });

  it('taking the chat away closes every chat for events that come after it', async () => {
    const room = await clara.createRoom('Ward', [anna, boris]);
    const live = await boris.socket();
    await clara.send(room, 'before');
    await live.message('before');
    const before = (await clara.room(room.id)).memberVersion;
    await anna.run(updateEmployee, { input: { id: boris.id, version: 1, modules: ['CRM'] } });
    await clara.send(room, 'after');
    await live.closed;
    expect(live.of('MessageChanged').map(({ message }) => message.text)).not.toContain('after');
    expect((await clara.room(room.id)).memberVersion).toBe(before + 1);
    expect((await boris.refusal({ text: '{ chatRooms { edges { cursor } } }' }, {})).extensions.code).toBe('FORBIDDEN');
  });

  it('changing the own password needs the old one, and ends every other session', async () => {
    const there = await anotherSession(boris);
    const live = await there.socket();
    const wrong = await boris.refusal(changePassword, { input: { currentPassword: 'wrong', newPassword: GOOD } });
    expect([wrong.extensions.code, wrong.extensions.fields?.[0]?.field]).toEqual([
      'VALIDATION_FAILED',
      'currentPassword',
    ]);
    expect((await there.run(meQuery, {})).me).not.toBeNull();
    await boris.run(changePassword, { input: { currentPassword: PASSWORD, newPassword: GOOD } });
    expect((await live.closed).code).toBe(4403);
    expect((await boris.run(meQuery, {})).me?.employee.id).toBe(boris.id);
    expect(codes(await signIn(boris.person.email, PASSWORD))).toEqual(['UNAUTHENTICATED']);
    expect((await signIn(boris.person.email, GOOD)).errors).toBeUndefined();
  });

  it('every act is in the audit log, and tells no password and no token', async () => {
    const input = { name: 'Nina Petrova', email: anEmail(), modules: ['CHAT'] };
    const { employee: nina, invite } = (await anna.run(createEmployee, { input })).createEmployee;
    await useLink(invite.url, GOOD);
    await anna.run(updateEmployee, { input: { id: nina.id, version: 1, name: 'Nina', role: 'ADMINISTRATOR' } });
    await anna.run(deactivateEmployee, { id: nina.id });
    await anna.run(reactivateEmployee, { id: nina.id });
    const entries = await clinic.sql(
      `select action, person_id, details, e::text as all from audit_entry e where clinic_id = $1 and object_id = $2 order by seq`,
      [clinic.id, nina.id],
    );
    expect(entries.map(({ action, person_id, details }) => [action, person_id === nina.id, details])).toEqual([
      ['CREATE_EMPLOYEE', false, '{"role":"EMPLOYEE","modules":["CHAT"]}'],
      ['SET_PASSWORD_BY_LINK', true, '{"kind":"INVITE"}'],
      ['UPDATE_EMPLOYEE', false, '{"fields":["name","role"],"role":"ADMINISTRATOR"}'],
      ['DEACTIVATE_EMPLOYEE', false, '{}'],
      ['REACTIVATE_EMPLOYEE', false, '{}'],
    ]);
    const text = entries.map((entry) => entry['all']).join();
    for (const secret of [GOOD, tokenIn(invite.url), 'Petrova', input.email]) expect(text).not.toContain(secret);
  });
});
