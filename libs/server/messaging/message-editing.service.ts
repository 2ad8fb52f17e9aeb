import { Injectable } from '@nestjs/common';
import { type Actor, Audit, ClinicEntity } from '@server/identity';
import { AppError, Clock, Database, invalidField } from '@server/platform';
import { FileRemoval } from './attachments/file-removal.service';
import { MessageChanges } from './message-changes.service';
import { readableMessage } from './message-history.service';
import { type EditMessageInput, TEXT_LENGTH } from './message.input';
import type { Message, MessageVersion } from './message.model';
import { mayEdit, maySeeVersions, mayWithdraw } from './message.policy';
import { MessageVersionEntity } from './message-version.entity';

/** Editing and withdrawing. Every earlier version is kept. */
@Injectable()
export class MessageEditing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: MessageChanges,
    private readonly audit: Audit,
    private readonly files: FileRemoval,
  ) {}

  /** @throws AppError NOT_FOUND, FORBIDDEN (not one's own, or too late), CONFLICT (withdrawn), VALIDATION_FAILED (empty) */
  edit(actor: Actor, { id, text }: EditMessageInput): Promise<Message> {
    return this.changes.change(actor, id, async (tx, message) => {
      const { messageEditMinutes } = await tx.manager.findOneByOrFail(ClinicEntity, { id: tx.clinicId });
      if (!mayEdit(actor, message, messageEditMinutes, this.clock.now())) {
        throw new AppError('FORBIDDEN', `Only an own message can be edited, for ${messageEditMinutes} minutes.`);
      }
      if (message.withdrawn_at) throw new AppError('CONFLICT', 'This message has been withdrawn.');
      if (text === '' && message.attachment_count === 0) throw invalidField('text', TEXT_LENGTH.message);
      if (message.text === text) return undefined;
      await tx.manager.insert(MessageVersionEntity, {
        clinicId: tx.clinicId,
        messageId: message.id,
        version: message.version,
        text: message.text,
        writtenAt: message.edited_at ?? message.created_at,
      });
      return { text, version: message.version + 1, edited_at: this.clock.now() };
    });
  }

  /** Leaves a tombstone. Withdrawing again changes nothing. @throws AppError NOT_FOUND, FORBIDDEN */
  withdraw(actor: Actor, id: string): Promise<Message> {
    return this.changes.change(actor, id, async (tx, message) => {
      if (!mayWithdraw(actor, message)) throw new AppError('FORBIDDEN', 'Only an own message can be withdrawn.');
      if (message.withdrawn_at) return undefined;
      if (message.attachment_count > 0) await this.files.detach(tx, message.id);
      this.audit.record(tx, actor, { action: 'WITHDRAW_MESSAGE', object: { kind: 'MESSAGE', id: message.id } });
      return { withdrawn_at: this.clock.now(), withdrawn_by: actor.personId };
    });
  }

  /** What a message said before, the first version first. @throws AppError NOT_FOUND, FORBIDDEN */
  versions(actor: Actor, id: string): Promise<MessageVersion[]> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const message = await readableMessage(tx, actor, id);
      if (!maySeeVersions(actor, message)) {
        throw new AppError('FORBIDDEN', 'Only the author and administrators can see earlier versions.');
      }
      if (message.sender_id !== actor.personId) {
        const object = { kind: 'MESSAGE', id: message.id } as const;
        this.audit.record(tx, actor, { action: 'READ_MESSAGE_VERSIONS', object });
      }
      const earlier = await tx.manager.find(MessageVersionEntity, {
        where: { clinicId: tx.clinicId, messageId: message.id },
        order: { version: 'ASC' },
      });
      const now = { version: message.version, text: message.text, writtenAt: message.edited_at ?? message.created_at };
      return [...earlier, now];
    });
  }
}
