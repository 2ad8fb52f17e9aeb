import type { DatabaseContents } from '@server/platform';
import { Push1795000000021 } from './migrations/1795000000021-push';

/** What notifications bring to the database. */
export const notificationsContents: DatabaseContents = {
  entities: [],
  migrations: [Push1795000000021],
  privileges: {
    push_key: 'select, insert',
    push_subscription: 'select, insert, update',
  },
};
