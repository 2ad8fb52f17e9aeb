import type { Actor } from './support/actor';
import { startApi, type ApiProcess } from './support/api-process';
import { aClinic, type Clinic, everybodyLeaves, PASSWORD } from './support/clinic';
import { freePort } from './support/free-port';
import { type Answer, post } from './support/http';
import { linkIn, type MailServer, startMailServer, textOf } from './support/mail-server';
import { run } from './support/run';

const NEW = 'seven green bicycles';

describe('a forgotten password', () => {
  let mail: MailServer;
  let api: ApiProcess;
  let clinic: Clinic<'anna' | 'boris' | 'gone' | 'rita'>;
  let boris: Actor;

  beforeAll(async () => {
    mail = await startMailServer(await freePort());
    api = await startApi({
      databaseUrl: run.database,
      environment: { SMTP_URL: mail.url, MAIL_FROM: 'chat@clinic.example' },
    });
    const place = { api: api.url, database: run.database };
    clinic = await aClinic({ anna: { role: 'ADMINISTRATOR' }, boris: {}, gone: { active: false }, rita: {} }, place);
    ({ boris } = clinic.people);
  });
  afterAll(async () => {
    await everybodyLeaves(clinic);
    await api.kill('SIGTERM');
    await mail.close();
  });

  const ask = (email: string, url = api.url) =>
    post(url, { query: `mutation { requestPasswordReset(input: { email: "${email}" }) { accepted } }` });
  const set = (link: string, password = NEW): Promise<Answer<{ setPasswordByLink: { token: string } }>> =>
    post(api.url, {
      query: `mutation ($token: String!, $password: String!) {
        setPasswordByLink(input: { token: $token, password: $password, kind: PROGRAM }) { token } }`,
      variables: { token: new URL(link).hash.slice(1), password },
    });
  const logIn = async (password: string) => {
    const variables = { email: boris.person.email, password };
    const query = `mutation ($email: String!, $password: String!) {
      logIn(input: { email: $email, password: $password, kind: PROGRAM }) { token } }`;
    return (await post(api.url, { query, variables })).errors?.[0]?.extensions.code ?? 'DONE';
  };
  const mailsTo = (email: string) => mail.mails.filter(({ to }) => to === email);
  async function untilMailed(email: string, count: number) {
    for (let tries = 0; mailsTo(email).length < count && tries < 500; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const mails = mailsTo(email);
    expect(mails).toHaveLength(count);
    return mails;
  }

  it('is set anew by a link that comes by mail, good once; every session ends and the log has it', async () => {
    const { email } = boris.person;
    const live = await boris.socket();
    const answers = await Promise.all([
      ask(email.toUpperCase()),
      ask('nobody@nowhere.test'),
      ask(clinic.people.gone.person.email),
    ]);
    expect(answers.map(({ status, data, errors }) => ({ status, data, errors }))).toEqual(
      Array(3).fill({ status: 200, data: { requestPasswordReset: { accepted: true } }, errors: undefined }),
    );
    const [first] = await untilMailed(email, 1);
    if (!first) throw new Error('no mail');
    expect(first.source).toContain('From: chat@clinic.example');
    for (const secret of [boris.name, 'Test clinic', PASSWORD]) expect(first.source).not.toContain(secret);
    const link = linkIn(first);
    const stored = await clinic.sql(
      `select kind, round(extract(epoch from expires_at - created_at)) as seconds, l::text as all from account_link l where employee_id = $1`,
      [boris.id],
    );
    expect(stored).toEqual([expect.objectContaining({ kind: 'PASSWORD_RESET', seconds: '3600' })]);
    expect(stored[0]?.['all']).not.toContain(new URL(link).hash.slice(1));

    expect(await logIn(PASSWORD)).toBe('DONE');
    expect((await set(link, 'short')).errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    const done = await Promise.all([set(link), set(link)]);
    expect(done.filter(({ data }) => data)).toHaveLength(1);
    expect((await live.closed).code).toBe(4403);
    expect([await logIn(PASSWORD), await logIn(NEW)]).toEqual(['UNAUTHENTICATED', 'DONE']);
    const log = await clinic.sql(
      `select action, person_id, object_id from audit_entry where clinic_id = $1 and action in ('REQUEST_PASSWORD_RESET', 'SET_PASSWORD_BY_LINK') order by seq`,
      [clinic.id],
    );
    expect(log).toEqual([
      { action: 'REQUEST_PASSWORD_RESET', person_id: null, object_id: boris.id },
      { action: 'SET_PASSWORD_BY_LINK', person_id: boris.id, object_id: boris.id },
    ]);
    expect(mail.mails.map(({ to }) => to)).toEqual([email]);
    expect(api.output()).not.toContain(new URL(link).hash.slice(1));
  });

  it('gets a newer link that voids the older, in the language of the person, three in an hour', async () => {
    const { person, id } = clinic.people.rita;
    await clinic.people.rita.run(
      { text: 'mutation { updatePreferences(input: { language: RU }) { __typename } }' },
      {},
    );
    await ask(person.email);
    await untilMailed(person.email, 1);
    await ask(person.email);
    const [older, newer] = await untilMailed(person.email, 2);
    if (!older || !newer) throw new Error('no mail');
    expect((await set(linkIn(older))).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await clinic.sql('update account_link set expires_at = now() where employee_id = $1', [id]);
    expect((await set(linkIn(newer))).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(newer.source).toContain('Subject: =?UTF-8?');
    expect(textOf(newer)).toContain('задать новый пароль');
    await ask(person.email);
    await untilMailed(person.email, 3);
    await ask(person.email);
    // Asked for later and mailed: the fourth would have come before it.
    await ask(clinic.people.anna.person.email);
    await untilMailed(clinic.people.anna.person.email, 1);
    expect(mailsTo(person.email)).toHaveLength(3);
  });

  it('cannot be reset where no mail can be sent, which is said to everybody alike', async () => {
    const answers = await Promise.all([ask(boris.person.email, run.api), ask('nobody@nowhere.test', run.api)]);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(Array(2).fill('MAIL_UNAVAILABLE'));
  });
});
