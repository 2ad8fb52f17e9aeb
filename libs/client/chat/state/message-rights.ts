import type { Message } from './chat-types';

const MS_PER_MINUTE = 60_000;

/** As the server decides it too: one's own, not withdrawn, for as many minutes as the clinic allows. */
export function mayEdit(message: Message, myId: string, minutes: number, now: number): boolean {
  const age = now - Date.parse(message.createdAt);
  return message.sender.id === myId && isReadableText(message) && age < minutes * MS_PER_MINUTE;
}

/** Earlier versions are for the author and for administrators. */
export function maySeeVersions(message: Message, myId: string, administrator: boolean): boolean {
  return Boolean(message.editedAt) && isReadableText(message) && (administrator || message.sender.id === myId);
}

/** A person's words that are still there. */
export function isReadableText(message: Message): boolean {
  return message.kind === 'TEXT' && !message.withdrawnAt;
}
