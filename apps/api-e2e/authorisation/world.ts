import type { Actor } from '../support/actor';
import { aClinic, anotherSession, type Clinic, everybodyLeaves, PASSWORD } from '../support/clinic';
import {
  aChatGroup,
  aContact,
  archiveContact,
  assignChatGroups,
  hideChatGroup,
  recordConsent,
} from '../support/directory-operations';
import { startApi } from '../support/api-process';
import { run } from '../support/run';
import { uploaded } from '../support/files';
import { imported, uploadImport } from '../support/import-operations';
import { aPatient, aPortalLink, type Patient } from '../support/patient';
import { editMessage, type Room, withdrawMessage } from '../support/operations';
import { type Caller, nobody } from './callers';
import { personOf, type Viewer, type ViewerName, viewers } from './viewers';

/** Things of the own clinic, by id. */
export interface World {
  readonly room: string;
  readonly message: string;
  readonly withdrawn: string;
  readonly systemLine: string;
  /** A picture of the message. */
  readonly attachment: string;
  readonly contact: string;
  readonly archivedContact: string;
  readonly restoredContact: string;
  readonly group: string;
  readonly hiddenGroup: string;
  readonly shownGroup: string;
  readonly colleague: string;
  readonly leaver: string;
  readonly invited: string;
  readonly patientRoom: string;
  readonly portalLink: string;
  readonly contactImport: string;
  /** Of a patient with the clinic. */
  readonly conversation: string;
  readonly item: string;
  /** To the group; scheduled, so that it stays as it is. */
  readonly send: string;
  /** To a group with a patient in it, now. */
  readonly sentSend: string;
  /** Somebody with a socket. */
  readonly online: string;
  /** A file that the author has not sent. */
  readonly upload: string;
}

/** Things for one call only, and who makes it. */
export interface Fresh {
  readonly room: () => Promise<string>;
  readonly upload: () => Promise<string>;
  readonly session: () => Promise<string>;
  readonly group: () => Promise<string>;
  readonly send: () => Promise<string>;
  readonly contactImport: () => Promise<string>;
  readonly email: string;
  readonly password: string;
}

/** Words that stand in one place only: whoever finds them elsewhere has read what they may not. */
export const canaries = { room: 'nightingale', contact: 'penicillin' };

const PATIENTS = 'Name,Birth date,Notes\nImported Patient,1970-01-02,note\n';
const PREFERENCES = `language: EN, desktopNotifications: true, enterSends: true, readingMode: true,
  quietHoursStart: "22:00", quietHoursEnd: "07:00", timeZone: "Europe/Berlin"`;

type OwnName = Exclude<ViewerName, 'otherClinic' | 'patient' | 'otherPatient' | 'anonymous'>;
const colleagues = { colleague: {}, leaver: { modules: [] }, invited: { modules: [] } } as const;

export interface MatrixWorld {
  readonly things: World;
  readonly callers: Readonly<Record<ViewerName, Caller>>;
  /** The same kind of caller with a session of its own, to be ended. */
  readonly once: (viewer: ViewerName) => Promise<Caller>;
  readonly freshFor: (viewer: ViewerName) => Fresh;
  readonly leave: () => Promise<void>;
}

