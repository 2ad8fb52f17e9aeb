import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import { aContact, archiveContact, type Contact } from './support/directory-operations';
import { deactivateEmployee } from './support/employee-operations';
import { message } from './support/operations';
import {
  addDeskNote,
  assignPatientRoom,
  noteLines,
  openPatientRoom,
  type PatientRoom,
  patientRoom,
  unansweredRooms,
} from './support/patient-room-operations';
import { forwardMessage } from './support/staff-chat-operations';

describe("a patient's room at the desk", () => {
  let clinic: Clinic<'front' | 'nurse' | 'registrar' | 'chief'>;
  let front: Actor;
  let nurse: Actor;
  let patient: Contact;

  beforeEach(async () => {
    clinic = await aClinic({
      front: { name: 'Vera Front', modules: ['CHAT', 'CRM'] },
      nurse: { name: 'Nina Nurse' },
      registrar: { modules: ['CRM'] },
      chief: { role: 'ADMINISTRATOR', modules: ['CHAT', 'CRM'] },
    });
    ({ front, nurse } = clinic.people);
    patient = await aContact(front, { name: 'Pavel Orlov' });
  });
  afterEach(() => everybodyLeaves(clinic));

  const open = async (who: Actor) => (await who.run(openPatientRoom, { contactId: patient.id })).openPatientRoom.room;
  const asSeenBy = async (who: Actor, { id }: { id: string }) => (await who.run(patientRoom, { id })).chatRoom;
  const assign = async (who: Actor, room: PatientRoom, employeeId: string | null) =>
    (await who.run(assignPatientRoom, { input: { roomId: room.id, employeeId } })).assignPatientRoom.room;
  const waiting = async (who: Actor) =>
    (await who.run(unansweredRooms, {})).chatRooms.edges.map(({ node }) => node.name);

  /** The patient writes, by the statement that every message goes through. */
  const patientWrites = async (room: { id: string }, text: string) => {
    await clinic.sql(
      `select outcome from send_messages($1, now(), array[$2::uuid], array[$3::uuid], array[$4::uuid], array[$5::uuid],
         array[$6::text], array[null::uuid], array['{}'], array[null::uuid], null, null, array[null::uuid])`,
      [clinic.id, room.id, patient.id, randomUUID(), randomUUID(), text],
    );
  };

  it('is one per patient, with everybody of the desk in it: each employee who has the chat', async () => {
    const room = await open(front);
    expect(room).toMatchObject({
      kind: 'PATIENT',
      name: 'Pavel Orlov',
      patient: { contactId: patient.id, deliveredSeq: 0, readSeq: 0 },
      createdBy: { id: front.id },
    });
    expect((await open(nurse)).id).toBe(room.id);
    const [first, second] = await Promise.all([open(front), open(clinic.people.chief)]);
    expect([first.id, second.id]).toEqual([room.id, room.id]);

    const { chief, registrar } = clinic.people;
    expect(room.members.map(({ employee }) => employee.id).sort()).toEqual([front.id, nurse.id, chief.id].sort());
    expect(await registrar.refusal(patientRoom, { id: room.id })).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(await registrar.refusal(openPatientRoom, { contactId: patient.id })).toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('opens for no patient of another clinic, none that is not there, and none in the archive', async () => {
    const other = await aClinic({ stranger: { modules: ['CHAT', 'CRM'] } });
    const room = await open(front);
    const refusals = [
      await other.people.stranger.refusal(openPatientRoom, { contactId: patient.id }),
      await other.people.stranger.refusal(patientRoom, { id: room.id }),
      await front.refusal(openPatientRoom, { contactId: randomUUID() }),
    ];
    await front.run(archiveContact, { id: patient.id });
    refusals.push(await front.refusal(openPatientRoom, { contactId: patient.id }));
    expect(refusals.map(({ extensions }) => extensions.code)).toEqual(Array(4).fill('NOT_FOUND'));
    await everybodyLeaves(other);
  });

  it('takes in whoever joins the clinic later, who reads what was said before', async () => {
    const room = await open(front);
    await front.send(room, 'your results are here');
    const [{ id } = { id: '' }] = await clinic.sql(
      `insert into employee (clinic_id, id, name, email, position, role, modules, active, created_at)
       values ($1, gen_random_uuid(), 'New Nurse', 'new@desk.test', 'Nurse', 'EMPLOYEE', '{CHAT}', true, now()) returning id`,
      [clinic.id],
    );
    expect((await asSeenBy(front, room)).members.map(({ employee }) => employee.id)).toContain(id);
    const [{ from_seq, unread } = {}] = await clinic.sql(
      `select a.from_seq, r.written_count - m.read_written as unread from chat_room_reader a
       join chat_room r on r.clinic_id = a.clinic_id and r.id = a.room_id
       join chat_room_member m on m.clinic_id = a.clinic_id and m.room_id = a.room_id and m.employee_id = a.person_id
       where a.clinic_id = $1 and a.room_id = $2 and a.person_id = $3`,
      [clinic.id, room.id, id],
    );
    expect([from_seq, unread]).toEqual([1, 0]);
  });

  it('brings what the patient writes to everybody of the desk, live, under the name of the patient', async () => {
    const room = await open(front);
    const [a, b] = [await front.socket(), await nurse.socket()];
    await patientWrites(room, 'my knee hurts');
    for (const live of [a, b]) {
      expect((await live.message('my knee hurts')).message.sender).toEqual({ id: patient.id, name: 'Pavel Orlov' });
    }
    expect((await asSeenBy(nurse, room)).unreadCount).toBe(1);
  });

  it('waits for an answer from the first unanswered message until somebody writes', async () => {
    const room = await open(front);
    expect(await waiting(front)).toEqual([]);
    await patientWrites(room, 'hello?');
    const { unansweredSince } = await asSeenBy(front, room);
    await patientWrites(room, 'anybody?');
    expect((await asSeenBy(front, room)).unansweredSince).toBe(unansweredSince);
    expect(await waiting(nurse)).toEqual(['Pavel Orlov']);

    // Being given to somebody is no answer.
    await assign(front, room, nurse.id);
    expect(await waiting(front)).toEqual(['Pavel Orlov']);
    await nurse.send(room, 'good morning');
    expect(await waiting(front)).toEqual([]);
    expect((await asSeenBy(front, room)).unansweredSince).toBeNull();
  });

  it('is given to somebody of the desk and back, by a line that all of the desk see', async () => {
    const { registrar } = clinic.people;
    const room = await open(front);
    const live = await nurse.socket();
    expect((await assign(front, room, nurse.id)).assignedTo).toEqual({ id: nurse.id });
    const told = await live.until(
      (event) => event.__typename === 'MessageChanged' && event.message.system?.event === 'ROOM_ASSIGNED',
    );
    expect(told).toMatchObject({ message: { sender: { id: front.id }, system: { subject: { id: nurse.id } } } });
    expect((await assign(nurse, room, null)).assignedTo).toBeNull();

    for (const employeeId of [registrar.id, randomUUID(), patient.id, 'x']) {
      const { extensions } = await front.refusal(assignPatientRoom, { input: { roomId: room.id, employeeId } });
      expect(extensions.code).toBe('VALIDATION_FAILED');
    }
    const staff = await front.chatWith(nurse);
    const refused = await front.refusal(assignPatientRoom, { input: { roomId: staff.id, employeeId: nurse.id } });
    expect(refused.extensions.code).toBe('FORBIDDEN');
  });

  it('nobody renames it, adds to it, is taken out of it or leaves it', async () => {
    const room = await open(front);
    expect((await asSeenBy(clinic.people.chief, room)).permissions).toEqual({
      post: true,
      rename: false,
      addMembers: false,
      removeMembers: false,
      leave: false,
      assign: true,
    });
    await expect(clinic.people.chief.remove(room, nurse)).rejects.toThrow(/FORBIDDEN/);
    await expect(front.add(room, [nurse])).rejects.toThrow(/FORBIDDEN/);
  });

  it('a message of the desk is delivered and read when the patient has it, not when a colleague has', async () => {
    const room = await open(front);
    const sent = await front.send(room, 'take one a day');
    const delivery = async () => (await front.run(message, { id: sent.id })).message.delivery;
    await nurse.history(room);
    expect(await delivery()).toEqual({ status: 'SENT', recipients: 1, delivered: 0, read: 0 });
    await clinic.sql('update chat_room set contact_delivered_seq = last_seq where clinic_id = $1 and id = $2', [
      clinic.id,
      room.id,
    ]);
    expect(await delivery()).toEqual({ status: 'DELIVERED', recipients: 1, delivered: 1, read: 0 });
  });

  it('what a patient wrote can be passed on to colleagues, under the name of the patient', async () => {
    const room = await open(front);
    await patientWrites(room, 'it is worse today');
    const [last] = (await front.history(room)).edges.slice(-1);
    const staff = await front.chatWith(nurse);
    const input = { messageId: last?.node.id ?? '', roomId: staff.id, clientMessageId: randomUUID() };
    const forwarded = (await front.run(forwardMessage, { input })).forwardMessage;
    expect(forwarded.message).toMatchObject({ text: 'it is worse today', forwardedFrom: { id: patient.id } });
  });

  it('is found by the name of the patient, and not by the name of everybody of the desk', async () => {
    await open(front);
    const found = async (search: string) => (await front.rooms({ search })).edges.map(({ node }) => node.name);
    expect(await found('orlov')).toEqual(['Pavel Orlov']);
    expect(await found('Nina')).toEqual([]);
  });

  it('holds notes of the desk, which are in no message and are written once', async () => {
    const room = await open(front);
    const live = await nurse.socket();
    const input = { roomId: room.id, clientNoteId: randomUUID(), text: 'allergic to latex' };
    const first = (await front.run(addDeskNote, { input })).addDeskNote.note;
    const again = (await front.run(addDeskNote, { input: { ...input, text: 'another text' } })).addDeskNote.note;
    expect(again).toEqual(first);
    const told = await live.until(
      (event) => event.__typename === 'MessageChanged' && event.message.system?.event === 'NOTE_ADDED',
    );
    expect(told).toMatchObject({ message: { kind: 'SYSTEM', text: '', sender: { id: front.id } } });

    const { edges } = (await nurse.run(noteLines, { id: room.id })).chatRoom.messages;
    expect(edges.map(({ node }) => node.system?.note?.text)).toEqual(['allergic to latex']);
    const found = await clinic.sql(`select * from chat_message where clinic_id = $1 and room_id = $2`, [
      clinic.id,
      room.id,
    ]);
    expect(JSON.stringify(found)).not.toContain('latex');

    const staff = await front.chatWith(nurse);
    const refused = await front.refusal(addDeskNote, { input: { ...input, roomId: staff.id } });
    expect(refused.extensions.code).toBe('FORBIDDEN');
  });

  it('closes for who is deactivated, without a line for the patient to see', async () => {
    const room = await open(front);
    const { lastSeq } = await asSeenBy(front, room);
    const live = await nurse.socket();
    await clinic.people.chief.run(deactivateEmployee, { id: nurse.id });
    await live.closed;
    expect((await asSeenBy(front, room)).lastSeq).toBe(lastSeq);
    expect((await asSeenBy(front, room)).members.map(({ employee }) => employee.id)).not.toContain(nurse.id);
  });
});
