import type { DatabaseContents } from '@server/platform';
import { GroupSends1795000000140 } from './migrations/1795000000140-group-sends';
import { GroupSendFiles1795000000141 } from './migrations/1795000000141-group-send-files';
import { PortalNotices1795000000181 } from './migrations/1795000000181-portal-notices';

/** What sends to groups bring to the database. Nothing is deleted. */
export const groupMessagingContents: DatabaseContents = {
  entities: [],
  migrations: [GroupSends1795000000140, GroupSendFiles1795000000141, PortalNotices1795000000181],
  privileges: {
    group_send: 'select, insert, update',
    group_send_group: 'select, insert',
    group_send_recipient: 'select, insert, update',
    portal_notice_round: 'select, insert, update',
    portal_notice: 'select, insert, update',
    portal_access: 'select',
    portal_delivery: 'select',
  },
};
