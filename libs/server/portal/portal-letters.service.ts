import { Injectable } from '@nestjs/common';
import { Consents } from '@server/contacts';
import { PortalDeliveries } from '@server/group-messaging';
import type { PatientActor } from '@server/identity';
import { MessageSending } from '@server/messaging';
import { Database, notFound } from '@server/platform';
import { letter } from './clinic-conversation';
import type { SendPortalMessageInput } from './portal.input';
import type { SendPortalMessagePayload } from './portal.model';
import { asItem } from './portal-items';
import { asksToStop } from './stop-words';

/** What patients write: always into their own room at the desk, whatever they answer. */
@Injectable()
export class PortalLetters {
  constructor(
    private readonly database: Database,
    private readonly sending: MessageSending,
    private readonly deliveries: PortalDeliveries,
    private readonly consents: Consents,
  ) {}

  /** @throws AppError NOT_FOUND when what it answers is not the patient's to read */
  async send(patient: PatientActor, input: SendPortalMessageInput): Promise<SendPortalMessagePayload> {
    const { clientMessageId, text, attachmentIds = [] } = input;
    const aboutSendId = input.aboutId ?? undefined;
    if (aboutSendId !== undefined) await this.refuseUnlessTheirs(patient, aboutSendId);
    const sent = await this.sending.sendAsPatient(patient, {
      clientMessageId,
      text,
      attachmentIds,
      ...(aboutSendId !== undefined && { aboutSendId }),
    });
    // By the text that was stored, also for a repeat: the first may have been cut off before it was heeded.
    const optedOut = asksToStop(sent.message.text);
    const row = await this.database.inClinic(patient.clinicId, async (tx) => {
      if (optedOut) await this.consents.refuseAll(tx, patient);
      return letter(tx, patient.personId, sent.message.id);
    });
    if (!row) throw notFound('conversation');
    return { item: asItem(row), duplicate: sent.duplicate, optedOut };
  }

  private async refuseUnlessTheirs({ clinicId, personId }: PatientActor, sendId: string): Promise<void> {
    const found = await this.database.inClinic(clinicId, (tx) => this.deliveries.some(tx, personId, [sendId]));
    if (found.length === 0) throw notFound('message');
  }
}
