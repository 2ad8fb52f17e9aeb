import { randomUUID } from 'node:crypto';
import type { Actor } from '../support/actor';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { aChatGroup, unassignChatGroup } from '../support/directory-operations';
import {
  becomes,
  isSent,
  patientsIn,
  putInto,
  readableBy,
  recipients,
  sends,
  sendToGroups,
  undoGroupSend,
} from '../support/group-sends';
import { type OwnPlace, ownPlace } from '../support/own-process';

const HOLD_MS = 10_000;

describe('10 seconds to undo a send', () => {
  let place: OwnPlace;
  let clinic: Clinic<'nurse' | 'colleague'>;

  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  it('undone, nobody gets it; who is taken out meanwhile is skipped; the others get it when the time is over', async () => {
    place = await ownPlace('group_send_undo');
    const api = await place.start();
    const people = { nurse: { modules: ['CRM'] }, colleague: { modules: ['CRM'] } } as const;
    clinic = await aClinic(people, { api: api.url, database: place.database });
    const { nurse } = clinic.people;
    const { id: groupId } = await aChatGroup(nurse, 'Held');
    const [leaver = '', other = ''] = await patientsIn(clinic, nurse, [groupId], 2);
    const kept = await sends(nurse, [groupId], { text: 'kept' });
    const undone = await sends(nurse, [groupId], { text: 'undone' });
    for (let times = 0; times < 2; times++) {
      const answer = (await nurse.run(undoGroupSend, { id: undone.id })).undoGroupSend.groupSend;
      expect([answer.status, answer.counts.skipped, answer.permissions.undo]).toEqual(['UNDONE', 2, false]);
    }
    // Whose it is not is told so, also where nothing is left to undo.
    for (const { id } of [kept, undone]) {
      expect((await clinic.people.colleague.refusal(undoGroupSend, { id })).extensions.code).toBe('FORBIDDEN');
    }
    await nurse.run(unassignChatGroup, { contactId: leaver, chatGroupId: groupId });
    expect(await readableBy(clinic, other)).toEqual([]);

    const sent = await becomes(nurse, kept.id, isSent);
    expect(Date.parse(sent.releaseAt) - Date.now()).toBeLessThanOrEqual(0);
    const [row] = await clinic.sql(
      'select extract(epoch from sent_at - created_at) * 1000 as ms from group_send where id = $1',
      [kept.id],
    );
    expect(Number(row?.['ms'])).toBeGreaterThanOrEqual(HOLD_MS);
    const report = (await nurse.run(recipients, { id: kept.id })).groupSend.recipients.edges;
    expect(report.map(({ node }) => [node.contactId, node.status, node.reason])).toEqual([
      [leaver, 'SKIPPED', 'REMOVED'],
      [other, 'SENT', null],
    ]);
    expect([await readableBy(clinic, other), await readableBy(clinic, leaver)]).toEqual([['kept'], []]);
    expect((await nurse.refusal(undoGroupSend, { id: kept.id })).extensions.code).toBe('CONFLICT');
  });
});

