export { ContactDirectory, type ContactSet } from './contact-directory.service';
export { type ContactEvent, ContactJournal } from './contact-journal';
export { ContactsArgs } from './contact.input';
export { Contact, ContactAct, ContactConnection, FieldChange } from './contact.model';
export { contactExporters, permissionsFor as contactPermissionsFor } from './contact.policy';
export { phoneCountry } from './contact-values';
export { lockedContacts } from './contact.row';
export { contactsContents } from './contacts.contents';
export { contactResolvers, ContactsModule } from './contacts.module';
export { Contacts } from './contacts.service';
export { Consents } from './consent/consents.service';
export { MessageClass } from './consent/consent.model';
export {
  candidateOf,
  type CandidateProblem,
  type ContactCandidate,
  type ForeignContact,
} from './import/contact-candidate';
export {
  ContactBatches,
  contactToStore,
  type ContactToStore,
  type KnownContact,
  type MatchProblem,
} from './import/contact-batches.service';
export { foldedWords, sortKey } from './search/search-words';
