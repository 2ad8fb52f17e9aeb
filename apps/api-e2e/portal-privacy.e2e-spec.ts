import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { aClinic, everybodyLeaves } from './support/clinic';
import { aChatGroup, assignChatGroups } from './support/directory-operations';
import { credentialHeaders, post } from './support/http';
import { aPatient, type Patient } from './support/patient';
import { openPatientRoom } from './support/patient-room-operations';
import { sendPortalMessage } from './support/portal-operations';
import { everyOperation } from './support/schema-walk';

/** What anybody may ask, signed in or not; it knows nobody but the one who asks. */
const FOR_ANYBODY = [
  'me',
  'logIn',
  'signInOptions',
  'setPasswordByLink',
  'portalMe',
  'openPortalLink',
  'confirmBirthDate',
  'requestPortalLink',
  'requestPasswordReset',
];
/** What is there for patients. */
const FOR_PATIENTS = [
  'portalConversations',
  'portalConversation',
  'sendPortalMessage',
  'markPortalDelivered',
  'markPortalRead',
  'setPortalLanguage',
  'uploadLimits',
  'removeUpload',
];
/** It would end the walk. */
const LEAVING = 'portalLogOut';

/** The same questions over the socket. @throws when an answer shows a canary */
async function walkOverSocket(patient: Patient, ids: readonly string[], canaries: readonly string[]): Promise<void> {
  const client = createClient({
    url: `${patient.url.replace(/^http/, 'ws')}/portal/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: credentialHeaders(patient.credentials),
    retryAttempts: 0,
  });
  const answers = new Set<string>();
  for (const id of ids) {
    for (const { name, query } of everyOperation(id)) {
      if (name === LEAVING) continue;
      const answer = await new Promise<string>((resolve) => {
        let last = '';
        client.subscribe(
          { query },
          {
            next: (value) => (last = JSON.stringify(value)),
            error: (error) => resolve(JSON.stringify(error)),
            complete: () => resolve(last),
          },
        );
      });
      answers.add(name);
      // What is the patient's own comes: the refusals are not those of a socket that refuses everything.
      if (name === 'portalConversations') expect(answer).toContain('"CLINIC"');
      const shown = answer.replace(/"clientMessageId":"[^"]*"/g, '');
      const leaked = canaries.filter((canary) => shown.includes(canary));
      if (leaked.length > 0) throw new Error(`${name} of ${id} shows ${leaked.join()} over the socket: ${answer}`);
      // A walk whose questions are not understood would prove nothing.
      if (answer === '' || answer.includes('GRAPHQL_VALIDATION_FAILED')) throw new Error(`${name}: ${answer}`);
    }
  }
  expect(answers.size).toBeGreaterThan(80);
  await client.dispose();
}

describe("A patient's token walked over the whole schema", () => {
  it("returns no other patient's name, id or count, and no staff note or room", async () => {
    const clinic = await aClinic({
      desk: { name: 'Dora Desk', modules: ['CHAT', 'CRM'], role: 'ADMINISTRATOR' },
      doctor: { name: 'Doctor Dolittle' },
    });
    const { desk, doctor } = clinic.people;
    const anna = await aPatient(desk, 'Anna Ivanova', { notes: 'afraid of needles' });
    const boris = await aPatient(desk, 'Boris Petrov', { notes: 'smokes in secret' });
    const shared = await aChatGroup(desk, 'Post-op');
    const foreign = await aChatGroup(desk, 'Cardiology');
    await desk.run(assignChatGroups, {
      contactIds: [anna.contactId, boris.contactId],
      chatGroupIds: [shared.id],
    });
    await desk.run(assignChatGroups, { contactIds: [boris.contactId], chatGroupIds: [foreign.id] });
    const staffRoom = await desk.createRoom('Surgery', [doctor]);
    const staffMessage = await desk.send(staffRoom, 'The scalpel is blunt');
    const letter = await boris.run(sendPortalMessage, {
      input: { clientMessageId: randomUUID(), text: 'My secret question' },
    });
    const borisRoom = (await desk.run(openPatientRoom, { contactId: boris.contactId })).openPatientRoom.room;

    const known = [anna.contactId, shared.id, 'clinic'];
    const secret = [boris.contactId, foreign.id, staffRoom.id, staffMessage.id, borisRoom.id, desk.id];
    secret.push(letter.sendPortalMessage.item.id);
    const words = ['Boris', 'Petrov', 'smokes', 'needles', 'Dora', 'Dolittle', 'Surgery', 'scalpel', 'Cardiology'];
    const canaries = [...secret, ...words, 'My secret question'];
    const walked = new Set<string>();
    const open = new Set<string>();
    for (const id of [...known, ...secret]) {
      for (const { name, query } of everyOperation(id)) {
        if (name === LEAVING) continue;
        const { data, errors } = await post(`${anna.url}/portal`, { query }, credentialHeaders(anna.credentials));
        // The app makes the ids of its own messages, and gets them back: here they are those that the walk asks for.
        const answer = JSON.stringify({ data, errors }).replace(/"clientMessageId":"[^"]*"/g, '');
        const leaked = canaries.filter((canary) => answer.includes(canary));
        if (leaked.length > 0) throw new Error(`${name} of ${id} shows ${leaked.join()}: ${answer}`);
        const code = errors?.[0]?.extensions.code;
        // A document that does not fit the schema would prove nothing.
        expect([name, code]).not.toEqual([name, 'GRAPHQL_VALIDATION_FAILED']);
        walked.add(name);
        if (code !== 'FORBIDDEN') open.add(name);
      }
    }
    expect(walked.size).toBeGreaterThan(80);
    expect([...open].filter((name) => !FOR_ANYBODY.includes(name)).toSorted()).toEqual(FOR_PATIENTS.toSorted());
    await walkOverSocket(anna, [...known, ...secret], canaries);
    // The same walk finds something where there is something to find.
    const own = await post<{ contact: { name: string } }>(
      desk.url,
      { query: `{ contact(id: "${boris.contactId}") { name notes } }` },
      credentialHeaders(desk.credentials),
    );
    expect(JSON.stringify(own.data)).toContain('smokes');
    await everybodyLeaves(clinic);
  }, 60_000);
});
