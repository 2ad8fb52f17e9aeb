import type { DatabaseContents } from '@server/platform';
import { PortalFeed1795000000151 } from './migrations/1795000000151-portal-feed';

/** The portal has no tables of its own: what patients see is computed from what others keep. */
export const portalContents: DatabaseContents = {
  entities: [],
  migrations: [PortalFeed1795000000151],
  privileges: {},
};
