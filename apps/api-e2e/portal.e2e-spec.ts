import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import {
  aChatGroup,
  assignChatGroups,
  type ChatGroup,
  contact,
  hideChatGroup,
  unassignChatGroup,
  unhideChatGroup,
} from './support/directory-operations';
import { aPatient, type Patient } from './support/patient';
import {
  markPortalDelivered,
  markPortalRead,
  portalConversation,
  portalConversations,
  portalMe,
  revokePortalAccess,
  sendPortalMessage,
} from './support/portal-operations';
import { PortalScreen } from './support/portal-screen';

/** Waits without asking anybody anything. */
async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Promised to users: whatever ends access has ended it everywhere within a second. */
const CLOSED_WITHIN_MS = 1_000;

describe('The portal of a patient', () => {
  let clinic: Clinic<'desk' | 'doctor'>;
  let desk: Actor;
  let anna: Patient;
  let boris: Patient;
  let postOp: ChatGroup;
  const screens: PortalScreen[] = [];

  beforeEach(async () => {
    clinic = await aClinic({
      desk: { name: 'Dora Desk', modules: ['CHAT', 'CRM'] },
      doctor: { name: 'Doctor Dolittle', modules: ['CHAT'] },
    });
    ({ desk } = clinic.people);
    anna = await aPatient(desk, 'Anna Ivanova', { notes: 'staff only: afraid of needles' });
    boris = await aPatient(desk, 'Boris Petrov');
    postOp = await aChatGroup(desk, 'Post-op');
    const variables = { contactIds: [anna.contactId, boris.contactId], chatGroupIds: [postOp.id] };
    await desk.run(assignChatGroups, variables);
  });
  afterEach(async () => {
    await Promise.all(screens.splice(0).map((screen) => screen.close()));
    await everybodyLeaves(clinic);
  });

  const screenOf = async (patient: Patient) => {
    const screen = await PortalScreen.open(patient);
    screens.push(screen);
    return screen;
  };
  /** What a send leaves behind when it has gone out to these patients. */
  const aSend = async (group: ChatGroup, to: readonly Patient[], text: string): Promise<string> => {
    const id = randomUUID();
    await clinic.sql(
      `with now as (select date_trunc('milliseconds', clock_timestamp()) as at), send as (
         insert into group_send (clinic_id, id, request_id, author_id, message_class, text, status, scheduled,
           created_at, release_at, resolved_at, sent_at)
         select $1, $2, $2, $3, 'CARE', $4, 'SENT', false, at, at, at, at from now returning 1
       ), chosen as (
         insert into group_send_group (clinic_id, send_id, group_id, place) select $1, $2, $5, 0 from send returning 1
       )
       insert into group_send_recipient (clinic_id, send_id, contact_id, group_ids, status, queued_at, sent_at)
       select $1, $2, c, array[$5::uuid], 'SENT', at, at from unnest($6::uuid[]) c, now, chosen`,
      [clinic.id, id, desk.id, text, group.id, to.map(({ contactId }) => contactId)],
    );
    return id;
  };
  const conversations = async (patient: Patient) => (await patient.run(portalConversations, {})).portalConversations;
  const items = async (patient: Patient, id: string) =>
    (await patient.run(portalConversation, { id })).portalConversation.items.edges.map(({ node }) => node);
  const write = (patient: Patient, text: string, aboutId?: string) =>
    patient.run(sendPortalMessage, {
      input: { clientMessageId: randomUUID(), text, ...(aboutId !== undefined && { aboutId }) },
    });
  const statusOf = async (sendId: string, patient: Patient) => {
    const sql = 'select status from group_send_recipient where clinic_id = $1 and send_id = $2 and contact_id = $3';
    return (await clinic.sql(sql, [clinic.id, sendId, patient.contactId]))[0]?.['status'];
  };
  const code = async (refusal: Promise<{ extensions: { code: string } }>) => (await refusal).extensions.code;

  it("each patient sees a conversation with the clinic's messages, live, and nothing of anybody else", async () => {
    const carl = await aPatient(desk, 'Carl');
    const screen = await screenOf(anna);
    const carls = await screenOf(carl);
    const sendId = await aSend(postOp, [anna, boris], 'The ward is closed on Friday');
    await screen.untilText('The ward is closed on Friday');

    const [newest] = await conversations(anna);
    expect(newest).toMatchObject({ id: postOp.id, kind: 'GROUP', name: 'Post-op', unreadCount: 1 });
    const [item] = await items(anna, postOp.id);
    expect(item).toMatchObject({ id: sendId, kind: 'ANNOUNCEMENT', mine: false, text: 'The ward is closed on Friday' });

    const input = { conversationId: postOp.id, itemIds: [sendId] };
    await anna.run(markPortalDelivered, { input });
    expect([await statusOf(sendId, anna), await statusOf(sendId, boris)]).toEqual(['DELIVERED', 'SENT']);
    expect((await anna.run(markPortalRead, { input })).markPortalRead.conversation.unreadCount).toBe(0);
    await anna.run(markPortalDelivered, { input });
    expect(await statusOf(sendId, anna)).toBe('READ');

    // Carl is in no group: it does not exist for him, and saying that he has read it changes nothing.
    expect((await conversations(carl)).map(({ kind }) => kind)).toEqual(['CLINIC']);
    expect(await code(carl.refusal(portalConversation, { id: postOp.id }))).toBe('NOT_FOUND');
    expect(await code(carl.refusal(markPortalRead, { input }))).toBe('NOT_FOUND');
    expect(carls.texts).toEqual([]);
    const seen = JSON.stringify([await conversations(anna), await items(anna, postOp.id), screen.events]);
    for (const other of ['Boris', boris.contactId, 'Dora', desk.id]) expect(seen).not.toContain(other);
  });

  it("a reply goes to that patient's own room at the desk, quoting the send, and the answer comes back live", async () => {
    const sendId = await aSend(postOp, [anna, boris], 'Please fast before the check-up');
    const screen = await screenOf(anna);
    const boriss = await screenOf(boris);
    const { item } = (await write(anna, 'May I drink water?', sendId)).sendPortalMessage;
    expect(item).toMatchObject({
      conversationId: 'clinic',
      kind: 'MESSAGE',
      mine: true,
      about: { id: sendId, text: 'Please fast before the check-up' },
      seen: false,
    });

    const { doctor } = clinic.people;
    const [room] = (await doctor.rooms({ kinds: ['PATIENT'] })).edges.map(({ node }) => node);
    if (!room) throw new Error('the desk has no room of this patient');
    const history = await doctor.history(room);
    expect(history.edges.map(({ node }) => node.text)).toContain('May I drink water?');
    await doctor.markRead(room, room.lastSeq);
    await doctor.send(room, 'Yes, water is fine');
    await screen.untilText('Yes, water is fine');

    const thread = await items(anna, 'clinic');
    expect(thread.map(({ text, mine }) => [text, mine])).toEqual([
      ['May I drink water?', true],
      ['Yes, water is fine', false],
    ]);
    expect(thread[0]?.seen).toBe(true);
    const seen = JSON.stringify([thread, screen.events, await conversations(anna)]);
    for (const other of ['Dolittle', doctor.id, 'Boris']) expect(seen).not.toContain(other);
    expect([boriss.texts, await items(boris, 'clinic')]).toEqual([[], []]);
    // Nobody answers what was not sent to them.
    const carl = await aPatient(desk, 'Carl');
    const about = { clientMessageId: randomUUID(), text: 'Me too', aboutId: sendId };
    expect(await code(carl.refusal(sendPortalMessage, { input: about }))).toBe('NOT_FOUND');
  });

  it('the same message is stored once, however often it comes', async () => {
    const input = { clientMessageId: randomUUID(), text: 'Hello' };
    const sent = await Promise.all([1, 2, 3].map(() => anna.run(sendPortalMessage, { input })));
    expect(new Set(sent.map(({ sendPortalMessage: { item } }) => item.id)).size).toBe(1);
    expect((await items(anna, 'clinic')).map(({ text }) => text)).toEqual(['Hello']);
  });

  it("removing a patient from a group ends their access to that group's conversation at once", async () => {
    const sendId = await aSend(postOp, [anna, boris], 'Before');
    await write(anna, 'My question', sendId);
    const screen = await screenOf(anna);
    const since = Date.now();
    await desk.run(unassignChatGroup, { contactId: anna.contactId, chatGroupId: postOp.id });
    await screen.until((event) => event.__typename === 'PortalConversationEnded' && event.conversationId === postOp.id);
    expect(Date.now() - since).toBeLessThan(CLOSED_WITHIN_MS);

    expect((await conversations(anna)).map(({ kind }) => kind)).toEqual(['CLINIC']);
    expect(await code(anna.refusal(portalConversation, { id: postOp.id }))).toBe('NOT_FOUND');
    const input = { conversationId: postOp.id, itemIds: [sendId] };
    expect(await code(anna.refusal(markPortalRead, { input }))).toBe('NOT_FOUND');
    const about = { clientMessageId: randomUUID(), text: 'And now?', aboutId: sendId };
    expect(await code(anna.refusal(sendPortalMessage, { input: about }))).toBe('NOT_FOUND');
    // The own room is untouched, but it quotes no more what may not be read.
    expect(await items(anna, 'clinic')).toMatchObject([{ text: 'My question', about: null }]);

    await aSend(postOp, [boris], 'In the gap');
    await desk.run(assignChatGroups, { contactIds: [anna.contactId], chatGroupIds: [postOp.id] });
    expect((await items(anna, postOp.id)).map(({ text }) => text)).toEqual(['Before']);
    expect(screen.texts).not.toContain('In the gap');
  });

  it('what is committed after the removal is never delivered, however many sends race it', async () => {
    const screen = await screenOf(anna);
    const other = await screenOf(boris);
    await aSend(postOp, [anna, boris], 'Before');
    await screen.untilText('Before');
    const removed = { done: false };
    const removal = (async () => {
      await until(() => other.texts.length >= 10);
      await desk.run(unassignChatGroup, { contactId: anna.contactId, chatGroupId: postOp.id });
      removed.done = true;
    })();
    const after: string[] = [];
    for (let count = 0; count < 200; count++) {
      const text = `Send ${count}`;
      if (removed.done) after.push(text);
      // As if the one who delivers had looked just before the removal: the row says that Anna has got it.
      await aSend(postOp, [anna, boris], text);
    }
    await removal;
    await other.untilText('Send 199');
    await screen.until(({ __typename }) => __typename === 'PortalConversationEnded');
    expect(after.length).toBeGreaterThan(0);
    expect(screen.texts.filter((text) => after.includes(text))).toEqual([]);
    expect(await code(anna.refusal(portalConversation, { id: postOp.id }))).toBe('NOT_FOUND');
  });

  it('hiding a group closes its conversation for every patient, and unhiding opens it again', async () => {
    await aSend(postOp, [anna], 'Before');
    const screen = await screenOf(anna);
    await desk.run(hideChatGroup, { id: postOp.id });
    await screen.until(({ __typename }) => __typename === 'PortalConversationEnded');
    expect(await code(anna.refusal(portalConversation, { id: postOp.id }))).toBe('NOT_FOUND');
    await desk.run(unhideChatGroup, { id: postOp.id });
    await screen.until(({ __typename }) => __typename === 'PortalConversationsChanged');
    expect(await items(anna, postOp.id)).toHaveLength(1);
  });

  it('revoking access closes the open screens of that patient within a second', async () => {
    const screen = await screenOf(anna);
    const other = await screenOf(boris);
    const since = Date.now();
    await desk.run(revokePortalAccess, { contactId: anna.contactId });
    expect(await screen.closed).toBe(4403);
    expect(Date.now() - since).toBeLessThan(CLOSED_WITHIN_MS);
    expect(await code(anna.refusal(portalConversations, {}))).toBe('UNAUTHENTICATED');
    await aSend(postOp, [anna, boris], 'Afterwards');
    await other.untilText('Afterwards');
    expect(screen.texts).toEqual([]);
  });

  it('STOP / СТОП in the thread opts out of announcements, with a confirmation, once', async () => {
    const { item, optedOut } = (await write(anna, ' стоп! ')).sendPortalMessage;
    expect([item.text, optedOut]).toEqual(['стоп!', true]);
    await write(anna, 'STOP');
    const { consents } = (await desk.run(contact, { id: anna.contactId })).contact;
    expect(consents.map(({ messageClass, given, source }) => [messageClass, given, source]).toSorted()).toEqual([
      ['CARE', false, 'MESSAGE'],
      ['MARKETING', false, 'MESSAGE'],
      ['SERVICE', false, 'MESSAGE'],
    ]);
    expect((await items(anna, 'clinic')).filter(({ kind }) => kind === 'NOTICE')).toHaveLength(1);
    expect((await write(boris, 'Please stop by tomorrow')).sendPortalMessage.optedOut).toBe(false);
    expect((await anna.run(portalMe, {})).portalMe?.name).toBe('Anna Ivanova');
  });

  it('a long conversation comes in pages that neither repeat nor miss anything', async () => {
    const texts = Array.from({ length: 7 }, (_, index) => `Message ${index + 1}`);
    for (const text of texts) await write(anna, text);
    const got: string[] = [];
    const pageBefore = async (before: string | null) =>
      (await anna.run(portalConversation, { id: 'clinic', first: 3, before })).portalConversation.items;
    for (let before: string | null = null; ;) {
      const { edges, pageInfo }: Awaited<ReturnType<typeof pageBefore>> = await pageBefore(before);
      got.unshift(...edges.map(({ node }) => node.text));
      if (!pageInfo.hasPreviousPage) break;
      before = pageInfo.startCursor;
    }
    expect(got).toEqual(texts);
  });
});
