import type { Translate } from '@client/ui';
import type { DateFormats } from '@client/ui/overlay';
import type { Message } from '../state/chat-types';

/** What stands in the place of a withdrawn message. */
export function withdrawnSentence(message: Message, mine: boolean, dates: DateFormats, t: Translate): string {
  const time = dates.time(message.withdrawnAt ?? message.createdAt);
  const by = message.withdrawnBy;
  return !by || (mine && by.id === message.sender.id)
    ? t('message.withdrawnByYou', { time })
    : t('message.withdrawnBy', { name: by.name, time });
}
