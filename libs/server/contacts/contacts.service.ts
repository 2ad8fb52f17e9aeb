import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import { AppError, Clock, type ClinicTransaction, Database, invalidField, newId, violates } from '@server/platform';
import { ContactJournal } from './contact-journal';
import type { CreateContactInput, UpdateContactInput } from './contact.input';
import { type Contact, ContactAct, type FieldChange } from './contact.model';
import { inArchive, permissionsFor } from './contact.policy';
import { asSeenBy, contactRow, type ContactRow, type ContactValues } from './contact.row';
import { differences, phoneCountry, storedValues } from './contact-values';
import { keepWords } from './search/close-words';
import { openForWriting } from './search/contact-search';
import { phoneNumber } from './phone-numbers';
import { PortalInvites } from './portal-access/portal-access.service';
import { foldedWords, searchWords, sortKey } from './search/search-words';

const EMPTY: Omit<ContactValues, 'name'> = {
  phone: null,
  email: null,
  birthDate: null,
  cardNumber: null,
  language: null,
  notes: '',
};

/** One card: reading it, making it, changing it, archiving it. */
@Injectable()
export class Contacts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly journal: ContactJournal,
    private readonly portal: PortalInvites,
  ) {}

  /** @throws AppError NOT_FOUND */
  async one(actor: Actor, id: string): Promise<Contact> {
    const row = await this.database.inClinic(actor.clinicId, (tx) => contactRow(tx, id));
    await this.journal.read(actor, 'OPEN_CONTACT', { contactId: row.id });
    return asSeenBy(actor, row);
  }

  /** @throws AppError VALIDATION_FAILED */
  create(actor: Actor, input: CreateContactInput): Promise<Contact> {
    const id = newId();
    return this.writing(actor, async (tx) => {
      const wanted = storedValues(input, await phoneCountry(tx), this.today());
      const values = { ...EMPTY, name: input.name, ...wanted };
      await tx.query(
        `insert into contact (clinic_id, id, name, sort_name, phone, email, birth_date, card_number, language, notes,
           created_at, created_by, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11)`,
        [
          tx.clinicId,
          id,
          values.name,
          sortKey(values.name),
          values.phone,
          values.email,
          values.birthDate,
          values.cardNumber,
          values.language,
          values.notes,
          this.clock.now(),
          actor.personId,
        ],
      );
      await this.keepFindable(tx, id, values);
      await this.journal.changed(tx, actor, [{ contactId: id, act: ContactAct.CREATED }]);
      return asSeenBy(actor, await contactRow(tx, id));
    });
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN, VALIDATION_FAILED, CONFLICT with both versions of what differs */
  update(actor: Actor, input: UpdateContactInput): Promise<Contact> {
    return this.writing(actor, async (tx) => {
      const before = await contactRow(tx, input.id, 'for update');
      if (!permissionsFor(actor, before).edit) throw inArchive();
      const wanted = storedValues(input, await phoneCountry(tx), this.today());
      const changes = differences(before, wanted);
      // What somebody else has already made so is no conflict.
      if (changes.length === 0) return asSeenBy(actor, before);
      if (before.version !== input.version) throw conflict(before, changes);
      const after = { ...before, ...wanted };
      await tx.query(
        `update contact set name = $3, sort_name = $4, phone = $5, email = $6, birth_date = $7, card_number = $8,
           language = $9, notes = $10, updated_at = $11, version = version + 1
         where clinic_id = $1 and id = $2`,
        [
          tx.clinicId,
          before.id,
          after.name,
          sortKey(after.name),
          after.phone,
          after.email,
          after.birthDate,
          after.cardNumber,
          after.language,
          after.notes,
          this.clock.now(),
        ],
      );
      await this.keepFindable(tx, before.id, after);
      await this.journal.changed(tx, actor, [{ contactId: before.id, act: ContactAct.UPDATED, changes }]);
      return asSeenBy(actor, await contactRow(tx, before.id));
    });
  }

  archive(actor: Actor, id: string): Promise<Contact> {
    return this.setArchived(actor, id, this.clock.now(), ContactAct.ARCHIVED);
  }

  restore(actor: Actor, id: string): Promise<Contact> {
    return this.setArchived(actor, id, null, ContactAct.RESTORED);
  }

  /** Doing it twice is doing it once. */
  private setArchived(actor: Actor, id: string, at: Date | null, act: ContactAct): Promise<Contact> {
    return this.writing(actor, async (tx) => {
      const before = await contactRow(tx, id, 'for update');
      if ((before.archivedAt === null) === (at === null)) return asSeenBy(actor, before);
      await tx.query(
        'update contact set archived_at = $3, updated_at = $4, version = version + 1 where clinic_id = $1 and id = $2',
        [tx.clinicId, id, at, this.clock.now()],
      );
      if (at !== null) await this.portal.endAll(tx, id);
      await this.journal.changed(tx, actor, [{ contactId: id, act }]);
      return asSeenBy(actor, await contactRow(tx, id));
    });
  }

  private async keepFindable(tx: ClinicTransaction, id: string, values: ContactValues): Promise<void> {
    await openForWriting(tx);
    const nationalPhone = values.phone === null ? null : (phoneNumber(values.phone, null)?.national ?? null);
    await tx.query(
      `insert into contact_search (clinic_id, contact_id, words) values ($1, $2, $3)
       on conflict (clinic_id, contact_id) do update set words = excluded.words`,
      [tx.clinicId, id, searchWords({ ...values, nationalPhone })],
    );
    await keepWords(tx, foldedWords(values.name));
  }

  private writing<T>(actor: Actor, work: (tx: ClinicTransaction) => Promise<T>): Promise<T> {
    return this.database.inClinic(actor.clinicId, work).catch((error: unknown) => {
      if (!violates(error, 'contact_card_number_unique')) throw error;
      throw invalidField('cardNumber', 'Another contact has this card number.');
    });
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}

function conflict(before: ContactRow, changes: readonly FieldChange[]): AppError {
  return new AppError('CONFLICT', 'Somebody else has changed this card meanwhile. Look at both versions.', {
    conflict: {
      version: before.version,
      theirs: Object.fromEntries(changes.map(({ field, before: theirs }) => [field, theirs])),
      yours: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
    },
  });
}
