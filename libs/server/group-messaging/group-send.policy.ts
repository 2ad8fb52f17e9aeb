import { type Actor, EmployeeRole } from '@server/identity';
import { type GroupSendPermissions, GroupSendStatus } from './group-send.model';

/** What a verdict depends on. */
export interface GroupSendFacts {
  readonly authorId: string;
  readonly status: GroupSendStatus;
  readonly withdrawnAt: Date | null;
}

const waiting: readonly GroupSendStatus[] = [GroupSendStatus.HELD, GroupSendStatus.SCHEDULED, GroupSendStatus.PAUSED];
const under: readonly GroupSendStatus[] = [GroupSendStatus.SENDING, GroupSendStatus.SENT];

/** Whose it is to stop. */
export const mayStop = (actor: Actor, { authorId }: Pick<GroupSendFacts, 'authorId'>): boolean =>
  authorId === actor.personId || actor.role === EmployeeRole.ADMINISTRATOR;

/** A send is its author's; an administrator may stop it too. Whoever may send at all may send it again. */
export function permissionsFor(actor: Actor, send: GroupSendFacts): GroupSendPermissions {
  const own = mayStop(actor, send);
  const standing = send.withdrawnAt === null;
  return {
    undo: own && waiting.includes(send.status),
    resume: own && send.status === GroupSendStatus.PAUSED,
    withdraw: own && standing && under.includes(send.status),
    resend: standing && send.status === GroupSendStatus.SENT,
  };
}