/** @param environment of its own process */
export async function makeWorld(environment: Readonly<Record<string, string>> = {}): Promise<MatrixWorld> {
  // A process of its own: what slows down guessing counts per process, and other specs have their share of it.
  const api = await startApi({ databaseUrl: run.database, environment });
  const place = { api: api.url, database: run.database };
  const { otherClinic, patient: _, otherPatient: __, anonymous: ___, ...ours } = viewers;
  const specs = Object.entries<Viewer>(ours).map(([name, viewer]) => [name, personOf(viewer)] as const);
  const clinic: Clinic<OwnName | keyof typeof colleagues> = await aClinic(
    {
      ...(Object.fromEntries(specs) as Record<OwnName, object>),
      ...colleagues,
      deactivated: { active: false },
    },
    place,
  );
  const other = await aClinic({ otherClinic: personOf(otherClinic), friend: {} }, place);
  const { author, member, administratorInRoom, exMember, crmOnly, neither, colleague, leaver, invited } = clinic.people;
  const members = [member, administratorInRoom, exMember, crmOnly, neither];

  const newRoom = () => author.createRoom('Nightingales', members);
  const room = await newRoom();
  const { message, withdrawn, systemLine, attachment } = await conversation(author, member, administratorInRoom, room);
  await author.add(room, [colleague], 'ALL');
  await author.remove(room, exMember);
  await author.run({ text: `mutation { updatePreferences(input: { ${PREFERENCES} }) { __typename } }` }, {});
  await clinic.sql(`update clinic set language = 'EN', phone = '+4930123456' where id = $1`, [clinic.id]);
  await clinic.sql('update employee set modules = $1 where id = $2', [['CRM'], crmOnly.id]);
  await clinic.sql('update employee set modules = $1 where id = $2', [[], neither.id]);
  const directory = await patients(administratorInRoom);
  await other.people.otherClinic.chatWith(other.people.friend);

  const peter = await aPatient(administratorInRoom, 'Peter');
  const things: World = {
    room: room.id,
    message,
    withdrawn,
    systemLine,
    attachment,
    ...directory,
    colleague: colleague.id,
    leaver: leaver.id,
    invited: invited.id,
    contactImport: (await imported(administratorInRoom, PATIENTS, { dryRun: true })).id,
    ...(await writes(peter)),
    ...(await sends(author, administratorInRoom, directory.group, peter)),
    patientRoom: await roomOf(administratorInRoom, directory.contact, colleague),
    portalLink: await aPortalLink(administratorInRoom, directory.contact),
    online: member.id,
    upload: (await uploaded(author, room)).id,
  };
  const employees = { ...clinic.people, ...other.people };
  const callers = {
    ...employees,
    patient: atPortal(peter),
    otherPatient: atPortal(await aPatient(administratorInRoom, 'Olga')),
    anonymous: nobody(api.url),
  };
  const stillThere = [member, administratorInRoom, colleague];
  const freshFor = (viewer: ViewerName): Fresh => ({
    room: async () => (await author.createRoom('Once', stillThere)).id,
    // Uploads are counted, and only the author's own removes one.
    upload: async () => (viewer === 'author' ? (await uploaded(author, room)).id : things.upload),
    session: async () => (await anotherSession(author)).person.sessionId,
    // One at a time is under way.
    contactImport: async () => {
      const may = viewers[viewer].crm && viewers[viewer].clinic === 'OWN';
      return may ? ((await uploadImport(administratorInRoom, PATIENTS)).import?.id ?? '') : things.contactImport;
    },
    send: () => aSend(author, things.group, 'later'),
    group: async () => (await aChatGroup(administratorInRoom, `Once ${Math.random()}`)).id,
    // Who is no employee signs in as one.
    email: (viewers[viewer].signedIn && viewer in employees ? employees[viewer as OwnName] : colleague).person.email,
    password: PASSWORD,
  });
  const once = async (viewer: ViewerName) => {
    if (viewer === 'anonymous' || viewer === 'deactivated') return callers[viewer];
    return viewer === 'patient' || viewer === 'otherPatient'
      ? atPortal(await aPatient(administratorInRoom, 'Once'))
      : anotherSession(employees[viewer]);
  };
  return {
    things,
    callers,
    once,
    freshFor,
    leave: () =>
      everybodyLeaves(clinic, other)
        .then(() => api.kill('SIGTERM'))
        .then(() => undefined),
  };
}

const atPortal = ({ url, credentials }: Patient): Caller => ({ url: `${url}/portal`, credentials });

async function roomOf(desk: Actor, contactId: string, colleague: Actor): Promise<string> {
  const opened = await desk.run<{ openPatientRoom: { room: { id: string } } }, object>(
    { text: `mutation { openPatientRoom(contactId: "${contactId}") { room { id } } }` },
    {},
  );
  const { id } = opened.openPatientRoom.room;
  const assign = `assignPatientRoom(input: { roomId: "${id}", employeeId: "${colleague.id}" })`;
  await desk.run({ text: `mutation { ${assign} { __typename } }` }, {});
  return id;
}

/** The call: `later` to a time that stays ahead, `now` into the time to undo. */
export const sendToGroups = (group: string, when: 'now' | 'later'): string => {
  const at = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const schedule = when === 'later' ? `, sendAt: "${at}"` : '';
  const what = `messageClass: CARE, text: "Come in", requestId: "${crypto.randomUUID()}"${schedule}`;
  return `sendToGroups(input: { chatGroupIds: ["${group}"], ${what} })`;
};

async function writes(patient: Patient): Promise<{ conversation: string; item: string }> {
  const what = `clientMessageId: "${crypto.randomUUID()}", text: "good morning"`;
  const { item } = (
    await patient.run<{ sendPortalMessage: { item: { id: string; conversationId: string } } }, object>(
      { text: `mutation { sendPortalMessage(input: { ${what} }) { item { id conversationId } } }` },
      {},
    )
  ).sendPortalMessage;
  return { conversation: item.conversationId, item: item.id };
}

