import { type Actor, Audit, type AuditedAct, DirectoryFeed, DirectoryKind } from '@server/identity';
import { Clock, type ClinicTransaction, newId } from '@server/platform';
import { Injectable } from '@nestjs/common';
import { ContactAct, type FieldChange } from './contact.model';

export interface ContactEvent {
  readonly contactId: string;
  readonly act: ContactAct;
  readonly changes?: readonly FieldChange[];
}

const audited: Readonly<Partial<Record<ContactAct, AuditedAct['action']>>> = {
  [ContactAct.CREATED]: 'CREATE_CONTACT',
  [ContactAct.UPDATED]: 'UPDATE_CONTACT',
  [ContactAct.ARCHIVED]: 'ARCHIVE_CONTACT',
  [ContactAct.RESTORED]: 'RESTORE_CONTACT',
  [ContactAct.CONSENT]: 'RECORD_CONSENT',
};

/**
 * Notes what happened to cards, in the transaction in which it happens: for the card's history, for the audit, and for
 * those who have the directory on screen.
 */
@Injectable()
export class ContactJournal {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly directory: DirectoryFeed,
  ) {}

  /** One statement, however many cards. */
  async changed(tx: ClinicTransaction, actor: Actor, events: readonly ContactEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `insert into contact_history (clinic_id, contact_id, id, act, changes, at, by_id)
       select $1, contact_id, id, act, changes::jsonb, $2, $3
       from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[]) as t (contact_id, id, act, changes)`,
      [
        tx.clinicId,
        this.clock.now(),
        actor.personId,
        events.map(({ contactId }) => contactId),
        events.map(() => newId()),
        events.map(({ act }) => act),
        events.map(({ changes = [] }) => JSON.stringify(changes)),
      ],
    );
    for (const { contactId, act, changes = [] } of events) {
      const action = audited[act];
      const fields = changes.map(({ field }) => field);
      const details = fields.length > 0 ? { details: { fields } } : {};
      if (action) this.audit.record(tx, actor, { action, object: { kind: 'CONTACT', id: contactId }, ...details });
    }
    const [first, ...others] = new Set(events.map(({ contactId }) => contactId));
    await this.directory.changed(tx, DirectoryKind.CONTACT, others.length > 0 ? null : (first ?? null));
  }

  /** A read of patients' data. Resolves when it is durable: only then they may be shown. */
  async read(
    actor: Actor,
    action: AuditedAct['action'],
    { contactId = null, shown }: { readonly contactId?: string | null; readonly shown?: number },
  ): Promise<void> {
    await this.audit.recordRead(actor.clinicId, actor, {
      action,
      object: { kind: 'CONTACT', id: contactId },
      ...(shown !== undefined && { details: { shown } }),
    });
  }
}
