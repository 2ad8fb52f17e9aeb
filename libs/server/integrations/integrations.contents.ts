import type { DatabaseContents } from '@server/platform';
import { ImportRowLookUps1795000000191 } from './migrations/1795000000191-import-row-look-ups';
import { Imports1795000000120 } from './migrations/1795000000120-imports';

/** What integrations bring to the database. A file that was imported, or never was, does not stay. */
export const integrationsContents: DatabaseContents = {
  entities: [],
  migrations: [Imports1795000000120, ImportRowLookUps1795000000191],
  privileges: {
    contact_import: 'select, insert, update, delete',
    contact_import_row: 'select, insert, update, delete',
  },
};
