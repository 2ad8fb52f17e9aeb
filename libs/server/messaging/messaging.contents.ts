import type { DatabaseContents } from '@server/platform';
import { MessageVersionEntity } from './message-version.entity';
import { Messaging1795000000003 } from './migrations/1795000000003-messaging';

/** What messaging brings to the database. A kept version is never changed. */
export const messagingContents: DatabaseContents = {
  entities: [MessageVersionEntity],
  migrations: [Messaging1795000000003],
  privileges: { chat_message_version: 'select, insert' },
};
