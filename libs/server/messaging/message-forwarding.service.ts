import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { AppError, Database } from '@server/platform';
import { readableMessage } from './message-history.service';
import { MessageSending, type Sent } from './message-sending.service';
import type { ForwardMessageInput } from './message.input';

/** Passing on what somebody wrote, with their name. The room it comes from is not told, and not named. */
@Injectable()
export class MessageForwarding {
  constructor(
    private readonly database: Database,
    private readonly sending: MessageSending,
  ) {}

  /** @throws AppError NOT_FOUND, CONFLICT (withdrawn, or a system line) */
  async forward(actor: Actor, { messageId, roomId, clientMessageId }: ForwardMessageInput): Promise<Sent> {
    const source = await this.database.inClinic(actor.clinicId, (tx) => readableMessage(tx, actor, messageId));
    if (source.kind !== 'TEXT' || source.withdrawn_at) {
      throw new AppError('CONFLICT', 'This message cannot be forwarded.');
    }
    const forwardedFromId = source.forwarded_from_id ?? source.sender_id;
    return this.sending.send(actor, {
      roomId,
      clientMessageId,
      text: source.text,
      forwardedFromId,
      ...(source.attachment_count > 0 && { copiedFromId: source.id }),
    });
  }
}
