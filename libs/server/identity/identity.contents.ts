import type { DatabaseContents } from '@server/platform';
import { ClinicEntity } from './clinic.entity';
import { EmployeeCredentialEntity, EmployeeEntity } from './employee.entity';
import { Identity1795000000001 } from './migrations/1795000000001-identity';
import { SessionEntity } from './session.entity';

/** What identity brings to the database. */
export const identityContents: DatabaseContents = {
  entities: [ClinicEntity, EmployeeEntity, EmployeeCredentialEntity, SessionEntity],
  migrations: [Identity1795000000001],
  privileges: {
    clinic: 'select, insert, update',
    employee: 'select, insert, update',
    employee_credential: 'select, insert, update',
    session: 'select, insert, update',
  },
};
