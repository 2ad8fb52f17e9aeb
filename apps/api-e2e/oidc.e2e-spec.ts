import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiProcess, startApi } from './support/api-process';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import { freePort } from './support/free-port';
import { post } from './support/http';
import { CLIENT, type IdentityProvider, startIdentityProvider } from './support/identity-provider';
import { type Lie, type LyingProvider, startLyingProvider } from './support/lying-provider';
import { locationOf, RedirectedBrowser } from './support/redirected-browser';
import { run } from './support/run';
import { ROOT } from './support/workspace';

const REFUSED = '/login?refused=provider';
const CALLBACK = '/auth/oidc/callback';

describe('signing in by the identity provider of the clinic', () => {
  let provider: IdentityProvider;
  let liar: LyingProvider;
  let api: ApiProcess;
  let lied: ApiProcess;
  let clinic: Clinic<'anna' | 'boris' | 'gone' | 'kira' | 'rita'>;
  const secrets: string[] = [];

  beforeAll(async () => {
    const ports = [await freePort(), await freePort(), await freePort(), await freePort()] as const;
    const address = `http://127.0.0.1:${ports[0]}`;
    provider = await startIdentityProvider(ports[2], `${address}${CALLBACK}`);
    liar = await startLyingProvider(ports[3]);
    const start = (port: number, issuer: string) =>
      startApi({
        databaseUrl: run.database,
        port,
        environment: {
          PUBLIC_URL: `http://127.0.0.1:${port}`,
          TRUST_PROXY: '1',
          LOG_LEVEL: 'debug',
          OIDC_ISSUER: issuer,
          OIDC_CLIENT_ID: CLIENT.id,
          OIDC_CLIENT_SECRET: CLIENT.secret,
          OIDC_NAME: 'Clinic ID',
        },
      });
    [api, lied] = await Promise.all([start(ports[0], provider.issuer), start(ports[1], liar.issuer)]);
    clinic = await aClinic({ anna: { role: 'ADMINISTRATOR' }, boris: {}, gone: { active: false }, kira: {}, rita: {} });
  });
  afterAll(async () => {
    await everybodyLeaves(clinic);
    await Promise.all([api.kill('SIGTERM'), lied.kill('SIGTERM')]);
    await Promise.all([provider.close(), liar.close()]);
  });

  const emailOf = (who: 'anna' | 'boris' | 'gone' | 'kira' | 'rita') => clinic.people[who].person.email;
  const isCallback = (url: string) => url.includes(CALLBACK);
  /** Leaves for the real provider, and stops where it sends the browser back. */
  async function comeBack(browser: RedirectedBrowser, email: string, verified = true): Promise<string> {
    provider.isNow({ email, email_verified: verified });
    const back = await browser.getUntil(`${api.url}/auth/oidc`, isCallback);
    secrets.push(...new URL(back).searchParams.values());
    return back;
  }
  /** The same with the other provider, whose answer is made up. */
  async function comeBackWith(browser: RedirectedBrowser, email: string, lie: Lie = {}): Promise<string> {
    const to = new URL(locationOf(await browser.get(`${lied.url}/auth/oidc`), lied.url));
    const [state, nonce] = ['state', 'nonce'].map((name) => to.searchParams.get(name) ?? '');
    const code = liar.codeFor(email, nonce ?? '', lie);
    secrets.push(state ?? '', nonce ?? '', code);
    return `${lied.url}${CALLBACK}?${new URLSearchParams({ code, state: state ?? '' }).toString()}`;
  }
  /** @returns who is signed in then, or where the browser was sent in place of it */
  async function finish(browser: RedirectedBrowser, back: string): Promise<string> {
    const response = await browser.get(back);
    const { pathname, search } = new URL(locationOf(response, back));
    expect([response.status, response.headers.get('cache-control')]).toEqual([303, 'no-store']);
    const session = browser.cookie(back, 'session');
    if (session === undefined) return `${pathname}${search}`;
    expect(`${pathname}${search}`).toBe('/');
    const query = '{ me { email session { kind } } }';
    const { data } = await post<{ me: { email: string } | null }>(api.url, { query }, { cookie: `session=${session}` });
    return data?.me?.email ?? 'nobody';
  }
  const sessions = async () =>
    (await clinic.sql(`select id from session where clinic_id = $1 and kind = 'BROWSER'`, [clinic.id])).length;
  const signIns = () =>
    clinic.sql(
      `select person_id, result, object_kind, object_id, details::jsonb from audit_entry
       where clinic_id = $1 and action = 'LOG_IN' order by seq`,
      [clinic.id],
    );

  it('opens a session for an employee with that verified address, in place of password and second step', async () => {
    const browser = new RedirectedBrowser();
    const start = await browser.get(`${api.url}/auth/oidc`);
    const asked = Object.fromEntries(new URL(locationOf(start, api.url)).searchParams);
    expect(asked).toEqual({
      client_id: CLIENT.id,
      response_type: 'code',
      scope: 'openid email',
      redirect_uri: `${api.url}${CALLBACK}`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    const [kept = ''] = start.headers.getSetCookie();
    expect(kept).toMatch(/^oidc=[\w-]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const until = new Date(/Expires=([^;]+)/.exec(kept)?.[1] ?? '').getTime() - Date.now();
    expect(until).toBeGreaterThan(500_000);
    expect(until).toBeLessThanOrEqual(600_000);

    await clinic.sql(
      `insert into second_factor (clinic_id, employee_id, secret, confirmed_at) values ($1, $2, 'JBSWY3DPEHPK3PXP', now())`,
      [clinic.id, clinic.people.boris.id],
    );
    const back = await comeBack(browser, emailOf('boris').toUpperCase());
    expect(await finish(browser, back)).toBe(emailOf('boris'));
    expect(browser.cookie(back, 'oidc')).toBeUndefined();
    // Rita was invited and has no password yet.
    await clinic.sql('delete from employee_credential where employee_id = $1', [clinic.people.rita.id]);
    const another = new RedirectedBrowser();
    expect(await finish(another, await comeBack(another, emailOf('rita')))).toBe(emailOf('rita'));

    const details = { by: 'OIDC', kind: 'BROWSER' };
    const done = { result: 'DONE', object_kind: 'SESSION', object_id: expect.any(String) as string, details };
    expect(await signIns()).toEqual([
      { ...done, person_id: clinic.people.boris.id },
      { ...done, person_id: clinic.people.rita.id },
    ]);
  });

  it('refuses who is unknown, deactivated or not verified, all alike, and makes no account', async () => {
    const before = [await sessions(), (await signIns()).length];
    const employees = () => clinic.sql('select id from employee where email like $1', ['%stranger%']);
    const answers: string[] = [];
    for (const [email, verified] of [
      [`stranger@${clinic.id}.test`, true],
      [emailOf('gone'), true],
      [emailOf('anna'), false],
      // A Kelvin sign is a k in lower case.
      [emailOf('kira').replace('k', '\u212a'), true],
    ] as const) {
      const browser = new RedirectedBrowser();
      answers.push(await finish(browser, await comeBack(browser, email, verified)));
    }
    expect(answers).toEqual(Array(4).fill(REFUSED));
    expect([await sessions(), await employees()]).toEqual([before[0], []]);
    const refused = { person_id: null, result: 'REFUSED', object_kind: 'EMPLOYEE', details: { by: 'OIDC' } };
    await untilRecorded((before[1] ?? 0) + 2);
    const written = (await signIns()).slice(before[1]);
    const wanted = [clinic.people.gone.id, clinic.people.anna.id].map((id) => ({ ...refused, object_id: id }));
    expect(written).toEqual(expect.arrayContaining(wanted));
    expect(written).toHaveLength(wanted.length);
    for (const who of ['anna', 'kira'] as const) {
      const browser = new RedirectedBrowser();
      expect(await finish(browser, await comeBack(browser, emailOf(who)))).toBe(emailOf(who));
    }
  });

  it('refuses a state that is not the one of this browser, and no state at all', async () => {
    const before = await sessions();
    const browser = new RedirectedBrowser();
    const back = await comeBackWith(browser, emailOf('anna'));
    const sealed = browser.cookie(back, 'oidc') ?? '';
    // Another person's browser, which has a sign-in of its own under way or none.
    const victim = new RedirectedBrowser();
    await comeBackWith(victim, emailOf('boris'));
    expect(await finish(victim, back)).toBe(REFUSED);
    expect(await finish(new RedirectedBrowser(), back)).toBe(REFUSED);
    const withoutState = new URL(back);
    withoutState.searchParams.delete('state');
    for (const address of [withoutState.href, back.replace('state=', 'state=x'), back.replace('code=', 'error=')]) {
      browser.setCookie(back, 'oidc', sealed);
      expect(await finish(browser, address)).toBe(REFUSED);
    }
    browser.setCookie(back, 'oidc', [...sealed].reverse().join(''));
    expect(await finish(browser, back)).toBe(REFUSED);
    expect(await sessions()).toBe(before);
    browser.setCookie(back, 'oidc', sealed);
    expect(await finish(browser, back)).toBe(emailOf('anna'));
  });

  it('is good once, even where the provider takes a code twice', async () => {
    const before = await sessions();
    const browser = new RedirectedBrowser();
    const back = await comeBack(browser, emailOf('anna'));
    const sealed = browser.cookie(back, 'oidc') ?? '';
    expect(await finish(browser, back)).toBe(emailOf('anna'));
    const thief = new RedirectedBrowser();
    thief.setCookie(back, 'oidc', sealed);
    expect(await finish(thief, back)).toBe(REFUSED);

    const first = new RedirectedBrowser();
    const again = await comeBackWith(first, emailOf('anna'));
    const copy = first.cookie(again, 'oidc') ?? '';
    const browsers = [1, 2, 3].map(() => new RedirectedBrowser());
    for (const each of browsers) each.setCookie(again, 'oidc', copy);
    const answers = await Promise.all(browsers.map((each) => finish(each, again)));
    expect(answers.toSorted()).toEqual([REFUSED, REFUSED, emailOf('anna')].toSorted());
    expect(await sessions()).toBe(before + 2);
  });

  it('proves by PKCE that who hands the code in is who asked for it', async () => {
    const browser = new RedirectedBrowser();
    const to = new URL(locationOf(await browser.get(`${lied.url}/auth/oidc`), lied.url));
    const [state, nonce, challenge] = ['state', 'nonce', 'code_challenge'].map(
      (name) => to.searchParams.get(name) ?? '',
    );
    const code = liar.codeFor(emailOf('anna'), nonce ?? '');
    await finish(browser, `${lied.url}${CALLBACK}?code=${code}&state=${state}`);
    const handedIn = liar.asked.at(-1);
    expect(handedIn?.get('redirect_uri')).toBe(`${lied.url}${CALLBACK}`);
    const verifier = handedIn?.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(challenge);
  });

  const past = Math.floor(Date.now() / 1_000) - 3_600;
  it.each<[string, Lie]>([
    ['the nonce of another sign-in', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['another audience', { claims: { aud: 'another-client' } }],
    ['a time that is over', { claims: { iat: past, exp: past + 300 } }],
    ['a signature of another key', { otherKey: true }],
    ['no signature', { algorithm: 'none' }],
    ['an address that is not said to be verified', { claims: { email_verified: undefined } }],
    ['an address that is verified in words only', { claims: { email_verified: 'true' } }],
    [
      'the address of another subject',
      {
        claims: { email: undefined },
        userinfo: { sub: 'somebody else', email: 'ANNA', email_verified: true },
      },
    ],
  ])('refuses %s, where the truth from the same provider is taken', async (_, lie) => {
    const before = await sessions();
    const told = lie.userinfo && { ...lie, userinfo: { ...lie.userinfo, email: emailOf('anna') } };
    const browser = new RedirectedBrowser('198.51.100.2');
    expect(await finish(browser, await comeBackWith(browser, emailOf('anna'), told ?? lie))).toBe(REFUSED);
    expect(await sessions()).toBe(before);
    const truth = lie.userinfo && { claims: lie.claims, userinfo: { ...told?.userinfo, sub: 'somebody' } };
    expect(await finish(browser, await comeBackWith(browser, emailOf('anna'), truth))).toBe(emailOf('anna'));
  });

  it('slows down who tries again and again from one address', async () => {
    const where = async (ip: string) =>
      new URL(locationOf(await new RedirectedBrowser(ip).get(`${lied.url}/auth/oidc`), lied.url)).host;
    for (let count = 0; count < 50; count++) await where('203.0.113.9');
    expect(await where('203.0.113.9')).toBe(new URL(lied.url).host);
    expect(await where('203.0.113.10')).toBe(new URL(liar.issuer).host);
    const tokens = liar.asked.length;
    const late = new RedirectedBrowser('203.0.113.10');
    const back = await comeBackWith(late, emailOf('anna'));
    const sealed = late.cookie(back, 'oidc') ?? '';
    const blocked = new RedirectedBrowser('203.0.113.9');
    blocked.setCookie(back, 'oidc', sealed);
    expect(await finish(blocked, back)).toBe(REFUSED);
    expect(liar.asked).toHaveLength(tokens);
  });

  it('leaves nothing of it in the log but why it was refused', async () => {
    const browser = new RedirectedBrowser('198.51.100.3');
    await finish(browser, await comeBackWith(browser, emailOf('anna'), { otherKey: true }));
    const written = api.output() + lied.output();
    expect(written).toContain('"path":"/auth/oidc/callback"');
    for (const reason of ['NO_SUCH_EMPLOYEE', 'DEACTIVATED', 'EMAIL_NOT_VERIFIED', 'NOT_UNDER_WAY', 'OAUTH_']) {
      expect(written).toContain(reason);
    }
    const told = [...secrets, ...liar.tokens, CLIENT.secret, '@', 'somebody'].filter((text) => text !== '');
    expect(told.length).toBeGreaterThan(40);
    expect(told.filter((text) => written.includes(text))).toEqual([]);
  });

  it('is offered where it is set up, and not found where it is not', async () => {
    const query = '{ signInOptions { providerName } }';
    const [here, there] = await Promise.all([post(api.url, { query }), post(run.api, { query })]);
    expect(here.data).toEqual({ signInOptions: { providerName: 'Clinic ID' } });
    expect(there.data).toEqual({ signInOptions: { providerName: null } });
    for (const path of ['/auth/oidc', CALLBACK]) expect((await fetch(`${run.api}${path}`)).status).toBe(404);
    const worker = JSON.parse(readFileSync(join(ROOT, 'apps/web/ngsw-config.json'), 'utf8')) as Record<string, unknown>;
    expect(worker['navigationUrls']).toContain('!/auth/**');
  });

  async function untilRecorded(count: number): Promise<void> {
    for (let tries = 0; (await signIns()).length < count && tries < 500; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
});
