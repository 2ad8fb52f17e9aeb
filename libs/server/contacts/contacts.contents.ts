import type { DatabaseContents } from '@server/platform';
import { Contacts1795000000040 } from './migrations/1795000000040-contacts';
import { ContactsByPerson1795000000190 } from './migrations/1795000000190-contacts-by-person';
import { PortalLinkRequests1795000000182 } from './migrations/1795000000182-portal-link-requests';
import { PortalAccess1795000000150 } from './migrations/1795000000150-portal-access';

/** What contacts bring to the database. What patients agreed to and what happened is only added to. */
export const contactsContents: DatabaseContents = {
  entities: [],
  migrations: [
    Contacts1795000000040,
    PortalAccess1795000000150,
    PortalLinkRequests1795000000182,
    ContactsByPerson1795000000190,
  ],
  privileges: {
    contact: 'select, insert, update',
    contact_search: 'select, insert, update',
    contact_word: 'select, insert',
    contact_consent: 'select, insert',
    portal_invite: 'select, insert, update',
    portal_session: 'select, insert, update',
    portal_access: 'select',
    contact_history: 'select, insert',
  },
};
