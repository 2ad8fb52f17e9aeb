import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { AppError, invalidField } from '@server/platform';
import { MessageChanges } from '../message-changes.service';
import type { Message } from '../message.model';
import type { StoredReaction } from '../message.row';

/** One emoji as people see one, flags and skin tones included. */
const ONE_EMOJI = new RegExp('^\\p{RGI_Emoji}$', 'v');
const MOST_DIFFERENT = 20;

/** Emoji under a message. They are kept on the message itself, so that reading costs nothing more. */
@Injectable()
export class Reactions {
  constructor(private readonly changes: MessageChanges) {}

  /** Putting the same emoji twice, or taking away what is not there, changes nothing. @throws AppError NOT_FOUND, VALIDATION_FAILED, CONFLICT */
  react(actor: Actor, messageId: string, emoji: string, reacted: boolean): Promise<Message> {
    if (!ONE_EMOJI.test(emoji)) throw invalidField('emoji', 'Choose one emoji.');
    return this.changes.change(actor, messageId, (_, message) => {
      if (message.kind !== 'TEXT' || message.withdrawn_at) {
        throw new AppError('CONFLICT', 'This message cannot be reacted to.');
      }
      const has = message.reactions.find((reaction) => reaction.emoji === emoji)?.by.includes(actor.personId) ?? false;
      if (has === reacted) return undefined;
      const reactions = reacted
        ? withReaction(message.reactions, emoji, actor.personId)
        : withoutReaction(message.reactions, emoji, actor.personId);
      if (reactions.length > MOST_DIFFERENT) throw invalidField('emoji', 'This message has enough different emoji.');
      return { reactions };
    });
  }
}

function withReaction(reactions: readonly StoredReaction[], emoji: string, personId: string): StoredReaction[] {
  if (!reactions.some((reaction) => reaction.emoji === emoji)) return [...reactions, { emoji, by: [personId] }];
  return reactions.map((reaction) => (reaction.emoji === emoji ? { emoji, by: [...reaction.by, personId] } : reaction));
}

function withoutReaction(reactions: readonly StoredReaction[], emoji: string, personId: string): StoredReaction[] {
  return reactions
    .map((reaction) =>
      reaction.emoji === emoji ? { emoji, by: reaction.by.filter((id) => id !== personId) } : reaction,
    )
    .filter((reaction) => reaction.by.length > 0);
}