async function aSend(author: Actor, group: string, when: 'now' | 'later'): Promise<string> {
  const sent = await author.run<{ sendToGroups: { groupSend: { id: string } } }, object>(
    { text: `mutation { ${sendToGroups(group, when)} { groupSend { id } } }` },
    {},
  );
  return sent.sendToGroups.groupSend.id;
}

async function sends(author: Actor, administrator: Actor, group: string, patient: Patient) {
  const { id } = await aChatGroup(administrator, 'With a patient');
  await administrator.run(assignChatGroups, { contactIds: [patient.contactId], chatGroupIds: [id] });
  const consent = { messageClass: 'CARE', given: true, source: 'PAPER', givenOn: '2026-01-01' };
  await administrator.run(recordConsent, { input: { contactId: patient.contactId, ...consent } });
  return {
    send: await aSend(author, group, 'later'),
    sentSend: await aSend(author, id, 'now'),
  };
}

/** A message that has everything a message can have, one that was withdrawn, and a line of the system. */
async function conversation(author: Actor, member: Actor, reader: Actor, room: Room) {
  const first = await member.send(room, 'a nightingale');
  const file = await uploaded(author, room, { name: 'scan.png', bytes: PIXEL });
  const answer = `sendMessage(input: { roomId: "${room.id}", clientMessageId: "${crypto.randomUUID()}", text: "nightingale",
    replyToId: "${first.id}", attachmentIds: ["${file.id}"], mentionIds: ["${member.id}"] })`;
  const { sendMessage } = await author.run<{ sendMessage: { message: { id: string } } }, object>(
    { text: `mutation { ${answer} { message { id } } }` },
    {},
  );
  const { id } = sendMessage.message;
  await author.run(editMessage, { input: { id, text: 'nightingale, edited' } });
  const mutation = (text: string) => author.run({ text: `mutation { ${text} { __typename } }` }, {});
  await mutation(`pinMessage(id: "${id}")`);
  await mutation(`reactToMessage(input: { messageId: "${id}", emoji: "👍" })`);
  await mutation(
    `forwardMessage(input: { roomId: "${room.id}", messageId: "${first.id}", clientMessageId: "${crypto.randomUUID()}" })`,
  );
  await mutation(`renameChatRoom(input: { roomId: "${room.id}", name: "Nightingales of the ward" })`);
  await mutation(`saveDraft(roomId: "${room.id}", text: "draft")`);
  await mutation(`setChatRoomMuted(roomId: "${room.id}", muted: true)`);
  const withdrawn = await author.send(room, 'nightingale, withdrawn');
  await author.run(withdrawMessage, { id: withdrawn.id });
  await member.markRead(room, 1);
  await reader.markRead(room, withdrawn.seq);
  const lines = (await author.history(room)).edges.map(({ node }) => node).filter(({ kind }) => kind === 'SYSTEM');
  return {
    message: id,
    attachment: file.id,
    withdrawn: withdrawn.id,
    systemLine: lines.find(({ system }) => system?.event === 'ROOM_RENAMED')?.id ?? '',
  };
}

async function patients(administrator: Actor) {
  const contact = await aContact(administrator, {
    name: 'Paula Patient',
    phone: '+4915112345678',
    email: 'paula@patients.test',
    birthDate: '1960-01-02',
    cardNumber: 'C-1',
    language: 'EN',
    notes: 'penicillin',
  });
  const archived = await aContact(administrator, { name: 'Archie' });
  const restored = await aContact(administrator, { name: 'Rita', birthDate: '1961-01-02' });
  await administrator.run(archiveContact, { id: archived.id });
  const group = await aChatGroup(administrator, 'Flu 65+', { description: 'A description' });
  const hidden = await aChatGroup(administrator, 'Hidden');
  const shown = await aChatGroup(administrator, 'Shown');
  await administrator.run(hideChatGroup, { id: hidden.id });
  const mutation = (text: string) => administrator.run({ text: `mutation { ${text} { __typename } }` }, {});
  await mutation(`updateContact(input: { id: "${contact.id}", version: 1, phone: "+4915112345679" })`);
  await mutation(`updateChatGroup(input: { id: "${group.id}", version: 1, name: "Flu 65 plus" })`);
  await administrator.run(assignChatGroups, { contactIds: [contact.id], chatGroupIds: [group.id] });
  const consent = { messageClass: 'CARE', given: true, source: 'PAPER', givenOn: '2026-01-01', textVersion: '1' };
  await administrator.run(recordConsent, { input: { contactId: contact.id, ...consent } });
  return {
    contact: contact.id,
    archivedContact: archived.id,
    restoredContact: restored.id,
    group: group.id,
    hiddenGroup: hidden.id,
    shownGroup: shown.id,
  };
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
