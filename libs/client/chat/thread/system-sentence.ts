import type { Translate } from '@client/ui';
import type { Message } from '../state/chat-types';

/** What a system line says. */
export function systemSentence(message: Message, t: Translate): string {
  const who = message.sender.name;
  const subject = message.system?.subject?.name ?? '';
  const name = message.system?.name ?? '';
  switch (message.system?.event) {
    case 'ROOM_CREATED':
      return t('system.created', { who });
    case 'MEMBER_ADDED':
      return t('system.added', { who, subject });
    case 'MEMBER_REMOVED':
      return t('system.removed', { who, subject });
    case 'MEMBER_LEFT':
      return t('system.left', { who });
    case 'ROOM_RENAMED':
      return t('system.renamed', { who, name });
    case 'ROOM_ASSIGNED':
      return subject ? t('system.assigned', { who, subject }) : t('system.unassigned', { who });
    case 'NOTE_ADDED':
      return t('system.noted', { who });
    case undefined:
      return '';
  }
}
