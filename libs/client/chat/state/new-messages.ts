import type { Message } from './chat-types';

export interface NewMessages {
  /** Key of the row that the unread separator stands above. */
  readonly firstKey: string;
  readonly count: number;
  /** When the first of them was written. */
  readonly since: string;
}

/** What others wrote from the unread separator on. */
export function newMessagesFrom(
  rows: readonly { readonly key: string; readonly firstUnread: boolean }[],
  messages: readonly Message[],
  myId: string,
  unreadAfter: number | null,
): NewMessages | null {
  const first = rows.find(({ firstUnread }) => firstUnread);
  if (!first || unreadAfter === null) return null;
  const fresh = messages.filter(({ seq, kind, sender }) => seq > unreadAfter && kind === 'TEXT' && sender.id !== myId);
  return fresh[0] ? { firstKey: first.key, count: fresh.length, since: fresh[0].createdAt } : null;
}
