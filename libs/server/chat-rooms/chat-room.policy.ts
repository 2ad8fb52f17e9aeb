import { type Actor, EmployeeRole } from '@server/identity';
import type { ChatRoomPermissions } from './chat-room.model';

/** What a verdict depends on: the room, and that the actor is a present member (the accessor made sure of it). */
export interface RoomFacts {
  readonly directKey: string | null;
  readonly createdBy: string;
}

const isDirect = (room: RoomFacts) => room.directKey !== null;
const isCreator = (actor: Actor, room: RoomFacts) => room.createdBy === actor.personId;
const isAdministrator = (actor: Actor) => actor.role === EmployeeRole.ADMINISTRATOR;

/** Any member may write, add and rename; the creator or an administrator may remove; anyone may leave a room of many. */
export function permissionsIn(actor: Actor, room: RoomFacts): ChatRoomPermissions {
  return {
    post: true,
    rename: true,
    addMembers: true,
    removeMembers: !isDirect(room) && (isCreator(actor, room) || isAdministrator(actor)),
    leave: !isDirect(room),
  };
}
