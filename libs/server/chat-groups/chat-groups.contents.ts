import type { DatabaseContents } from '@server/platform';
import { ChatGroups1795000000041 } from './migrations/1795000000041-chat-groups';

/** What chat groups bring to the database. Nothing is deleted: a membership ends, a group is marked. */
export const chatGroupsContents: DatabaseContents = {
  entities: [],
  migrations: [ChatGroups1795000000041],
  privileges: {
    chat_group: 'select, insert, update',
    chat_group_membership: 'select, insert, update',
    chat_group_history: 'select, insert',
  },
};
