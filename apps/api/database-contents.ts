import { chatGroupsContents } from '@server/chat-groups';
import { chatRoomsContents } from '@server/chat-rooms';
import { contactsContents } from '@server/contacts';
import { groupMessagingContents } from '@server/group-messaging';
import { identityContents } from '@server/identity';
import { integrationsContents } from '@server/integrations';
import { messagingContents } from '@server/messaging';
import { notificationsContents } from '@server/notifications';
import type { DatabaseContents } from '@server/platform';
import { portalContents } from '@server/portal';

const parts = [
  identityContents,
  contactsContents,
  chatGroupsContents,
  chatRoomsContents,
  messagingContents,
  groupMessagingContents,
  portalContents,
  notificationsContents,
  integrationsContents,
];

/** The whole database, put together from what each library brings. */
export const databaseContents: DatabaseContents = {
  entities: parts.flatMap((part) => part.entities),
  migrations: parts.flatMap((part) => part.migrations),
  privileges: Object.fromEntries(parts.flatMap((part) => Object.entries(part.privileges))),
};