describe('kill -9 at 30 % of a send', () => {
  const MANY = 2_000;
  let place: OwnPlace;
  let clinic: Clinic<'nurse'>;

  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  it('after a restart each patient has it exactly once, and the counts of the report are exact', async () => {
    place = await ownPlace('group_send_killed');
    const environment = { GROUP_SEND_HOLD_MS: '0', GROUP_SEND_BATCH: '20' };
    const api = await place.start(undefined, environment);
    clinic = await aClinic({ nurse: { modules: ['CRM'] } }, { api: api.url, database: place.database });
    const { nurse } = clinic.people;
    const { id: groupId } = await aChatGroup(nurse, 'All');
    const patients = await patientsIn(clinic, nurse, [groupId], MANY);
    const input = { chatGroupIds: [groupId], text: 'once', messageClass: 'CARE', confirmedRecipients: MANY };
    const send = (requestId: string) => nurse.run(sendToGroups, { input: { ...input, requestId } });
    const requestId = randomUUID();
    const { id } = (await send(requestId)).sendToGroups.groupSend;
    const sent = async () => {
      const [row] = await clinic.sql(
        `select count(*)::int as n from group_send_recipient where send_id = $1 and status = 'SENT'`,
        [id],
      );
      return row?.['n'] as number;
    };
    while ((await sent()) < MANY * 0.3);
    expect((await api.kill('SIGKILL')).signal).toBe('SIGKILL');
    const atTheKill = await sent();
    expect(atTheKill).toBeLessThan(MANY);
    await place.start(api.port, environment);
    expect((await send(requestId)).sendToGroups.groupSend.id).toBe(id);
    const { counts } = await becomes(nurse, id, isSent);
    expect(counts).toEqual({ total: MANY, queued: 0, sent: MANY, delivered: 0, read: 0, failed: 0, skipped: 0 });
    const readable = await clinic.sql('select contact_id from portal_delivery where send_id = $1', [id]);
    expect(readable).toHaveLength(MANY);
    expect(new Set(readable.map((row) => row['contact_id']))).toEqual(new Set(patients));
    // What was served before the kill was not served again.
    const [times] = await clinic.sql(
      `select count(distinct changed_xid)::int as batches from group_send_recipient where send_id = $1`,
      [id],
    );
    expect(times).toEqual({ batches: MANY / 20 });
  });
});

describe('200 sends race one removal', () => {
  const SENDS = 200;
  const DESKS = 10;
  let place: OwnPlace;
  let clinic: Clinic<'nurse' | 'doctor'>;

  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  it('on two processes: the removed patient gets nothing that is committed after it, also once they are added again', async () => {
    place = await ownPlace('group_send_removal');
    const environment = { GROUP_SEND_HOLD_MS: '0', GROUP_SEND_BATCH: '1' };
    const [api, other] = [await place.start(undefined, environment), await place.start(undefined, environment)];
    clinic = await aClinic(
      { nurse: { modules: ['CRM'] }, doctor: { modules: ['CHAT'] } },
      { api: api.url, database: place.database },
    );
    const { nurse } = clinic.people;
    const doctor: Actor = clinic.people.doctor.with({ url: other.url });
    const { id: groupId } = await aChatGroup(nurse, 'Racing');
    const [leaver = '', stays = ''] = await patientsIn(clinic, nurse, [groupId], 2);
    // From ten desks at once; all two hundred at once would wait for each other longer than a request may take.
    const all = Promise.all(
      Array.from({ length: DESKS }, async (_, desk) => {
        const sent: string[] = [];
        for (let i = desk; i < SENDS; i += DESKS) {
          sent.push((await sends(i % 2 ? doctor : nurse, [groupId], { text: String(i) })).id);
        }
        return sent;
      }),
    );
    const readable = async (contactId: string) => (await readableBy(clinic, contactId)).length;
    while ((await readable(leaver)) < 5);
    await nurse.run(unassignChatGroup, { contactId: leaver, chatGroupId: groupId });
    expect(await readable(leaver)).toBe(0);
    const sentTo = async (contactId: string) => {
      const [row] = await clinic.sql(
        `select count(*)::int as n from group_send_recipient where contact_id = $1 and status = 'SENT'`,
        [contactId],
      );
      return row?.['n'] as number;
    };
    const atTheRemoval = await sentTo(leaver);
    const ids = (await all).flat();
    for (const id of ids) await becomes(nurse, id, isSent);
    expect(await readable(stays)).toBe(SENDS);
    expect(await readable(leaver)).toBe(0);
    // Nothing was sent to them after it either: added again, they see what they had got before, and no more.
    expect([await sentTo(leaver), atTheRemoval < SENDS]).toEqual([atTheRemoval, true]);
    await putInto(clinic, nurse, groupId, [leaver]);
    expect(await readable(leaver)).toBe(atTheRemoval);
  });
});
