import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { removeUpload, uploadLimits } from './support/attachment-operations';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import {
  aChatGroup,
  archiveContact,
  assignChatGroups,
  type ChatGroup,
  unassignChatGroup,
} from './support/directory-operations';
import {
  A_SEND,
  atPortal,
  aText,
  type FileToSend,
  get,
  refusedUpload,
  THE_CLINIC,
  upload,
  uploaded,
} from './support/files';
import { becomes, isSent, sends, withdrawGroupSend } from './support/group-sends';
import { type Attachment, withdrawMessage } from './support/operations';
import { aPatient, type Patient } from './support/patient';
import { openPatientRoom } from './support/patient-room-operations';
import {
  portalConversation,
  portalConversations,
  type PortalItem,
  revokePortalAccess,
  sendPortalMessage,
} from './support/portal-operations';
import { PortalScreen } from './support/portal-screen';
import { aPicture } from './support/sample-files';

describe('Files in the portal', () => {
  let clinic: Clinic<'desk' | 'doctor' | 'leaver'>;
  let desk: Actor;
  let anna: Patient;
  let boris: Patient;
  let postOp: ChatGroup;
  let picture: FileToSend;

  beforeAll(async () => {
    clinic = await aClinic({ desk: { modules: ['CHAT', 'CRM'] }, doctor: {}, leaver: { modules: [] } });
    ({ desk } = clinic.people);
    picture = { name: 'Рентген.png', bytes: await aPicture(400, 300).png().toBuffer() };
    postOp = await aChatGroup(desk, 'Post-op');
  });
  beforeEach(async () => {
    anna = await aPatient(desk, 'Anna Ivanova');
    boris = await aPatient(desk, 'Boris Petrov');
    const contactIds = [anna.contactId, boris.contactId];
    await desk.run(assignChatGroups, { contactIds, chatGroupIds: [postOp.id] });
  });
  afterAll(() => everybodyLeaves(clinic));

  const roomOf = async (patient: Patient) =>
    (await desk.run(openPatientRoom, { contactId: patient.contactId })).openPatientRoom.room;
  const items = async (patient: Patient, id: string): Promise<PortalItem[]> =>
    (await patient.run(portalConversation, { id })).portalConversation.items.edges.map(({ node }) => node);
  const write = (patient: Patient, input: { text: string; attachmentIds?: readonly string[] }) =>
    patient.run(sendPortalMessage, { input: { clientMessageId: randomUUID(), ...input } });
  const read = (who: Patient | Actor, path: string) => get(who, who.url, path);
  /** What a link and its thumbnail answer. */
  const answers = async (who: Patient | Actor, url: string) => [
    (await read(who, url)).status,
    (await read(who, `${url}/thumbnail`)).status,
  ];
  const codeOf = async (refusal: Promise<{ extensions: { code: string } }>) => (await refusal).extensions.code;

  it("what came with the clinic's private message is seen live, opened and saved by its patient, and by nobody else", async () => {
    const screen = await PortalScreen.open(anna);
    const room = await roomOf(anna);
    const sent = await uploaded(desk, room, picture);
    const message = await desk.send(room, 'Your X-ray', { attachmentIds: [sent.id] });
    const event = await screen.untilText('Your X-ray');
    await screen.close();
    const url = `/portal/files/${sent.id}`;
    const file = { id: sent.id, name: 'Рентген.png', state: 'CLEAN', url, thumbnailUrl: `${url}/thumbnail` };
    expect(event).toMatchObject({ item: { files: [file] } });
    expect((await items(anna, 'clinic'))[0]?.files).toEqual([file]);
    expect((await anna.run(portalConversations, {})).portalConversations[0]?.last?.files).toEqual([file]);

    const saved = await read(anna, url);
    expect(saved.status).toBe(200);
    expect(saved.bytes.equals((await read(desk, sent.url)).bytes)).toBe(true);
    expect(saved.headers.get('content-disposition')).toContain(encodeURIComponent('Рентген.png'));
    expect(saved.headers.get('cache-control')).toBe('private, no-store');
    expect(saved.headers.get('content-security-policy')).toContain('sandbox');
    expect((await read(anna, `${url}/thumbnail`)).headers.get('content-type')).toBe('image/webp');
    // Each by their own address only, and one answer for what is another's and what is not there.
    expect(await answers(boris, url)).toEqual([404, 404]);
    expect((await read(boris, url)).bytes).toEqual((await read(boris, `/portal/files/${randomUUID()}`)).bytes);
    expect((await read(anna, sent.url)).status).toBe(401);
    expect((await read(desk, url)).status).toBe(401);

    await desk.run(withdrawMessage, { id: message.id });
    expect(await answers(anna, url)).toEqual([404, 404]);
    expect((await items(anna, 'clinic'))[0]).toMatchObject({ withdrawn: true, files: [] });
  });

  it('of a send to groups: by links already issued, access ends with the membership, with the send, and with the portal', async () => {
    const files = await Promise.all([uploaded(desk, A_SEND, picture), uploaded(desk, A_SEND)]);
    const attachmentIds = files.map(({ id }) => id);
    const send = await sends(desk, [postOp.id], { text: 'The plan', attachmentIds });
    const url = `/portal/files/${files[0].id}`;
    // Before it goes out it is the clinic's alone.
    expect(await answers(anna, url)).toEqual([404, 404]);
    await becomes(desk, send.id, isSent);
    for (const patient of [anna, boris]) {
      const [item] = await items(patient, postOp.id);
      expect(item?.files.map(({ name }) => name)).toEqual(['Рентген.png', 'note.txt']);
      expect(await answers(patient, url)).toEqual([200, 200]);
    }
    const conversations = await anna.run(portalConversations, {});
    expect(conversations.portalConversations.find(({ id }) => id === postOp.id)?.last?.files).toHaveLength(2);
    const carl = await aPatient(desk, 'Carl');
    expect(await answers(carl, url)).toEqual([404, 404]);

    await desk.run(unassignChatGroup, { contactId: anna.contactId, chatGroupId: postOp.id });
    expect(await answers(anna, url)).toEqual([404, 404]);
    expect(await answers(boris, url)).toEqual([200, 200]);
    const again = { contactIds: [anna.contactId], chatGroupIds: [postOp.id] };
    await desk.run(assignChatGroups, again);
    expect(await answers(anna, url)).toEqual([200, 200]);

    await desk.run(revokePortalAccess, { contactId: boris.contactId });
    expect(await answers(boris, url)).toEqual([401, 401]);
    await desk.run(withdrawGroupSend, { id: send.id });
    expect(await answers(anna, url)).toEqual([404, 404]);
  });

  it('a patient attaches files to what they write; the desk sees them with the message, once and as sent', async () => {
    const me = atPortal(anna);
    expect((await anna.run(uploadLimits, {})).uploadLimits).toMatchObject({ maxFilesPerMessage: 10 });
    const [photo, note] = [await uploaded(me, THE_CLINIC, picture), await uploaded(me, THE_CLINIC)];
    expect(photo.url).toBe(`/files/${photo.id}`);
    const mine = `/portal/files/${photo.id}`;
    // Not sent yet: the patient's alone, and no room was made for it.
    expect(await answers(anna, mine)).toEqual([200, 200]);
    expect(await answers(boris, mine)).toEqual([404, 404]);
    expect((await read(desk, photo.url)).status).toBe(404);
    const rooms = await clinic.sql('select 1 from chat_room where contact_id = $1', [anna.contactId]);
    expect(rooms).toEqual([]);

    const input = { clientMessageId: randomUUID(), text: '', attachmentIds: [photo.id, note.id] };
    const { item, duplicate } = (await anna.run(sendPortalMessage, { input })).sendPortalMessage;
    expect(item).toMatchObject({ mine: true, text: '', files: [{ name: 'Рентген.png' }, { name: 'note.txt' }] });
    expect(duplicate).toBe(false);
    // A try whose answer was lost is no second message, and does not lose its files.
    const repeated = (await anna.run(sendPortalMessage, { input })).sendPortalMessage;
    expect(repeated).toMatchObject({ duplicate: true, item: { id: item.id, files: [{}, {}] } });
    expect(await codeOf(anna.refusal(sendPortalMessage, { input: { ...input, clientMessageId: randomUUID() } }))).toBe(
      'NOT_FOUND',
    );

    const [message] = (await desk.history(await roomOf(anna))).edges.map(({ node }) => node).slice(-1);
    expect(message?.attachments.map(({ name }) => name)).toEqual(['Рентген.png', 'note.txt']);
    expect((await read(desk, photo.url)).status).toBe(200);
    expect((await read(clinic.people.leaver, photo.url)).status).toBe(403);
    expect(await answers(boris, mine)).toEqual([404, 404]);
    await desk.run(archiveContact, { id: anna.contactId });
    expect(await answers(anna, mine)).toEqual([401, 401]);
  });

  it('every limit of uploads holds for patients, and a patient reaches nothing but the clinic', async () => {
    const me = atPortal(anna);
    const refused = (room: { readonly id: string }, file = aText, headers?: Record<string, string>) =>
      refusedUpload(me, room, file, headers);
    const staffRoom = await desk.createRoom('Surgery', [clinic.people.doctor]);
    expect(await refused(THE_CLINIC, aText, {})).toBe('403 FORBIDDEN');
    expect(await refused(THE_CLINIC, { name: 'a.svg', bytes: '<svg/>' })).toBe('415 UNSUPPORTED_FILE');
    expect(await refused(THE_CLINIC, { name: 'a.png', bytes: 'no picture' })).toBe('415 UNSUPPORTED_FILE');
    for (const room of [staffRoom, A_SEND, await roomOf(anna), await roomOf(boris)]) {
      expect(await refused(room)).toBe('404 NOT_FOUND');
    }
    expect(await refusedUpload(desk, THE_CLINIC, aText)).toBe('404 NOT_FOUND');
    const nobody = await upload({ url: me.url, credentials: {} }, THE_CLINIC, aText);
    expect(nobody.status).toBe(401);

    // What is another's cannot be sent or taken back, whoever it belongs to.
    const boriss = await uploaded(atPortal(boris), THE_CLINIC);
    const desks: Attachment[] = [await uploaded(desk, A_SEND), await uploaded(desk, await roomOf(anna))];
    for (const { id } of [boriss, ...desks]) {
      expect(
        await codeOf(
          anna.refusal(sendPortalMessage, { input: { clientMessageId: randomUUID(), text: 'x', attachmentIds: [id] } }),
        ),
      ).toBe('NOT_FOUND');
      expect(await codeOf(anna.refusal(removeUpload, { id }))).toBe('NOT_FOUND');
    }
    expect(await codeOf(desk.refusal(removeUpload, { id: boriss.id }))).toBe('NOT_FOUND');
    await boris.run(removeUpload, { id: boriss.id });
    expect((await read(boris, `/portal/files/${boriss.id}`)).status).toBe(404);
    await write(boris, { text: 'Nothing is lost', attachmentIds: [(await uploaded(atPortal(boris), THE_CLINIC)).id] });

    const [usage] = await clinic.sql('select bytes::int from file_usage where contact_id = $1', [boris.contactId]);
    expect(Number(usage?.['bytes'])).toBeGreaterThan(0);
    const mib = 1_024 * 1_024;
    await clinic.sql('update file_usage set bytes = $2 where contact_id = $1', [boris.contactId, 200 * mib]);
    expect(await refusedUpload(atPortal(boris), THE_CLINIC, aText)).toBe('507 QUOTA_EXCEEDED');
    await clinic.sql('update file_usage set bytes = $2 where contact_id = $1', [boris.contactId, 200 * mib - 100]);
    await uploaded(atPortal(boris), THE_CLINIC);
  });
});
