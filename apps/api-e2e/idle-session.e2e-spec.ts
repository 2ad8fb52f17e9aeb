import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves, PASSWORD } from './support/clinic';
import { eventually } from './support/eventually';
import { post } from './support/http';
import { LiveClient } from './support/live-client';
import { logIn, meQuery } from './support/operations';
import { run } from './support/run';

/** By default a browser covers its page after 15 minutes; its session ends two minutes later. */
const IDLE = '16 minutes';
const TOO_IDLE = '17 minutes 1 second';

describe('a session that nobody uses', () => {
  let clinic: Clinic<'anna'>;
  let anna: Actor;
  let cookie: string;
  let browser: LiveClient;
  let program: LiveClient;
  let sessionId: string;

  const ask = <Data>(query: string) => post<Data>(run.api, { query }, { cookie });
  const seenAgo = (id: string, interval: string) =>
    clinic.sql(`update session set last_seen_at = now() - $2::interval where id = $1`, [id, interval]);
  const idleSeconds = async (id: string) => {
    const [row] = await clinic.sql(
      'select extract(epoch from now() - last_seen_at)::float8 as seconds from session where id = $1',
      [id],
    );
    return Number(row?.['seconds']);
  };

  beforeEach(async () => {
    clinic = await aClinic({ anna: {} });
    anna = clinic.people.anna;
    const input = { email: anna.person.email, password: PASSWORD };
    const { headers } = await post(run.api, { query: logIn.text, variables: { input } });
    cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { data } = await ask<{ me: { session: { id: string }; idleMinutes: number } }>(
      '{ me { session { id } idleMinutes } }',
    );
    expect(data?.me.idleMinutes).toBe(15);
    sessionId = data?.me.session.id ?? '';
    [browser, program] = [await LiveClient.open(run.api, { cookie }), await anna.socket()];
  });
  afterEach(async () => {
    await browser.close();
    await everybodyLeaves(clinic);
  });

  it('of a browser is not kept by its feed, its sweeps and its polling; that of a program is', async () => {
    await seenAgo(sessionId, IDLE);
    await seenAgo(anna.person.sessionId, IDLE);
    for (const query of ['{ me { email } }', '{ chatRooms(first: 1) { edges { node { id } } } }']) {
      expect((await ask(query)).errors).toBeUndefined();
    }
    expect((await browser.run(meQuery, {})).data?.me?.employee.id).toBe(anna.id);
    // The sweep has read both by now: it has renewed the one of the program.
    await eventually('a program is seen', async () => (await idleSeconds(anna.person.sessionId)) < 60);
    expect((await program.run(meQuery, {})).data?.me?.employee.id).toBe(anna.id);
    expect(await idleSeconds(sessionId)).toBeGreaterThan(16 * 60 - 1);
  });

  it('of a browser is kept by a person who works, and only while it is good', async () => {
    await seenAgo(sessionId, IDLE);
    const { data } = await ask<{ keepSession: { sessionId: string } }>('mutation { keepSession { sessionId } }');
    expect(data?.keepSession.sessionId).toBe(sessionId);
    expect(await idleSeconds(sessionId)).toBeLessThan(60);

    await seenAgo(sessionId, TOO_IDLE);
    const { errors } = await ask('mutation { keepSession { sessionId } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await idleSeconds(sessionId)).toBeGreaterThan(17 * 60);
  });

  it('ends by itself: its cookie is dead at once and its socket closed within a second, others are not concerned', async () => {
    await seenAgo(sessionId, TOO_IDLE);
    const ended = performance.now();
    expect((await browser.closed).code).toBe(4403);
    expect(performance.now() - ended).toBeLessThan(1_000);
    expect((await ask<{ me: null }>('{ me { email } }')).data).toEqual({ me: null });
    await expect(LiveClient.open(run.api, { cookie })).rejects.toThrow('4401');
    expect((await program.run(meQuery, {})).data?.me?.employee.id).toBe(anna.id);
  });
});
