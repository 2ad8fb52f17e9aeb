import type { Actor } from './support/actor';
import { type ApiProcess, startApi } from './support/api-process';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import { aChatGroup, assignChatGroups, type ChatGroup, unassignChatGroup } from './support/directory-operations';
import { eventually } from './support/eventually';
import { freePort } from './support/free-port';
import { becomes, isSent, sends } from './support/group-sends';
import { linkIn, type MailServer, startMailServer, textOf } from './support/mail-server';
import { createDatabase } from './support/owner';
import { aPatient, BIRTH_DATE, Patient, tokenOfLink } from './support/patient';
import { notices, requestPortalLink } from './support/portal-notice-operations';
import { confirmBirthDate, markPortalRead, revokePortalAccess } from './support/portal-operations';
import { run } from './support/run';

describe('Reaching those offline', () => {
  let api: ApiProcess;
  let database: string;
  let mail: MailServer;
  let clinic: Clinic<'desk'>;
  let desk: Actor;
  let group: ChatGroup;
  const port = freePort();

  beforeAll(async () => {
    database = await createDatabase(run.postgres, 'portal_notices');
    mail = await startMailServer(await port);
    api = await startApi({
      databaseUrl: database,
      environment: {
        GROUP_SEND_HOLD_MS: '300',
        SMTP_URL: mail.url,
        PORTAL_NOTICE_DELAY_SECONDS: '1',
        PORTAL_NOTICE_POLL_MS: '100',
      },
    });
  });
  afterAll(async () => {
    await api.kill('SIGTERM');
    await mail.close();
  });
  beforeEach(async () => {
    clinic = await aClinic({ desk: { modules: ['CHAT', 'CRM'] } }, { api: api.url, database });
    ({ desk } = clinic.people);
    group = await aChatGroup(desk, 'Oncology');
    await quietHours(null, null);
  });
  afterEach(() => everybodyLeaves(clinic));

  const quietHours = (start: string | null, end: string | null) =>
    clinic.sql('update clinic set quiet_hours_start = $2, quiet_hours_end = $3 where id = $1', [clinic.id, start, end]);
  const inGroup = async (name: string, more: object) => {
    const patient = await aPatient(desk, name, more);
    await desk.run(assignChatGroups, { contactIds: [patient.contactId], chatGroupIds: [group.id] });
    return patient;
  };
  const sentOut = async () => {
    const { id } = await sends(desk, [group.id], { text: 'Your biopsy is on Friday' });
    await becomes(desk, id, isSent);
    return id;
  };
  const mailsTo = (address: string) => mail.mails.filter(({ to }) => to === address);
  const noticeOf = async (sendId: string, { contactId }: Patient) =>
    (await desk.run(notices, { id: sendId })).groupSend.recipients.edges.find(
      ({ node }) => node.contactId === contactId,
    )?.node.notice;
  const lookAgain = (sendId: string) =>
    clinic.sql('update portal_notice_round set due_at = now() where clinic_id = $1 and send_id = $2', [
      clinic.id,
      sendId,
    ]);
  const roundOf = async (sendId: string) =>
    (
      await clinic.sql(
        `select due_at = 'infinity' as over, due_at > now() + interval '3 minutes' as later from portal_notice_round where clinic_id = $1 and send_id = $2`,
        [clinic.id, sendId],
      )
    )[0];

  it('who has not read a send gets one generic mail in their language with the link, and the report says so', async () => {
    const anna = await inGroup('Anna Ivanova', { email: 'anna@mail.test', language: 'RU' });
    const boris = await inGroup('Boris Petrov', { email: 'boris@mail.test' });
    const reader = await inGroup('Rita Reader', { email: 'rita@mail.test' });
    const carl = await inGroup('Carl Cardless', {});
    const removed = await inGroup('Zoe Removed', { email: 'zoe@mail.test' });
    await quietHours('00:00', '00:00');
    const sendId = await sentOut();
    await reader.run(markPortalRead, { input: { conversationId: group.id, itemIds: [sendId] } });
    await desk.run(unassignChatGroup, { contactId: removed.contactId, chatGroupId: group.id });
    // In the quiet hours of the clinic nobody is told.
    await eventually(
      'it waits for the end of the quiet hours',
      async () => (await roundOf(sendId))?.['later'] === true,
    );
    expect(await noticeOf(sendId, anna)).toBeNull();

    await quietHours(null, null);
    await lookAgain(sendId);
    await eventually('everybody was told', async () => (await roundOf(sendId))?.['over'] === true);
    expect(await noticeOf(sendId, anna)).toEqual({ status: 'SENT', attempts: 1 });
    expect(await noticeOf(sendId, boris)).toEqual({ status: 'SENT', attempts: 1 });
    expect(await noticeOf(sendId, carl)).toEqual({ status: 'NO_ADDRESS', attempts: 0 });
    expect(await noticeOf(sendId, reader)).toBeNull();
    expect(await noticeOf(sendId, removed)).toBeNull();

    // Once per send and patient, however often it is looked at.
    await lookAgain(sendId);
    await eventually('it was looked at', async () => (await roundOf(sendId))?.['over'] === true);
    expect([mailsTo('anna@mail.test'), mailsTo('boris@mail.test')].map(({ length }) => length)).toEqual([1, 1]);
    expect([...mailsTo('rita@mail.test'), ...mailsTo('zoe@mail.test')]).toEqual([]);
    const [russian, english] = [mailsTo('anna@mail.test'), mailsTo('boris@mail.test')].map(
      ([one]) => one && textOf(one),
    );
    expect(russian).toContain('Для вас есть новое сообщение');
    expect(english).toContain('There is a new message for you');
    for (const text of [russian, english]) expect(text).toContain(`${api.url.replace('127.0.0.1', 'localhost')}/p/`);
    // Nothing of what it is about, and nobody's name, also not in the head.
    for (const one of mail.mails) {
      for (const word of ['Anna', 'Boris', 'biopsy', 'Friday', 'Oncology', 'Test clinic']) {
        expect(one.source + textOf(one)).not.toContain(word);
      }
    }
  });

  it('what the mail server does not take is tried three times, and each failure is in the report', async () => {
    const anna = await inGroup('Anna', { email: 'unlucky@mail.test' });
    await mail.close();
    const sendId = await sentOut();
    for (const attempts of [1, 2, 3]) {
      await eventually(`attempt ${attempts} failed`, async () => {
        await clinic.sql(
          `update portal_notice set tried_at = now() - interval '11 minutes' where clinic_id = $1 and status = 'FAILED' and attempts < $2`,
          [clinic.id, attempts],
        );
        await lookAgain(sendId);
        const notice = await noticeOf(sendId, anna);
        return notice?.status === 'FAILED' && notice.attempts === attempts;
      });
    }
    await clinic.sql(`update portal_notice set tried_at = now() - interval '11 minutes' where clinic_id = $1`, [
      clinic.id,
    ]);
    await lookAgain(sendId);
    await eventually('it is given up', async () => (await roundOf(sendId))?.['over'] === true);
    expect(await noticeOf(sendId, anna)).toEqual({ status: 'FAILED', attempts: 3 });
    mail = await startMailServer(await port);
  });

  it('"send me a new link" answers alike whether or not the address is known, and mails only whom the clinic lets in', async () => {
    const anna = await inGroup('Anna', { email: 'link@mail.test' });
    await inGroup('Shut Out', { email: 'out@mail.test' }).then(({ contactId }) =>
      desk.run(revokePortalAccess, { contactId }),
    );
    const nobody = new Patient(api.url);
    const ask = async (email: string) => {
      const { data, errors } = await nobody.ask(requestPortalLink, { email });
      return JSON.stringify({ data, errors });
    };
    const answers = new Set<string>();
    for (const email of ['out@mail.test', 'unknown@mail.test', 'Link@mail.test']) answers.add(await ask(email));
    expect([...answers]).toEqual([JSON.stringify({ data: { requestPortalLink: { asked: true } } })]);
    await eventually('the link has come', () => mailsTo('link@mail.test').length === 1);
    const [letter] = mailsTo('link@mail.test');
    if (!letter) throw new Error('there is no mail');
    expect(letter.source + textOf(letter)).not.toContain('Anna');
    const token = tokenOfLink(linkIn(letter));
    const input = { token, birthDate: BIRTH_DATE, kind: 'PROGRAM' } as const;
    expect((await nobody.run(confirmBirthDate, { input })).confirmBirthDate.me.name).toBe('Anna');
    expect([...mailsTo('out@mail.test'), ...mailsTo('unknown@mail.test')]).toEqual([]);

    // Nobody's mailbox is filled, and nobody asks without end; neither tells who is known.
    await desk.run(revokePortalAccess, { contactId: anna.contactId });
    for (let time = 0; time < 7; time++)
      expect(await ask(time % 2 ? 'link@mail.test' : 'unknown@mail.test')).toContain('asked');
    for (const email of ['link@mail.test', 'unknown@mail.test']) expect(await ask(email)).toContain('RATE_LIMITED');
    expect(mailsTo('link@mail.test')).toHaveLength(1);
  });
});
