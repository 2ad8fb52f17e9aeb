import type { Operation, Room } from './operations';

export interface PatientRoom extends Pick<Room, 'id' | 'kind' | 'name' | 'unreadCount' | 'members' | 'lastSeq'> {
  readonly patient: { readonly contactId: string; readonly deliveredSeq: number; readonly readSeq: number } | null;
  readonly assignedTo: { readonly id: string } | null;
  readonly unansweredSince: string | null;
  readonly createdBy: { readonly id: string } | null;
  readonly permissions: Readonly<
    Record<'post' | 'rename' | 'addMembers' | 'removeMembers' | 'leave' | 'assign', boolean>
  >;
}

const PATIENT_ROOM = `id kind name unreadCount lastSeq patient { contactId deliveredSeq readSeq } assignedTo { id }
  unansweredSince createdBy { id } permissions { post rename addMembers removeMembers leave assign }
  members { employee { id name } leftSeq }`;

export const openPatientRoom: Operation<{ openPatientRoom: { room: PatientRoom } }, { contactId: string }> = {
  text: `mutation ($contactId: ID!) { openPatientRoom(contactId: $contactId) { room { ${PATIENT_ROOM} } } }`,
};
export const assignPatientRoom: Operation<
  { assignPatientRoom: { room: PatientRoom } },
  { input: { roomId: string; employeeId: string | null } }
> = {
  text: `mutation ($input: AssignPatientRoomInput!) { assignPatientRoom(input: $input) { room { ${PATIENT_ROOM} } } }`,
};
export const patientRoom: Operation<{ chatRoom: PatientRoom }, { id: string }> = {
  text: `query ($id: ID!) { chatRoom(id: $id) { ${PATIENT_ROOM} } }`,
};
export const unansweredRooms: Operation<{ chatRooms: { edges: { node: PatientRoom }[] } }, object> = {
  text: `{ chatRooms(kinds: [PATIENT], unanswered: true) { edges { node { ${PATIENT_ROOM} } } } }`,
};

export const addDeskNote: Operation<
  { addDeskNote: { note: { id: string; text: string } } },
  { input: { roomId: string; clientNoteId: string; text: string } }
> = { text: `mutation ($input: AddDeskNoteInput!) { addDeskNote(input: $input) { note { id text } } }` };

/** What is in a room besides messages. */
export const noteLines: Operation<
  {
    chatRoom: { messages: { edges: { node: { system: { event: string; note: { text: string } | null } | null } }[] } };
  },
  { id: string }
> = {
  text: `query ($id: ID!) { chatRoom(id: $id) { messages { edges { node { system { event note { text } } } } } } }`,
};
