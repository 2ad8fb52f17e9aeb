import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { type ClinicTransaction, invalidField } from '@server/platform';

/** The files of sends. */
@Injectable()
export class GroupSendFiles {
  /** Binds files that the author uploaded for a send to this one. @throws AppError VALIDATION_FAILED */
  claim(_tx: ClinicTransaction, _actor: Actor, _sendId: string, attachmentIds: readonly string[]): Promise<void> {
    if (attachmentIds.length > 0) throw invalidField('attachmentIds', 'There is no such file to send.');
    return Promise.resolve();
  }
}
