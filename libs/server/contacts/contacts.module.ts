import { Global, Module } from '@nestjs/common';
import { ConsentResolver, ContactConsentResolver } from './consent/consent.resolver';
import { Consents } from './consent/consents.service';
import { ContactDirectory } from './contact-directory.service';
import { ContactHistory } from './contact-history.service';
import { ContactJournal } from './contact-journal';
import { ContactHistoryEntryResolver, ContactResolver } from './contact.resolver';
import { Contacts } from './contacts.service';
import { PortalAccessResolver } from './portal-access/portal-access.resolver';
import { PortalInvites } from './portal-access/portal-access.service';
import { PortalLinkRequests } from './portal-access/portal-link-requests.service';
import { PortalSessions } from './portal-access/portal-sessions.service';
import { PortalSignInResolver } from './portal-access/portal-sign-in.resolver';
import { PortalSignIn } from './portal-access/portal-sign-in.service';
import { PortalThrottle } from './portal-access/portal-throttle';
import { ContactBatches } from './import/contact-batches.service';

/** Every resolver of this library, for the module and for printing the schema. */
export const contactResolvers = [
  ContactResolver,
  ContactHistoryEntryResolver,
  ContactConsentResolver,
  ConsentResolver,
  PortalAccessResolver,
  PortalSignInResolver,
];

/** Patients and their cards. Global: groups, rooms and sends are about them. */
@Global()
@Module({
  providers: [
    Contacts,
    ContactDirectory,
    ContactHistory,
    ContactJournal,
    ContactBatches,
    Consents,
    PortalInvites,
    PortalSessions,
    PortalSignIn,
    PortalThrottle,
    PortalLinkRequests,
    ...contactResolvers,
  ],
  exports: [Contacts, Consents, ContactDirectory, ContactJournal, ContactBatches],
})
export class ContactsModule {}
