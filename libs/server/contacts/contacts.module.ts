import { Global, Module } from '@nestjs/common';
import { ConsentResolver, ContactConsentResolver } from './consent/consent.resolver';
import { Consents } from './consent/consents.service';
import { ContactDirectory } from './contact-directory.service';
import { ContactHistory } from './contact-history.service';
import { ContactJournal } from './contact-journal';
import { ContactHistoryEntryResolver, ContactResolver } from './contact.resolver';
import { Contacts } from './contacts.service';

/** Every resolver of this library, for the module and for printing the schema. */
export const contactResolvers = [ContactResolver, ContactHistoryEntryResolver, ContactConsentResolver, ConsentResolver];

/** Patients and their cards. Global: groups, rooms and sends are about them. */
@Global()
@Module({
  providers: [Contacts, ContactDirectory, ContactHistory, ContactJournal, Consents, ...contactResolvers],
  exports: [Contacts, ContactDirectory, ContactJournal],
})
export class ContactsModule {}
