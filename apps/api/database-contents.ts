import { chatRoomsContents } from '@server/chat-rooms';
import { identityContents } from '@server/identity';
import { messagingContents } from '@server/messaging';
import { notificationsContents } from '@server/notifications';
import type { DatabaseContents } from '@server/platform';

const parts = [identityContents, chatRoomsContents, messagingContents, notificationsContents];

/** The whole database, put together from what each library brings. */
export const databaseContents: DatabaseContents = {
  entities: parts.flatMap((part) => part.entities),
  migrations: parts.flatMap((part) => part.migrations),
  privileges: Object.fromEntries(parts.flatMap((part) => Object.entries(part.privileges))),
};
