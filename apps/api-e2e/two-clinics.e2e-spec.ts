import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import {
  aChatGroup,
  aContact,
  assignChatGroups,
  type ChatGroup,
  chatGroups,
  type Contact,
  contactDuplicates,
  contacts,
} from './support/directory-operations';
import type { ErrorAnswer } from './support/http';
import { uploaded } from './support/files';
import {
  type Ids,
  idsOfNothing,
  operationsWithIds,
  operationsWithoutIds,
  refusalOfForeignIds,
} from './support/operations-with-ids';
import { uploadImport } from './support/import-operations';
import type { Message, Room } from './support/operations';
import { openPatientRoom } from './support/patient-room-operations';
import { run } from './support/run';

const without = ({ message, extensions }: ErrorAnswer) => ({ message, extensions });

describe('two clinics', () => {
  let ours: Clinic<'anna' | 'boris' | 'clara' | 'managed'>;
  let theirs: Clinic<'dora' | 'emil' | 'fritz'>;
  let dora: Actor;
  let emil: Actor;
  let room: Room;
  let message: Message;
  let upload: string;
  let patient: Contact;
  let patientRoom: string;
  let group: ChatGroup;
  let foreignImport: string;

  beforeAll(async () => {
    ours = await aClinic({
      anna: { role: 'ADMINISTRATOR', modules: ['CHAT', 'CRM'] },
      boris: {},
      clara: {},
      managed: {},
    });
    theirs = await aClinic({ dora: { role: 'ADMINISTRATOR', modules: ['CHAT', 'CRM'] }, emil: {}, fritz: {} });
    ({ dora, emil } = theirs.people);
    room = await dora.createRoom('Their room', [emil, theirs.people.fritz]);
    message = await dora.send(room, 'their secret');
    upload = (await uploaded(dora, room)).id;
    patient = await aContact(dora, { name: 'Their Patient', phone: '+4915112345678' });
    patientRoom = (await dora.run(openPatientRoom, { contactId: patient.id })).openPatientRoom.room.id;
    group = await aChatGroup(dora, 'Their group');
    await dora.run(assignChatGroups, { contactIds: [patient.id], chatGroupIds: [group.id] });
    foreignImport = (await uploadImport(dora, 'Name,Card\nTheirs,1')).import?.id ?? '';
  });
  afterAll(() => everybodyLeaves(ours, theirs));

  it('every operation of the schema is in this spec', async () => {
    const text = `{ __schema { types { name fields { name args { name } } } } }`;
    const { types } = (
      await ours.people.anna.run<
        { __schema: { types: readonly { name: string; fields: readonly { name: string }[] | null }[] } },
        object
      >({ text }, {})
    ).__schema;
    const found = types
      .filter(({ name }) => ['Query', 'Mutation', 'Subscription'].includes(name))
      .flatMap(({ name, fields }) => (fields ?? []).map((field) => `${name}.${field.name}`));
    expect([...Object.keys(operationsWithIds), ...operationsWithoutIds].sort()).toEqual(found.sort());
  });

  describe.each(Object.entries(operationsWithIds))('%s', (name, operation) => {
    const theirIds = (): Ids => ({
      employee: emil.id,
      room: room.id,
      patientRoom,
      message: message.id,
      session: emil.person.sessionId,
      upload,
      contact: patient.id,
      group: group.id,
      contactImport: foreignImport,
    });
    const expected = refusalOfForeignIds(name);

    it('answers ids of the other clinic like ids of nothing, over HTTP', async () => {
      const { anna } = ours.people;
      const foreign = await anna.refusal({ text: operation(theirIds()) }, {});
      expect(foreign.extensions.code).toBe(expected);
      const nothing = await anna.refusal({ text: operation(idsOfNothing()) }, {});
      expect(without(foreign)).toEqual(without(nothing));
    });

    it.each(['', 'x', `'; drop table employee; --`, '\\u0000', '00000000-0000-0000-0000-000000000000'])(
      'answers the id "%s" like any other of nothing',
      async (id) => {
        const { anna } = ours.people;
        const answer = await anna.refusal(
          {
            text: operation(
              Object.fromEntries(Object.keys(idsOfNothing()).map((kind) => [kind, id])) as unknown as Ids,
            ),
          },
          {},
        );
        const nothing = await anna.refusal({ text: operation(idsOfNothing()) }, {});
        expect(without(answer)).toEqual(without(nothing));
      },
    );

    it('and over the socket', async () => {
      const live = await ours.people.anna.socket();
      const foreign = await live.run({ text: operation(theirIds()) }, {});
      expect(foreign.errors?.map(({ extensions }) => extensions.code)).toEqual([expected]);
      await live.close();
    });
  });

  it('the same operations are answered to the own people: no refusal passes for the wrong reason', async () => {
    const { anna, boris, clara, managed } = ours.people;
    for (const [name, operation] of Object.entries(operationsWithIds)) {
      const own = await anna.createRoom('Own', [boris, clara]);
      const { id } = await anna.send(own, 'own');
      const session = anna.person.sessionId;
      const ownUpload = (await uploaded(anna, own)).id;
      const contact = (await aContact(anna, { name: 'Own' })).id;
      const group = (await aChatGroup(anna, `Own ${name}`)).id;
      // Who is deactivated takes no part in the rest.
      const employee = /^Mutation\..*Employee$/.test(name) ? managed.id : boris.id;
      const contactImport = (await uploadImport(anna, 'Name,Card\nOwn,1')).import?.id ?? '';
      const patientRoom = (await anna.run(openPatientRoom, { contactId: contact })).openPatientRoom.room.id;
      const ids = {
        employee,
        room: own.id,
        patientRoom,
        message: id,
        session,
        upload: ownUpload,
        contact,
        group,
        contactImport,
      };
      if (name === 'Mutation.revokeSession') continue; // It would end the session that asks; see log-in.e2e-spec.ts.
      expect([name, (await anna.ask({ text: operation(ids) }, {})).errors]).toEqual([name, undefined]);
    }
  });

  it('lists, searches and live events hold only the own clinic', async () => {
    const { anna, boris } = ours.people;
    const live = await anna.socket();
    const own = await anna.chatWith(boris);
    await dora.send(room, 'their news');
    await emil.markRead(room, 1);
    await boris.send(own, 'our news');
    await live.message('our news');
    await boris.markRead(own, 2);
    await live.until((event) => event.__typename === 'ReceiptsChanged');
    const everything = JSON.stringify([
      live.events,
      await anna.rooms(),
      await anna.rooms({ search: 'their' }),
      await anna.run({ text: '{ employees { edges { node { id name } } } }' }, {}),
      await anna.run(contacts, {}),
      await anna.run(contacts, { search: 'their' }),
      await anna.run(contacts, { search: 'thier' }),
      await anna.run(contactDuplicates, { phone: '+4915112345678' }),
      await anna.run(chatGroups, { includeHidden: true }),
    ]);
    const secrets = [room.id, message.id, dora.id, emil.id, patient.id, group.id, 'their news', 'Their room'];
    for (const secret of [...secrets, 'Their Patient', 'Their group']) {
      expect(everything).not.toContain(secret);
    }
  });

  it('presence and search answer ids of the other clinic like ids of nothing', async () => {
    const { anna, boris } = ours.people;
    await emil.socket();
    await boris.socket();
    const online = (id: string) => anna.ask({ text: `{ presence(employeeIds: ["${id}"]) { online } }` }, {});
    expect((await online(boris.id)).data).toEqual({ presence: [{ online: true }] });
    const found = (roomId: string) =>
      anna.ask({ text: `{ searchMessages(query: "secret", roomId: "${roomId}") { edges { cursor } } }` }, {});
    const nothing = idsOfNothing();
    const answers = async (employee: string, roomId: string) =>
      [await online(employee), await found(roomId)].map(({ data, errors }) => ({ data, errors: errors?.map(without) }));
    expect(await answers(emil.id, room.id)).toEqual(await answers(nothing.employee, nothing.room));
  });

  it('a clinic id that a client sends along changes nothing', async () => {
    const headers = {
      'x-clinic-id': theirs.id,
      'x-clinic': theirs.id,
      authorization: `Bearer ${ours.people.anna.person.token}`,
    };
    const response = await fetch(`${run.api}/graphql?clinicId=${theirs.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: `{ me { clinic { id } } }`, extensions: { clinicId: theirs.id } }),
    });
    expect(await response.json()).toEqual({ data: { me: { clinic: { id: ours.id } } } });
  });
});
