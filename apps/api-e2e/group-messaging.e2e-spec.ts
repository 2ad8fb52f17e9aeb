import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import {
  aChatGroup,
  archiveContact,
  hideChatGroup,
  recordConsent,
  unassignChatGroup,
  unhideChatGroup,
} from './support/directory-operations';
import { A_SEND, aText, get, refusedUpload, uploaded } from './support/files';
import { GroupSendListener } from './support/group-send-listener';
import {
  becomes,
  correctGroupSend,
  groupSend,
  groupSends,
  isSent,
  patientsIn,
  preflight,
  putInto,
  readableBy,
  readsBy,
  type Recipient,
  recipients,
  resendToUnread,
  resumeGroupSend,
  sends,
  sendToGroups,
  undoGroupSend,
  withdrawGroupSend,
} from './support/group-sends';
import { credentialHeaders } from './support/http';
import type { Page } from './support/operations';

const IN_AN_HOUR = () => new Date(Date.now() + 3_600_000).toISOString();

describe('Main Menu → Chat → “+” → Send to Groups', () => {
  let clinic: Clinic<'admin' | 'nurse' | 'chatter' | 'neither'>;
  let nurse: Actor;
  let chatter: Actor;

  beforeEach(async () => {
    clinic = await aClinic({
      admin: { role: 'ADMINISTRATOR', modules: ['CHAT', 'CRM'] },
      nurse: { modules: ['CRM'] },
      chatter: { modules: ['CHAT'] },
      neither: { modules: [] },
    });
    ({ nurse, chatter } = clinic.people);
  });
  afterEach(() => everybodyLeaves(clinic));

  const group = async (name: string, patients = 0) => {
    const { id } = await aChatGroup(nurse, name);
    return { id, patients: await patientsIn(clinic, nurse, [id], patients, name) };
  };
  const report = async (id: string, status?: string) =>
    (await nurse.run(recipients, { id, ...(status && { status }) })).groupSend.recipients.edges.map(({ node }) => node);
  const refuses = (contactId: string, messageClass = 'SERVICE') =>
    nurse.run(recordConsent, {
      input: { contactId, messageClass, given: false, source: 'SPOKEN', givenOn: '2026-01-01' },
    });

  it('Front desk, sudden closure: 41 memberships, 38 patients, 2 opted out, 1 without access – 35 sent, 3 skipped with reasons, nobody twice', async () => {
    const surgery = await group('Surgery today', 22);
    const dental = await group('Dental today', 16);
    await putInto(clinic, nurse, dental.id, surgery.patients.slice(0, 3));
    const [first = '', second = ''] = surgery.patients;
    await refuses(first);
    await refuses(second);
    await clinic.sql('delete from portal_session where clinic_id = $1 and contact_id = $2', [
      clinic.id,
      dental.patients[0],
    ]);
    const chatGroupIds = [dental.id, surgery.id];
    const seen = (await chatter.run(preflight, { chatGroupIds, messageClass: 'SERVICE' })).groupSendPreflight;
    expect(seen).toEqual({
      memberships: 41,
      patients: 38,
      duplicates: 3,
      archived: 0,
      optedOut: 2,
      withoutConsent: 0,
      withoutPortalAccess: 1,
      recipients: 35,
    });
    const { id, status, counts } = await sends(chatter, chatGroupIds);
    expect([status, counts]).toEqual([
      'HELD',
      { total: 38, queued: 35, sent: 0, delivered: 0, read: 0, failed: 0, skipped: 3 },
    ]);
    const sent = await becomes(nurse, id, isSent);
    expect(sent.counts).toEqual({ total: 38, queued: 0, sent: 35, delivered: 0, read: 0, failed: 0, skipped: 3 });
    const skipped = (await report(id, 'SKIPPED')).map(({ contactId, reason }) => [contactId, reason]);
    expect(skipped).toEqual([
      [dental.patients[0], 'NO_PORTAL_ACCESS'],
      [first, 'OPTED_OUT'],
      [second, 'OPTED_OUT'],
    ]);
    // Who is in both got it once, by the group that was chosen first.
    const third = (await report(id)).filter(({ contactId }) => contactId === surgery.patients[2]);
    expect(third).toMatchObject([{ status: 'SENT', groupIds: [dental.id, surgery.id] }]);
    expect(await readableBy(clinic, surgery.patients[2] ?? '')).toEqual(['We are closed today']);
    expect(await readableBy(clinic, first)).toEqual([]);
    const audited = await clinic.sql(
      `select details from audit_entry where clinic_id = $1 and action = 'SEND_TO_GROUPS'`,
      [clinic.id],
    );
    expect(audited).toHaveLength(1);
    expect(JSON.stringify(audited)).not.toContain('closed');
  });

  it('Only authorized users with access to the Chat or CRM module can send group messages', async () => {
    const { id } = await group('Diabetes', 1);
    const { neither } = clinic.people;
    const input = { requestId: randomUUID(), chatGroupIds: [id], text: 'x', messageClass: 'CARE' };
    for (const allowed of [nurse, chatter]) expect((await sends(allowed, [id])).status).toBe('HELD');
    const { id: sendId } = await sends(nurse, [id]);
    for (const refusal of [
      neither.refusal(sendToGroups, { input }),
      neither.refusal(preflight, { chatGroupIds: [id], messageClass: 'CARE' }),
      neither.refusal(groupSend, { id: sendId }),
      neither.refusal(undoGroupSend, { id: sendId }),
      neither.refusal(resendToUnread, { id: sendId, requestId: randomUUID() }),
    ]) {
      expect((await refusal).extensions.code).toBe('FORBIDDEN');
    }
    const url = `${nurse.url}/group-sends/${sendId}/report.csv`;
    expect((await fetch(url, { headers: credentialHeaders(neither.credentials) })).status).toBe(403);
    // A send is its author's: who may send may not stop that of another, an administrator may.
    expect((await chatter.refusal(undoGroupSend, { id: sendId })).extensions.code).toBe('FORBIDDEN');
    const elsewhere = await aClinic({ dora: { modules: ['CRM', 'CHAT'] } });
    for (const refusal of [
      elsewhere.people.dora.refusal(groupSend, { id: sendId }),
      elsewhere.people.dora.refusal(sendToGroups, { input }),
      elsewhere.people.dora.refusal(withdrawGroupSend, { id: sendId }),
    ]) {
      expect((await refusal).extensions.code).toBe('NOT_FOUND');
    }
  });

  it('Groups must be created in Directories → Chat Groups before they appear; a hidden one answers GROUP_HIDDEN', async () => {
    const { id } = await group('Pregnancy', 2);
    const none = await nurse.refusal(preflight, { chatGroupIds: [randomUUID()], messageClass: 'CARE' });
    expect(none.extensions.code).toBe('NOT_FOUND');
    expect((await sends(nurse, [id])).groups).toMatchObject([{ id, name: 'Pregnancy', hidden: false }]);
    await nurse.run(hideChatGroup, { id });
    const input = { requestId: randomUUID(), chatGroupIds: [id], text: 'x', messageClass: 'CARE' };
    for (const refusal of [
      nurse.refusal(preflight, { chatGroupIds: [id], messageClass: 'CARE' }),
      nurse.refusal(sendToGroups, { input }),
    ]) {
      expect((await refusal).extensions.code).toBe('GROUP_HIDDEN');
    }
    await nurse.run(unhideChatGroup, { id });
    expect((await nurse.run(sendToGroups, { input })).sendToGroups.groupSend.status).toBe('HELD');
  });

  it('Users can send messages to all members simultaneously, with emoji; the report is live, exact, and filters', async () => {
    const { id: groupId, patients } = await group('Flu 65+', 5);
    const { id } = await sends(nurse, [groupId], { text: 'Vaccination from Monday 💉' });
    const live = await GroupSendListener.open(chatter, id);
    await live.until(({ status, counts }) => status === 'SENT' && counts.sent === 5);
    expect(await readableBy(clinic, patients[0] ?? '')).toEqual(['Vaccination from Monday 💉']);
    await readsBy(clinic, id, patients.slice(0, 2));
    await live.until(({ counts }) => counts.read === 2 && counts.sent === 3);
    expect((await report(id, 'READ')).map(({ contactId }) => contactId)).toEqual(patients.slice(0, 2));
    const found = (await nurse.run(recipients, { id, search: '000004' })).groupSend.recipients.edges;
    expect(found.map(({ node }) => node.contactId)).toEqual([patients[3]]);
    const paged: Recipient[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page<Recipient> = (await nurse.run(recipients, { id, first: 2, after })).groupSend.recipients;
      paged.push(...page.edges.map(({ node }) => node));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(paged.map(({ contactId }) => contactId)).toEqual(patients);

    const csv = await fetch(`${nurse.url}/group-sends/${id}/report.csv`, {
      headers: credentialHeaders(nurse.credentials),
    });
    const lines = (await csv.text()).trim().split('\n');
    expect([csv.status, lines.length]).toEqual([200, 6]);
    expect(lines.filter((line) => line.includes(',READ,'))).toHaveLength(2);
    // Who loses both modules is told nothing more, without signing in again.
    await clinic.sql(`update employee set modules = '{}' where clinic_id = $1 and id = $2`, [clinic.id, chatter.id]);
    const told = live.events.length;
    const watching = await GroupSendListener.open(nurse, id);
    await readsBy(clinic, id, patients);
    await watching.until(({ counts }) => counts.read === 5);
    expect(live.events).toHaveLength(told);
  });

  it('Messages support file attachments and media: for who may send, gone when it is withdrawn, the same in a repeat', async () => {
    const { id: groupId, patients } = await group('With files', 2);
    const colleague = clinic.people.admin;
    const { neither } = clinic.people;
    expect(await refusedUpload(neither, A_SEND, aText)).toBe('403 FORBIDDEN');
    const room = await chatter.chatWith(colleague);
    // Without CHAT there is still no way to the files of rooms.
    expect(await refusedUpload(nurse, room, aText)).toBe('404 NOT_FOUND');
    const inRoom = await uploaded(chatter, room);
    const file = await uploaded(nurse, A_SEND);
    const status = async (who: Actor, url: string) => (await get(who, nurse.url, url)).status;
    expect([await status(nurse, file.url), await status(chatter, file.url)]).toEqual([200, 404]);
    const input = { requestId: randomUUID(), chatGroupIds: [groupId], text: '', messageClass: 'CARE' };
    for (const attachmentIds of [[inRoom.id], [randomUUID()], [file.id, randomUUID()]]) {
      const { extensions } = await nurse.refusal(sendToGroups, { input: { ...input, attachmentIds } });
      expect(extensions.fields?.[0]?.field).toBe('attachmentIds');
    }
    expect(
      (await chatter.refusal(sendToGroups, { input: { ...input, attachmentIds: [file.id] } })).extensions.code,
    ).toBe('VALIDATION_FAILED');
    const first = await becomes(
      nurse,
      (await sends(nurse, [groupId], { text: '', attachmentIds: [file.id] })).id,
      isSent,
    );
    expect(first.attachments).toMatchObject([{ id: file.id, name: 'note.txt' }]);
    expect([await status(chatter, file.url), await status(neither, file.url)]).toEqual([200, 403]);
    const twice = { ...input, attachmentIds: [file.id] };
    expect((await nurse.refusal(sendToGroups, { input: twice })).extensions.code).toBe('VALIDATION_FAILED');

    const again = (await nurse.run(resendToUnread, { id: first.id, requestId: randomUUID() })).resendToUnread.groupSend;
    const [copy] = again.attachments;
    expect([again.counts.queued, copy?.name, copy?.id === file.id]).toEqual([patients.length, 'note.txt', false]);
    const gone = (await nurse.run(withdrawGroupSend, { id: first.id })).withdrawGroupSend.groupSend;
    expect(gone.attachments).toEqual([]);
    expect([await status(chatter, file.url), await status(chatter, copy?.url ?? '')]).toEqual([404, 200]);
    // Once more is once for who may; whose it is not is told so, also where nothing is left to withdraw.
    await nurse.run(withdrawGroupSend, { id: first.id });
    expect((await chatter.refusal(withdrawGroupSend, { id: first.id })).extensions.code).toBe('FORBIDDEN');
  });

  it('The same requestId never makes a second send: 20 at once and later, whatever they say', async () => {
    const { id: groupId, patients } = await group('Once', 3);
    const requestId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => sends(nurse, [groupId], { requestId, text: `attempt ${i}` })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    await becomes(nurse, answers[0]?.id ?? '', isSent);
    expect((await sends(nurse, [groupId], { requestId, text: 'later' })).id).toBe(answers[0]?.id);
    expect((await nurse.run(groupSends, {})).groupSends.edges).toHaveLength(1);
    expect(await readableBy(clinic, patients[0] ?? '')).toHaveLength(1);
    // Another person's request is another request.
    expect((await sends(chatter, [groupId], { requestId })).id).not.toBe(answers[0]?.id);
  });

  it('Care and service are sent unless refused, marketing only when agreed to; who is in the archive is skipped', async () => {
    const { id: groupId, patients } = await group('Consent', 4);
    const [agreed = '', refused = '', archived = ''] = patients;
    await refuses(refused, 'MARKETING');
    await nurse.run(recordConsent, {
      input: { contactId: agreed, messageClass: 'MARKETING', given: true, source: 'PAPER', givenOn: '2026-01-01' },
    });
    await nurse.run(archiveContact, { id: archived });
    const counted = async (messageClass: string) =>
      (await nurse.run(preflight, { chatGroupIds: [groupId], messageClass })).groupSendPreflight;
    expect(await counted('CARE')).toMatchObject({ patients: 4, archived: 1, optedOut: 0, recipients: 3 });
    expect(await counted('MARKETING')).toMatchObject({ archived: 1, optedOut: 1, withoutConsent: 1, recipients: 1 });
    const { id } = await sends(nurse, [groupId], { messageClass: 'MARKETING' });
    await becomes(nurse, id, isSent);
    expect((await report(id)).map(({ status, reason }) => [status, reason])).toEqual([
      ['SENT', null],
      ['SKIPPED', 'OPTED_OUT'],
      ['SKIPPED', 'ARCHIVED'],
      ['SKIPPED', 'NO_CONSENT'],
    ]);
    // Nobody at all is no send.
    const { id: empty } = await group('Empty');
    const input = { requestId: randomUUID(), chatGroupIds: [empty], text: 'x', messageClass: 'CARE' };
    expect((await nurse.refusal(sendToGroups, { input })).extensions.code).toBe('VALIDATION_FAILED');
    // From the first send on a group stays.
    const [row] = await clinic.sql('select first_sent_at from chat_group where id = $1', [groupId]);
    expect(row?.['first_sent_at']).not.toBeNull();
  });

  it('Above 200 recipients the sender types the number', async () => {
    const { id: groupId } = await group('Many', 201);
    const input = { requestId: randomUUID(), chatGroupIds: [groupId], text: 'x', messageClass: 'CARE' };
    for (const confirmedRecipients of [null, 200, 202]) {
      const { extensions } = await nurse.refusal(sendToGroups, { input: { ...input, confirmedRecipients } });
      expect([extensions.code, extensions.fields?.[0]?.field]).toEqual(['VALIDATION_FAILED', 'confirmedRecipients']);
    }
    expect((await nurse.run(groupSends, {})).groupSends.edges).toEqual([]);
    expect((await sends(nurse, [groupId], { ...input, confirmedRecipients: 201 })).counts.queued).toBe(201);
  });

  it('Scheduled sends resolve membership when they fire, and pause while a group is hidden', async () => {
    const { id: groupId, patients } = await group('Post-op', 2);
    const { id, status, counts, scheduled } = await sends(nurse, [groupId], { sendAt: IN_AN_HOUR() });
    expect([status, scheduled, counts.total]).toEqual(['SCHEDULED', true, 0]);
    const past = { requestId: randomUUID(), chatGroupIds: [groupId], text: 'x', messageClass: 'CARE' };
    const over = await nurse.refusal(sendToGroups, { input: { ...past, sendAt: '2020-01-01T00:00:00Z' } });
    expect(over.extensions.code).toBe('VALIDATION_FAILED');
    const [late = ''] = await patientsIn(clinic, nurse, [groupId], 1, 'Latecomer');
    await nurse.run(unassignChatGroup, { contactId: patients[0] ?? '', chatGroupId: groupId });
    await nurse.run(hideChatGroup, { id: groupId });
    expect((await nurse.run(groupSend, { id })).groupSend.status).toBe('PAUSED');
    const due = () => clinic.sql('update group_send set release_at = now() where id = $1', [id]);
    await due();
    const stored = async () => (await clinic.sql('select status from group_send where id = $1', [id]))[0]?.['status'];
    while ((await stored()) === 'SCHEDULED') await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await stored()).toBe('PAUSED');
    await nurse.run(unhideChatGroup, { id: groupId });
    await nurse.run(resumeGroupSend, { id });
    await becomes(nurse, id, isSent);
    expect((await report(id)).map(({ contactId }) => contactId)).toEqual([late, patients[1]]);
    // What was scheduled can be taken back until its time.
    const other = await sends(nurse, [groupId], { sendAt: IN_AN_HOUR() });
    expect((await nurse.run(undoGroupSend, { id: other.id })).undoGroupSend.groupSend.status).toBe('UNDONE');
  });

  it('Patient removal from a group immediately revokes access; adding them again returns their own earlier deliveries, never what was sent in the gap', async () => {
    const { id: groupId, patients } = await group('Ongoing', 2);
    const [leaver = '', other = ''] = patients;
    const say = async (text: string) => becomes(nurse, (await sends(nurse, [groupId], { text })).id, isSent);
    await say('before');
    expect(await readableBy(clinic, leaver)).toEqual(['before']);
    await nurse.run(unassignChatGroup, { contactId: leaver, chatGroupId: groupId });
    expect(await readableBy(clinic, leaver)).toEqual([]);
    await say('in the gap');
    await putInto(clinic, nurse, groupId, [leaver]);
    await say('after');
    expect(await readableBy(clinic, leaver)).toEqual(['before', 'after']);
    expect(await readableBy(clinic, other)).toEqual(['before', 'in the gap', 'after']);
    // Hiding the group and archiving the card close it as well; both come back.
    await nurse.run(hideChatGroup, { id: groupId });
    expect(await readableBy(clinic, other)).toEqual([]);
    await nurse.run(unhideChatGroup, { id: groupId });
    expect(await readableBy(clinic, other)).toHaveLength(3);
    await nurse.run(archiveContact, { id: other });
    expect(await readableBy(clinic, other)).toEqual([]);
  });

  it('Retract and correct marks it withdrawn for everyone and sends the new one; send again reaches the unread', async () => {
    const { id: groupId, patients } = await group('Corrected', 3);
    const [reader = '', unread = ''] = patients;
    const wrong = await becomes(nurse, (await sends(nurse, [groupId], { text: 'Tuesday' })).id, isSent);
    await readsBy(clinic, wrong.id, [reader]);
    await patientsIn(clinic, nurse, [groupId], 1, 'Newcomer');
    const again = (await nurse.run(resendToUnread, { id: wrong.id, requestId: randomUUID() })).resendToUnread.groupSend;
    expect([again.resendsId, again.counts.total]).toEqual([wrong.id, 2]);
    await becomes(nurse, again.id, isSent);
    expect(await readableBy(clinic, unread)).toEqual(['Tuesday', 'Tuesday']);

    const requestId = randomUUID();
    const input = { id: wrong.id, requestId, text: 'Wednesday' };
    expect((await chatter.refusal(correctGroupSend, { input })).extensions.code).toBe('FORBIDDEN');
    const right = (await nurse.run(correctGroupSend, { input })).correctGroupSend.groupSend;
    expect((await nurse.run(correctGroupSend, { input })).correctGroupSend.groupSend.id).toBe(right.id);
    await becomes(nurse, right.id, isSent);
    expect(right.counts.total).toBe(3);
    expect(await readableBy(clinic, reader)).toEqual(['', 'Wednesday']);
    const withdrawn = (await nurse.run(groupSend, { id: wrong.id })).groupSend;
    expect([withdrawn.text, withdrawn.correctedById, withdrawn.withdrawnAt === null]).toEqual(['', right.id, false]);
    const late = await nurse.refusal(resendToUnread, { id: wrong.id, requestId: randomUUID() });
    expect(late.extensions.code).toBe('CONFLICT');
    expect((await nurse.refusal(undoGroupSend, { id: right.id })).extensions.code).toBe('CONFLICT');
    const { admin } = clinic.people;
    const gone = (await admin.run(withdrawGroupSend, { id: right.id })).withdrawGroupSend.groupSend;
    expect(gone.withdrawnAt).not.toBeNull();
    expect(await readableBy(clinic, reader)).toEqual(['', '']);
  });
});
