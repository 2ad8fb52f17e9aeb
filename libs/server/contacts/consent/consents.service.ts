import { Injectable } from '@nestjs/common';
import { type Actor, Audit, DirectoryFeed, DirectoryKind, type PatientActor } from '@server/identity';
import {
  type ClinicTransaction,
  Clock,
  Database,
  invalidField,
  newId,
  notFound,
  type RequestContext,
} from '@server/platform';
import DataLoader from 'dataloader';
import { ContactJournal } from '../contact-journal';
import { type Contact, ContactAct } from '../contact.model';
import { inArchive, permissionsFor } from '../contact.policy';
import { asSeenBy, contactRow } from '../contact.row';
import { isBirthDate } from '../contact-values';
import { type Consent, MessageClass, type RecordConsentInput } from './consent.model';

const LOADER = Symbol('consents');
const EVERY_CLASS = Object.values(MessageClass);

/** What patients agreed to. Every answer is kept; the latest of a class counts. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: ContactJournal,
    private readonly audit: Audit,
    private readonly directory: DirectoryFeed,
  ) {}

  /** @throws AppError NOT_FOUND, FORBIDDEN, VALIDATION_FAILED */
  record(actor: Actor, input: RecordConsentInput): Promise<Contact> {
    const now = this.clock.now();
    if (!isBirthDate(input.givenOn, now.toISOString().slice(0, 10))) {
      throw invalidField('givenOn', 'Consent was given today or before.');
    }
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const contact = await contactRow(tx, input.contactId, 'for update');
      if (!permissionsFor(actor, contact).recordConsent) throw inArchive();
      await tx.query(
        `insert into contact_consent (clinic_id, id, contact_id, message_class, given, source, text_version, given_on,
           recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          tx.clinicId,
          newId(),
          contact.id,
          input.messageClass,
          input.given,
          input.source,
          input.textVersion,
          input.givenOn,
          now,
          actor.personId,
        ],
      );
      const change = { field: input.messageClass, before: null, after: input.given ? 'GIVEN' : 'REFUSED' };
      await this.journal.changed(tx, actor, [{ contactId: contact.id, act: ContactAct.CONSENT, changes: [change] }]);
      return asSeenBy(actor, contact);
    });
  }

  /** The patient wants no more messages of any class; each that they refused already stays as it is. */
  async refuseAll(tx: ClinicTransaction, patient: PatientActor): Promise<void> {
    const now = this.clock.now();
    const refused = await tx.query<{ messageClass: string }>(
      `insert into contact_consent (clinic_id, id, contact_id, message_class, given, source, text_version, given_on,
         recorded_at, recorded_by)
       select $1, w.id, $2, w.message_class, false, 'MESSAGE', '', $3::timestamptz::date, $3, null
       from unnest($4::uuid[], $5::text[]) as w (id, message_class)
       where coalesce((
         select c.given from contact_consent c
         where c.clinic_id = $1 and c.contact_id = $2 and c.message_class = w.message_class
         order by c.id desc limit 1), true)
       returning message_class as "messageClass"`,
      [tx.clinicId, patient.personId, now, EVERY_CLASS.map(() => newId()), EVERY_CLASS],
    );
    if (refused.length === 0) return;
    const fields = refused.map(({ messageClass }) => messageClass);
    const object = { kind: 'CONTACT', id: patient.personId } as const;
    this.audit.record(tx, patient, { action: 'RECORD_CONSENT', object, details: { fields } });
    await this.directory.changed(tx, DirectoryKind.CONTACT, patient.personId);
  }

  /** The latest answer of each class, for the contacts that one operation names. */
  loader(request: RequestContext): DataLoader<string, readonly Consent[]> {
    return request.loaders.get(LOADER, () => {
      const clinicId = request.principal?.clinicId;
      if (!clinicId) throw notFound('contact');
      return new DataLoader<string, readonly Consent[]>(async (ids) => {
        const rows = await this.database.inClinic(clinicId, (tx) =>
          tx.query<Consent & { contactId: string }>(
            `select distinct on (contact_id, message_class) contact_id as "contactId",
               message_class as "messageClass", given, source, text_version as "textVersion",
               given_on::text as "givenOn", recorded_at as "recordedAt", recorded_by as "recordedById"
             from contact_consent where clinic_id = $1 and contact_id = any ($2)
             order by contact_id, message_class, id desc`,
            [clinicId, ids],
          ),
        );
        return ids.map((id) => rows.filter((row) => row.contactId === id));
      });
    });
  }
}
