import { type Actor, EmployeeRole } from '@server/identity';
import type { ChatRoomPermissions } from './chat-room.model';

/** What a verdict depends on: the room, and that the actor is a present member (the accessor made sure of it). */
export interface RoomFacts {
  readonly directKey: string | null;
  readonly createdBy: string | null;
  readonly contactId: string | null;
}

const isDirect = (room: RoomFacts) => room.directKey !== null;
const isOfPatient = (room: RoomFacts) => room.contactId !== null;
const isCreator = (actor: Actor, room: RoomFacts) => room.createdBy === actor.personId;
const isAdministrator = (actor: Actor) => actor.role === EmployeeRole.ADMINISTRATOR;

/**
 * Any member may write, add and rename; the creator or an administrator may remove; anyone may leave a room of many.
 * Who is in the room of a patient is nobody's choice: it is the patient and the whole desk.
 */
export function permissionsIn(actor: Actor, room: RoomFacts): ChatRoomPermissions {
  const ofStaff = !isOfPatient(room);
  return {
    post: true,
    rename: ofStaff,
    addMembers: ofStaff,
    removeMembers: ofStaff && !isDirect(room) && (isCreator(actor, room) || isAdministrator(actor)),
    leave: ofStaff && !isDirect(room),
    assign: isOfPatient(room),
  };
}
