import type { Actor } from './support/actor';
import { aClinic, anotherSession, type Clinic, everybodyLeaves, PASSWORD } from './support/clinic';
import { post } from './support/http';
import { LiveClient } from './support/live-client';
import { logIn, type LogInInput, logOut, meQuery, revokeSession } from './support/operations';
import { run } from './support/run';

const REFUSED = { message: 'Email or password is not right.', extensions: { code: 'UNAUTHENTICATED' } };

function attempt(input: LogInInput, headers: Record<string, string> = {}) {
  return post<{ logIn: { token: string | null } }>(run.api, { query: logIn.text, variables: { input } }, headers);
}

describe('log in', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'gone'>;

  beforeAll(async () => {
    clinic = await aClinic({ anna: {}, boris: {}, clara: { modules: ['CRM'] }, gone: { active: false } });
  });
  afterAll(() => everybodyLeaves(clinic));

  const emailOf = (actor: Actor) => actor.person.email;

  it('gives a browser an HttpOnly cookie and no token', async () => {
    const { anna } = clinic.people;
    const { data, headers } = await attempt({ email: emailOf(anna), password: PASSWORD });
    expect(data?.logIn.token).toBeNull();

    const [cookie = '', ...others] = headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^session=[\w-]{43}; /);
    const flags = cookie.split('; ').slice(1);
    expect(flags).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));

    const [pair = ''] = cookie.split(';');
    const me = await post<{ me: { employee: { id: string } } | null }>(
      run.api,
      { query: meQuery.text },
      { cookie: pair },
    );
    expect(me.data?.me?.employee.id).toBe(anna.id);
    const live = await LiveClient.open(run.api, { cookie: pair });
    await live.close();
  });

  it('gives a program a token and no cookie', async () => {
    const { anna } = clinic.people;
    const { data, headers } = await attempt({
      email: ` ${emailOf(anna).toUpperCase()} `,
      password: PASSWORD,
      kind: 'PROGRAM',
    });
    expect(headers.getSetCookie()).toEqual([]);
    const program = { authorization: `Bearer ${data?.logIn.token ?? ''}` };
    const me = await post<{ me: { email: string } | null }>(run.api, { query: meQuery.text }, program);
    expect(me.data?.me?.email).toBe(emailOf(anna));
  });

  it('answers a wrong password, an unknown email and an inactive employee with the same sentence', async () => {
    const { anna, gone } = clinic.people;
    const answers = await Promise.all([
      attempt({ email: emailOf(anna), password: 'wrong' }),
      attempt({ email: 'nobody@nowhere.test', password: PASSWORD }),
      attempt({ email: emailOf(gone), password: PASSWORD }),
      attempt({ email: `nobody\u0000'; --`, password: '\u0000' }),
    ]);
    for (const { data, errors, headers } of answers) {
      expect(data ?? null).toBeNull();
      expect(errors).toEqual([expect.objectContaining(REFUSED)]);
      expect(headers.getSetCookie()).toEqual([]);
    }
    // The same set-up with the right password is let in.
    expect((await attempt({ email: emailOf(anna), password: PASSWORD })).errors).toBeUndefined();
  });

  it('asks for what is missing, field by field', async () => {
    const { errors } = await attempt({ email: '', password: '' });
    expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    expect(errors?.[0]?.extensions.fields?.map(({ field }) => field).sort()).toEqual(['email', 'password']);
  });

  it('refuses further attempts for a while after five, also with the right password', async () => {
    const { boris } = clinic.people;
    for (let i = 0; i < 5; i++) {
      const { errors } = await attempt({ email: emailOf(boris), password: `guess ${i}` });
      expect(errors?.[0]).toMatchObject(REFUSED);
    }
    const { errors } = await attempt({ email: emailOf(boris), password: PASSWORD });
    expect(errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    expect(errors?.[0]?.extensions.retryAfter).toBeGreaterThan(0);
    expect(errors?.[0]?.extensions.retryAfter).toBeLessThanOrEqual(60);
    // Another account is not concerned.
    expect((await attempt({ email: emailOf(clinic.people.anna), password: PASSWORD })).errors).toBeUndefined();
  });

  it('gains nothing by aliasing attempts into one document: after a wrong one none is tried', async () => {
    const { clara } = clinic.people;
    const guess = (alias: string, password: string) =>
      `${alias}: logIn(input: { email: "${emailOf(clara)}", password: "${password}", kind: PROGRAM }) { token }`;
    const answers = [];
    for (let i = 0; i < 6; i++) {
      const query = `mutation { ${guess('first', `guess ${i}`)} ${guess('second', PASSWORD)} }`;
      answers.push(await post(run.api, { query }));
    }
    const codes = answers.map(({ errors }) => errors?.map(({ extensions }) => extensions.code).join());
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'UNAUTHENTICATED'), 'RATE_LIMITED']);
    expect(answers.map(({ data }) => data ?? null)).toEqual(answers.map(() => null));
  });

  it('lets nobody in without a session, and answers null for who that is', async () => {
    const { status, errors } = await post(run.api, { query: '{ chatRooms { edges { node { id } } } }' });
    expect(status).toBe(200);
    expect(errors?.[0]).toMatchObject({ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } });
    const made = await post<{ me: null }>(
      run.api,
      { query: '{ me { email } }' },
      { authorization: 'Bearer made-up-token-of-some-length' },
    );
    expect(made.data).toEqual({ me: null });
    await expect(LiveClient.open(run.api, { token: 'made-up-token-of-some-length' })).rejects.toThrow('4401');
  });

  it('keeps the chat from employees without the CHAT module', async () => {
    const { anna, clara } = clinic.people;
    const operation = { text: '{ chatRooms(first: 1) { edges { node { id } } } }' };
    expect((await anna.ask(operation, {})).errors).toBeUndefined();
    expect((await clara.refusal(operation, {})).extensions.code).toBe('FORBIDDEN');
  });
});

