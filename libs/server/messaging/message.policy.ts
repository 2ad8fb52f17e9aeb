import { type Actor, EmployeeRole } from '@server/identity';
import type { MessageRow } from './message.row';

const isOwn = (actor: Actor, message: MessageRow) => message.sender_id === actor.personId && message.kind === 'TEXT';

/** Own messages can be edited for the clinic's number of minutes. */
export function mayEdit(actor: Actor, message: MessageRow, minutes: number, now: Date): boolean {
  return isOwn(actor, message) && now.getTime() - message.created_at.getTime() <= minutes * 60_000;
}

export function mayWithdraw(actor: Actor, message: MessageRow): boolean {
  return isOwn(actor, message);
}

/** Earlier versions are for their author and for administrators; of a withdrawn message for nobody here. */
export function maySeeVersions(actor: Actor, message: MessageRow): boolean {
  if (message.withdrawn_at) return false;
  return isOwn(actor, message) || actor.role === EmployeeRole.ADMINISTRATOR;
}
