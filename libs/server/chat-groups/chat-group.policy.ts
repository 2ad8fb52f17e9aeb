import { type Actor, directoryUsers, EmployeeRole } from '@server/identity';
import type { ChatGroupPermissions } from './chat-group.model';

/** What a verdict depends on. */
export interface ChatGroupFacts {
  readonly hidden: boolean;
  readonly firstSentAt: Date | null;
}

const usesDirectories = (actor: Actor) => directoryUsers.allows(actor);
const isAdministrator = (actor: Actor) => actor.role === EmployeeRole.ADMINISTRATOR;
const wasSentTo = (group: ChatGroupFacts) => group.firstSentAt !== null;

/** Who uses the directories keeps the groups; only an administrator deletes one, and only one that nothing was sent to. */
export function permissionsFor(actor: Actor, group: ChatGroupFacts): ChatGroupPermissions {
  const keeps = usesDirectories(actor);
  return {
    edit: keeps,
    hide: keeps && !group.hidden,
    unhide: keeps && group.hidden,
    addMembers: keeps && !group.hidden,
    removeMembers: keeps,
    delete: keeps && isAdministrator(actor) && !wasSentTo(group),
  };
}
