import { type AccessRule, type Actor, directoryUsers, EmployeeRole } from '@server/identity';
import { AppError } from '@server/platform';
import type { ContactPermissions } from './contact.model';

/** What a verdict depends on. */
export interface ContactFacts {
  readonly archivedAt: Date | null;
}

const isArchived = (contact: ContactFacts) => contact.archivedAt !== null;
const usesDirectories = (actor: Actor) => directoryUsers.allows(actor);

/** Who uses the directories may change a card; one in the archive is only read, and taken out again. */
export function permissionsFor(actor: Actor, contact: ContactFacts): ContactPermissions {
  const open = usesDirectories(actor) && !isArchived(contact);
  return {
    edit: open,
    archive: open,
    restore: usesDirectories(actor) && isArchived(contact),
    assignChatGroups: open,
    recordConsent: open,
    invite: open,
  };
}

/** All patients in one file leave the house only with an administrator. */
export const contactExporters: AccessRule = {
  name: 'contactExporters',
  allows: (actor) => directoryUsers.allows(actor) && actor?.role === EmployeeRole.ADMINISTRATOR,
};

export function inArchive(): AppError {
  return new AppError('FORBIDDEN', 'This contact is in the archive. Restore it to change it.');
}
