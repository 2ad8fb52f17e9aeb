import { Injectable } from '@nestjs/common';
import { Database, notFound, type RequestContext } from '@server/platform';
import DataLoader from 'dataloader';
import type { Message } from '../message.model';
import type { Attachment } from './attachment.model';
import { asAttachment, type AttachmentRow, ATTACHMENTS } from './attachment.row';

const OF_MESSAGES = Symbol('attachments of messages');

/** The files of messages that the viewer has been given already: whoever may read a message may see what it carries. */
@Injectable()
export class MessageAttachments {
  constructor(private readonly database: Database) {}

  /** One query for all messages of an operation; none where no message has a file. */
  of(request: RequestContext, message: Message): Attachment[] | Promise<Attachment[]> {
    if (message.attachmentCount === 0) return [];
    const clinicId = request.principal?.clinicId;
    if (clinicId === undefined) throw notFound('message');
    return request.loaders
      .get(OF_MESSAGES, () => new DataLoader<string, Attachment[]>((ids) => this.load(clinicId, ids)))
      .load(message.id);
  }

  private async load(clinicId: string, messageIds: readonly string[]): Promise<Attachment[][]> {
    const rows = await this.database.inClinic(clinicId, (tx) =>
      tx.query<AttachmentRow>(`${ATTACHMENTS} and t.message_id = any ($2) order by t.place, t.id`, [
        clinicId,
        messageIds,
      ]),
    );
    const byMessage = Map.groupBy(rows, (row) => row.message_id);
    return messageIds.map((id) => (byMessage.get(id) ?? []).map(asAttachment));
  }
}
