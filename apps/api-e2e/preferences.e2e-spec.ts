import type { Actor } from './support/actor';
import { aClinic, anotherSession, type Clinic, everybodyLeaves, PASSWORD } from './support/clinic';
import { post } from './support/http';
import { revokeSession } from './support/operations';
import { defaults, myPreferences, mySessions, type Preferences, updatePreferences } from './support/profile-operations';
import { run } from './support/run';

describe('profile', () => {
  let clinic: Clinic<'anna' | 'boris'>;
  let anna: Actor;
  let boris: Actor;

  beforeEach(async () => {
    clinic = await aClinic({ anna: {}, boris: { modules: [] } });
    ({ anna, boris } = clinic.people);
  });
  afterEach(() => everybodyLeaves(clinic));

  const preferencesOf = async (actor: Actor) => (await actor.run(myPreferences, {})).me.preferences;
  const change = async (actor: Actor, input: Partial<Preferences>) =>
    (await actor.run(updatePreferences, { input })).updatePreferences.preferences;
  const wrong = async (input: object) => {
    const { extensions } = await anna.refusal(updatePreferences, { input });
    return [extensions.code, extensions.fields?.map(({ field }) => field).join()];
  };

  describe('preferences', () => {
    it('are the same on every device of a person, and of nobody else', async () => {
      expect(await preferencesOf(anna)).toEqual(defaults);
      const chosen: Preferences = {
        language: 'RU',
        theme: 'DARK',
        textSize: 'LARGER',
        enterSends: true,
        sounds: false,
        desktopNotifications: true,
        quietHoursStart: '22:00',
        quietHoursEnd: '07:30',
        timeZone: 'Europe/Moscow',
        readingMode: true,
      };
      expect(await change(anna, chosen)).toEqual(chosen);
      expect(await preferencesOf(await anotherSession(anna))).toEqual(chosen);
      // Whatever modules a person has.
      expect(await preferencesOf(boris)).toEqual(defaults);
      expect(await change(boris, { theme: 'LIGHT' })).toEqual({ ...defaults, theme: 'LIGHT' });
    });

    it('come with the answer to signing in', async () => {
      await change(anna, { language: 'RU' });
      const { data } = await post<{ logIn: { me: { preferences: Preferences } } }>(run.api, {
        query: `mutation ($input: LogInInput!) { logIn(input: $input) { me { preferences { language } } } }`,
        variables: { input: { email: anna.person.email, password: PASSWORD, kind: 'PROGRAM' } },
      });
      expect(data?.logIn.me.preferences).toEqual({ language: 'RU' });
    });

    it('change one by one: what is left out stays, also when two devices change different ones at once', async () => {
      const settings = [{ language: 'RU' }, { theme: 'DARK' }, { textSize: 'LARGE' }, { enterSends: true }] as const;
      await Promise.all(settings.map((setting) => change(anna, setting)));
      expect(await preferencesOf(anna)).toEqual({ ...defaults, ...Object.assign({}, ...settings) });
      expect(await change(anna, { language: null })).toMatchObject({ language: null, theme: 'DARK' });
    });

    it('have quiet hours as a whole: start, end and time zone', async () => {
      const quiet = { quietHoursStart: '22:00', quietHoursEnd: '07:00', timeZone: 'Asia/Vladivostok' };
      expect(await wrong({ quietHoursStart: '22:00' })).toEqual(['VALIDATION_FAILED', 'quietHoursEnd']);
      expect(await wrong({ ...quiet, quietHoursStart: '25:00' })).toEqual(['VALIDATION_FAILED', 'quietHoursStart']);
      expect(await wrong({ ...quiet, quietHoursEnd: '22:00' })).toEqual(['VALIDATION_FAILED', 'quietHoursEnd']);
      expect(await wrong({ ...quiet, timeZone: 'Mars/Olympus' })).toEqual(['VALIDATION_FAILED', 'timeZone']);
      expect(await wrong({ ...quiet, timeZone: null })).toEqual(['VALIDATION_FAILED', 'timeZone']);
      expect(await preferencesOf(anna)).toEqual(defaults);
      expect(await change(anna, quiet)).toMatchObject(quiet);
      const off = { quietHoursStart: null, quietHoursEnd: null };
      expect(await change(anna, off)).toMatchObject({ ...off, timeZone: 'Asia/Vladivostok' });
    });

    it('are refused to who is not signed in', async () => {
      const { errors } = await post(run.api, {
        query: updatePreferences.text,
        variables: { input: { theme: 'DARK' } },
      });
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    });
  });

  describe('own sessions', () => {
    const idsOf = async (actor: Actor) => (await actor.run(mySessions, {})).me.sessions.map(({ id }) => id);

    it('are listed with their age and use, the last used first; ended ones and those of others are not', async () => {
      const phone = await anotherSession(anna);
      const lost = await anotherSession(anna);
      await clinic.sql(
        `update session set last_seen_at = now() - interval '5 minutes', user_agent = 'Phone' where id = $1`,
        [phone.person.sessionId],
      );
      await clinic.sql(`update session set expires_at = now() where id = $1`, [lost.person.sessionId]);
      const { me } = await anna.run(mySessions, {});
      expect(me.session.id).toBe(anna.person.sessionId);
      expect(me.sessions.map(({ id }) => id)).toEqual([anna.person.sessionId, phone.person.sessionId]);
      expect(me.sessions[1]).toMatchObject({ userAgent: 'Phone', kind: 'PROGRAM' });
      const idle = Date.now() - new Date(me.sessions[1]?.lastSeenAt ?? 0).getTime();
      expect(idle).toBeGreaterThan(4.9 * 60_000);

      expect(await idsOf(boris)).toEqual([boris.person.sessionId]);
      expect((await boris.refusal(revokeSession, { id: phone.person.sessionId })).extensions.code).toBe('NOT_FOUND');
      await anna.run(revokeSession, { id: phone.person.sessionId });
      expect(await idsOf(anna)).toEqual([anna.person.sessionId]);
    });
  });
});
