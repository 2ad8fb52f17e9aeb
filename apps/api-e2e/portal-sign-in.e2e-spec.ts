import type { Actor } from './support/actor';
import { auditEntries } from './support/audit-operations';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import { aContact, archiveContact, contact, restoreContact } from './support/directory-operations';
import { post } from './support/http';
import { chatRooms } from './support/operations';
import { aPatient, aPortalLink, BIRTH_DATE, Patient, tokenOfLink } from './support/patient';
import {
  confirmBirthDate,
  inviteContact,
  openPortalLink,
  portalAccess,
  portalLogOut,
  portalMe,
  revokePortalAccess,
  setPortalLanguage,
} from './support/portal-operations';

describe('Portal access: invite link (single use, 72 h, bound to the patient, confirmed by birth date), sessions, revoke', () => {
  let clinic: Clinic<'desk' | 'admin' | 'chatter'>;
  let desk: Actor;
  let nobody: Patient;

  beforeEach(async () => {
    clinic = await aClinic({
      desk: { modules: ['CHAT', 'CRM'] },
      admin: { role: 'ADMINISTRATOR', modules: ['CRM'] },
      chatter: { modules: ['CHAT'] },
    });
    ({ desk } = clinic.people);
    nobody = new Patient(desk.url);
    await clinic.sql(`update clinic set phone = '+49 30 1234567' where id = $1`, [clinic.id]);
  });
  afterEach(() => everybodyLeaves(clinic));

  const confirm = (token: string, birthDate = BIRTH_DATE) =>
    nobody.ask(confirmBirthDate, { input: { token, birthDate, kind: 'PROGRAM' } });
  const code = async (answer: Promise<{ errors?: readonly { extensions: { code: string } }[] }>) =>
    (await answer).errors?.[0]?.extensions.code ?? 'DONE';

  it('the link opens the portal once, for whoever knows the birth date', async () => {
    const { id } = await aContact(desk, { name: 'Anna Ivanova', birthDate: BIRTH_DATE, language: 'RU' });
    const invited = (await desk.run(inviteContact, { contactId: id })).inviteContact;
    const hours = (Date.parse(invited.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(71.9);
    expect(hours).toBeLessThanOrEqual(72);
    expect(invited.contact.portalAccess).toMatchObject({ open: true, sessions: [] });
    const { pathname, hash } = new URL(invited.url);
    expect([pathname, hash.length]).toEqual(['/p/open', 44]);

    const token = tokenOfLink(invited.url);
    // Opening it shows whose it is and changes nothing: programs that look at mail open links too.
    for (let time = 0; time < 2; time++) {
      expect(await nobody.run(openPortalLink, { token })).toEqual({
        openPortalLink: { clinic: { name: 'Test clinic' } },
      });
    }
    const wrong = (await confirm(token, '1957-03-13')).errors?.[0];
    expect(wrong?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field: 'birthDate' }] });

    const opened = (await confirm(token)).data?.confirmBirthDate;
    const me = { name: 'Anna Ivanova', language: 'RU', clinic: { name: 'Test clinic', phone: '+49 30 1234567' } };
    expect(opened?.me).toEqual(me);
    const anna = new Patient(desk.url, id, { token: opened?.token ?? '' });
    expect((await anna.run(portalMe, {})).portalMe).toEqual(me);
    expect((await desk.run(portalAccess, { contactId: id })).contact.portalAccess).toMatchObject({
      open: true,
      invitedAt: null,
      sessions: [{}],
    });
    expect((await anna.run(setPortalLanguage, { language: 'EN' })).setPortalLanguage.me.language).toBe('EN');

    expect(await code(confirm(token))).toBe('NOT_FOUND');
    expect(await anna.run(portalLogOut, {})).toEqual({ portalLogOut: { ended: true } });
    expect((await anna.run(portalMe, {})).portalMe).toBeNull();
    expect((await desk.run(portalAccess, { contactId: id })).contact.portalAccess).toMatchObject({ open: false });
  });

  it('a link that is unknown, used, replaced, too old or of an archived patient answers always the same', async () => {
    const { id } = await aContact(desk, { name: 'Anna', birthDate: BIRTH_DATE });
    const good = () => aPortalLink(desk, id);
    const used = await good();
    expect(await code(confirm(used))).toBe('DONE');
    const replaced = await good();
    const old = await good();
    await clinic.sql(
      `update portal_invite set expires_at = now() - interval '1 s' where clinic_id = $1 and used_at is null and ended_at is null`,
      [clinic.id],
    );
    const unknown = 'x'.repeat(43);
    const archived = await aContact(desk, { name: 'Boris', birthDate: BIRTH_DATE });
    const ofArchived = await aPortalLink(desk, archived.id);
    await desk.run(archiveContact, { id: archived.id });

    const answers = new Set<string>();
    for (const token of [used, replaced, old, unknown, ofArchived]) {
      answers.add(
        JSON.stringify(
          (await nobody.ask(openPortalLink, { token })).errors?.map(({ message, extensions }) => [message, extensions]),
        ),
      );
      answers.add(
        JSON.stringify((await confirm(token)).errors?.map(({ message, extensions }) => [message, extensions])),
      );
    }
    expect([...answers]).toEqual([
      JSON.stringify([['This link no longer works. Ask the clinic for a new one.', { code: 'NOT_FOUND' }]]),
    ]);
    // Nothing but these reasons: a new link of the same patient works.
    expect(await code(confirm(await good()))).toBe('DONE');
  });

  it('five wrong birth dates end the link, however they come', async () => {
    const { id } = await aContact(desk, { name: 'Anna', birthDate: BIRTH_DATE });
    const token = await aPortalLink(desk, id);
    const wrong = await Promise.all(Array.from({ length: 8 }, () => code(confirm(token, '1990-01-01'))));
    expect(wrong.toSorted()).toEqual([
      ...Array<string>(4).fill('NOT_FOUND'),
      ...Array<string>(4).fill('VALIDATION_FAILED'),
    ]);
    expect(await code(confirm(token))).toBe('NOT_FOUND');
    expect((await desk.run(portalAccess, { contactId: id })).contact.portalAccess).toMatchObject({ open: false });
  });

  it('of two who come with one link at once, one is let in', async () => {
    const { id } = await aContact(desk, { name: 'Anna', birthDate: BIRTH_DATE });
    const token = await aPortalLink(desk, id);
    expect((await Promise.all([code(confirm(token)), code(confirm(token))])).toSorted()).toEqual(['DONE', 'NOT_FOUND']);
  });

  it('only who uses the directories invites, and only patients whose birth date is known', async () => {
    const { id } = await aContact(desk, { name: 'Anna' });
    const nameless = await desk.refusal(inviteContact, { contactId: id });
    expect(nameless.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field: 'contactId' }] });
    const { chatter } = clinic.people;
    expect((await chatter.refusal(inviteContact, { contactId: id })).extensions.code).toBe('FORBIDDEN');
    expect((await chatter.refusal(revokePortalAccess, { contactId: id })).extensions.code).toBe('FORBIDDEN');
    const other = await aClinic({ desk: { modules: ['CRM'] } });
    expect((await other.people.desk.refusal(inviteContact, { contactId: id })).extensions.code).toBe('NOT_FOUND');
    await everybodyLeaves(other);
  });

  it('revoking, and putting a patient into the archive, end every session and link at once', async () => {
    const anna = await aPatient(desk, 'Anna');
    const { contactId } = anna;
    const spare = await aPortalLink(desk, contactId);
    expect((await anna.run(portalMe, {})).portalMe?.name).toBe('Anna');
    const { contact: revoked } = (await desk.run(revokePortalAccess, { contactId })).revokePortalAccess;
    expect(revoked.portalAccess).toEqual({ open: false, invitedAt: null, inviteExpiresAt: null, sessions: [] });
    expect((await anna.run(portalMe, {})).portalMe).toBeNull();
    expect((await anna.refusal(setPortalLanguage, { language: 'EN' })).extensions.code).toBe('UNAUTHENTICATED');
    expect(await code(confirm(spare))).toBe('NOT_FOUND');

    const boris = await aPatient(desk, 'Boris');
    await desk.run(archiveContact, { id: boris.contactId });
    expect((await boris.run(portalMe, {})).portalMe).toBeNull();
    await desk.run(restoreContact, { id: boris.contactId });
    // Back from the archive is not back in the portal.
    expect((await boris.run(portalMe, {})).portalMe).toBeNull();

    const entries = await clinic.people.admin.run(auditEntries, { objectId: contactId });
    const acts = entries.auditEntries.edges.map(({ node }) => node.action);
    expect(acts).toEqual(['REVOKE_PORTAL_ACCESS', 'INVITE_CONTACT', 'OPEN_PORTAL', 'INVITE_CONTACT', 'CREATE_CONTACT']);
  });

  it('the sessions of an employee and of a patient in one browser never mix', async () => {
    const anna = await aPatient(desk, 'Anna');
    const staff = desk.credentials.token;
    const patient = anna.credentials.token;
    const cookie = `session=${staff}; portal=${patient}`;
    const asking = (path: string, headers: Record<string, string>) =>
      post<{ me: { employee: { name: string } } | null; portalMe: { name: string } | null }>(
        `${desk.url}${path}`,
        { query: '{ me { employee { name } } portalMe { name } }' },
        headers,
      );
    expect((await asking('', { cookie })).data).toEqual({ me: { employee: { name: 'Desk' } }, portalMe: null });
    expect((await asking('/portal', { cookie })).data).toEqual({ me: null, portalMe: { name: 'Anna' } });
    // A token is good at its own address only.
    expect((await asking('', { authorization: `Bearer ${patient}` })).data).toEqual({ me: null, portalMe: null });
    expect((await asking('/portal', { authorization: `Bearer ${staff}` })).data).toEqual({ me: null, portalMe: null });

    expect((await anna.refusal(contact, { id: anna.contactId })).extensions.code).toBe('FORBIDDEN');
    expect((await anna.refusal(chatRooms, {})).extensions.code).toBe('FORBIDDEN');
    expect((await desk.refusal(setPortalLanguage, { language: 'EN' })).extensions.code).toBe('FORBIDDEN');
    // Files by the patients' address are looked for among what the patient may read.
    const file = await fetch(`${desk.url}/portal/files/${anna.contactId}`, { headers: { cookie } });
    expect(file.status).toBe(404);
  });

  it('a browser gets the session in a cookie that scripts cannot read, and no token', async () => {
    const { id } = await aContact(desk, { name: 'Anna', birthDate: BIRTH_DATE });
    const input = { token: await aPortalLink(desk, id), birthDate: BIRTH_DATE };
    const { headers, data } = await nobody.ask(confirmBirthDate, { input });
    expect(data?.confirmBirthDate.token).toBeNull();
    expect(headers.getSetCookie().join()).toMatch(/^portal=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  });
});
