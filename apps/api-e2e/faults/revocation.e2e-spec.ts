import type { Actor } from '../support/actor';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import {
  aChatGroup,
  archiveContact,
  assignChatGroups,
  hideChatGroup,
  unassignChatGroup,
} from '../support/directory-operations';
import { deactivateEmployee, updateEmployee } from '../support/employee-operations';
import { A_SEND, get, uploaded } from '../support/files';
import { becomes, isSent, sends } from '../support/group-sends';
import type { LiveClient } from '../support/live-client';
import { logOut, type Room } from '../support/operations';
import { type OwnPlace, ownPlace } from '../support/own-process';
import { aPatient, type Patient } from '../support/patient';
import {
  markPortalRead,
  portalConversation,
  portalConversations,
  revokePortalAccess,
} from '../support/portal-operations';
import { PortalScreen } from '../support/portal-screen';

/** Promised to users: whatever ends access has ended it everywhere within a second. */
const CLOSED_WITHIN_MS = 1_000;
const HIDDEN = 'whose group is hidden';
type Leaver = 'removed' | 'deactivated' | 'chatless' | 'signedOut';

describe('access that is ended at one process', () => {
  let place: OwnPlace;
  let clinic: Clinic<'admin' | 'witness' | Leaver>;
  let admin: Actor;
  let there: string;
  const open: PortalScreen[] = [];

  beforeAll(async () => {
    place = await ownPlace('revocation');
    const environment = { GROUP_SEND_HOLD_MS: '0' };
    const [here, other] = await Promise.all([place.start(undefined, environment), place.start(undefined, environment)]);
    there = other.url;
    clinic = await aClinic(
      {
        admin: { role: 'ADMINISTRATOR', modules: ['CHAT', 'CRM'] },
        ...{ witness: {}, removed: {}, deactivated: {}, chatless: {}, signedOut: {} },
      },
      { api: here.url, database: place.database },
    );
    ({ admin } = clinic.people);
  });
  afterEach(() => Promise.all(open.splice(0).map((screen) => screen.close())));
  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  const ended = (screen: PortalScreen, groupId: string) =>
    screen.until((event) => event.__typename === 'PortalConversationEnded' && event.conversationId === groupId);
  const closed = async (screen: PortalScreen) => expect(await screen.closed).toBe(4403);

  it.each<[string, (contactId: string, groupId: string) => Promise<unknown>, typeof ended | typeof closed]>([
    [
      'taken out of the group',
      (contactId, chatGroupId) => admin.run(unassignChatGroup, { contactId, chatGroupId }),
      ended,
    ],
    [HIDDEN, (_, id) => admin.run(hideChatGroup, { id }), ended],
    ['put into the archive', (id) => admin.run(archiveContact, { id }), closed],
    ['whose access is revoked', (contactId) => admin.run(revokePortalAccess, { contactId }), closed],
  ])('a patient %s has every door closed at the other within a second', async (name, end, told) => {
    const leaver = (await aPatient(admin, `Leaver ${name}`)).at(there);
    const stays = (await aPatient(admin, `Stays ${name}`)).at(there);
    const group = await aChatGroup(admin, name);
    const contactIds = [leaver.contactId, stays.contactId];
    await admin.run(assignChatGroups, { contactIds, chatGroupIds: [group.id] });
    const file = await uploaded(admin, A_SEND);
    const before = await sends(admin, [group.id], { text: 'Before', attachmentIds: [file.id] });
    await becomes(admin, before.id, isSent);
    const screens = [await PortalScreen.open(leaver), await PortalScreen.open(stays)] as const;
    open.push(...screens);
    const input = { conversationId: group.id, itemIds: [before.id] };
    const doors = async (patient: Patient) => [
      (await patient.ask(portalConversations, {})).data?.portalConversations.some(({ id }) => id === group.id) ?? false,
      ...[await patient.ask(portalConversation, { id: group.id }), await patient.ask(markPortalRead, { input })].map(
        ({ errors }) => errors === undefined,
      ),
      (await get(patient, there, `/portal/files/${file.id}`)).status === 200,
    ];
    expect([await doors(leaver), await doors(stays)]).toEqual([Array(4).fill(true), Array(4).fill(true)]);

    await end(leaver.contactId, group.id);
    const answered = performance.now();
    expect(await doors(leaver)).toEqual(Array(4).fill(false));
    await told(screens[0], group.id);
    expect(performance.now() - answered).toBeLessThan(CLOSED_WITHIN_MS);
    // Nobody sends to a hidden group.
    if (name === HIDDEN) return;
    const after = await sends(admin, [group.id], { text: 'After' });
    await becomes(admin, after.id, isSent);
    await screens[1].untilText('After');
    expect(screens[0].texts).not.toContain('After');
  });

  const roomEnded = (live: LiveClient, room: Room) => live.accessEnded(room.id);
  const socketClosed = async (live: LiveClient) => {
    await live.closed;
  };

  it.each<[Leaver, (who: Actor, room: Room) => Promise<unknown>, typeof roomEnded | typeof socketClosed]>([
    ['removed', (who, room) => admin.remove(room, who), roomEnded],
    [
      'chatless',
      (who) => admin.run(updateEmployee, { input: { id: who.id, version: 1, modules: ['CRM'] } }),
      socketClosed,
    ],
    ['deactivated', (who) => admin.run(deactivateEmployee, { id: who.id }), socketClosed],
    ['signedOut', (who) => who.with({ url: admin.url }).run(logOut, {}), socketClosed],
  ])('an employee who is %s has every door closed at the other within a second', async (name, end, told) => {
    const leaver = clinic.people[name].with({ url: there });
    const word = `heron${name.toLowerCase()}`;
    const room = await admin.createRoom('Ward', [leaver, clinic.people.witness]);
    const file = await uploaded(admin, room);
    const { id, text } = await admin.send(room, word, { attachmentIds: [file.id] });
    const live = await leaver.socket();
    const doors = async () => {
      const queries = [
        `chatRoom(id: "${room.id}") { messages(first: 1) { edges { cursor } } }`,
        `message(id: "${id}") { id }`,
      ];
      const answers = await Promise.all(queries.map((query) => leaver.ask({ text: `{ ${query} }` }, {})));
      const search = { text: `{ searchMessages(query: "${word}", first: 1) { edges { cursor } } }` };
      const found = (await leaver.ask<{ searchMessages: { edges: unknown[] } }, object>(search, {})).data;
      return [
        ...answers.map(({ errors }) => errors === undefined),
        (found?.searchMessages.edges.length ?? 0) > 0,
        (await get(leaver, there, `/files/${file.id}`)).status === 200,
      ];
    };
    expect([text, await doors()]).toEqual([word, Array(4).fill(true)]);

    await end(leaver, room);
    const answered = performance.now();
    await admin.send(room, 'after');
    expect(await doors()).toEqual(Array(4).fill(false));
    await told(live, room);
    expect(performance.now() - answered).toBeLessThan(CLOSED_WITHIN_MS);
    expect(live.messagesIn(room.id).map(({ message }) => message.text)).not.toContain('after');
  });
});