describe('a session that ends', () => {
  let clinic: Clinic<'anna' | 'boris'>;

  beforeEach(async () => {
    clinic = await aClinic({ anna: {}, boris: {} });
  });
  afterEach(() => everybodyLeaves(clinic));

  it('by logging out: closes its sockets with 4403 within a second, and only its own', async () => {
    const { anna } = clinic.people;
    const elsewhere = await anotherSession(anna);
    const [here, there] = [await anna.socket(), await elsewhere.socket()];
    const { logOut: ended } = await anna.run(logOut, {});
    const answered = performance.now();
    expect(ended.sessionId).toBe(anna.person.sessionId);
    expect((await here.closed).code).toBe(4403);
    expect(performance.now() - answered).toBeLessThan(1_000);

    expect(await anna.run(meQuery, {})).toEqual({ me: null });
    expect((await elsewhere.run(meQuery, {})).me?.employee.id).toBe(anna.id);
    expect((await there.run(meQuery, {})).data?.me?.employee.id).toBe(anna.id);
  });

  it('by revoking it from another one: closes its sockets; the session of somebody else is not found', async () => {
    const { anna, boris } = clinic.people;
    const lost = await anotherSession(anna);
    const live = await lost.socket();
    const theirs = await boris.refusal(revokeSession, { id: lost.person.sessionId });
    expect(theirs.extensions.code).toBe('NOT_FOUND');
    expect((await lost.run(meQuery, {})).me).not.toBeNull();

    await anna.run(revokeSession, { id: lost.person.sessionId });
    const answered = performance.now();
    expect((await live.closed).code).toBe(4403);
    expect(performance.now() - answered).toBeLessThan(1_000);
    expect((await lost.run(meQuery, {})).me).toBeNull();
  });

  it.each([
    ['deactivating the employee', 'update employee set active = false where id = $1'],
    ['expiring', `update session set expires_at = now() where employee_id = $1`],
    ['staying idle too long', `update session set last_seen_at = now() - interval '13 hours' where employee_id = $1`],
  ])('by %s: is over for requests at once and for sockets within a second', async (_, sql) => {
    const { anna } = clinic.people;
    const live = await anna.socket();
    expect((await anna.run(meQuery, {})).me).not.toBeNull();
    await clinic.sql(sql, [anna.id]);
    const ended = performance.now();
    expect((await live.closed).code).toBe(4403);
    expect(performance.now() - ended).toBeLessThan(1_000);
    expect((await anna.run(meQuery, {})).me).toBeNull();
  });
});
