import type { DatabaseContents } from '@server/platform';
import { AccountLinkEntity } from './account-links/account-link.entity';
import { ClinicEntity } from './clinic.entity';
import { EmployeeCredentialEntity, EmployeeEntity } from './employee.entity';
import { Identity1795000000001 } from './migrations/1795000000001-identity';
import { Audit1795000000030 } from './migrations/1795000000030-audit';
import { Employees1795000000031 } from './migrations/1795000000031-employees';
import { SecondFactor1795000000170 } from './migrations/1795000000170-second-factor';
import { IdleSessions1795000000172 } from './migrations/1795000000172-idle-sessions';
import { VouchedSignIn1795000000175 } from './migrations/1795000000175-vouched-sign-in';
import { Preferences1795000000020 } from './migrations/1795000000020-preferences';
import { PreferencesEntity } from './preferences/preferences.entity';
import { SessionEntity } from './session.entity';
import { SecondFactorEntity } from './two-step/second-factor.entity';

/** What identity brings to the database. */
export const identityContents: DatabaseContents = {
  entities: [
    ClinicEntity,
    EmployeeEntity,
    EmployeeCredentialEntity,
    SessionEntity,
    PreferencesEntity,
    AccountLinkEntity,
    SecondFactorEntity,
  ],
  migrations: [
    Identity1795000000001,
    Preferences1795000000020,
    Audit1795000000030,
    Employees1795000000031,
    SecondFactor1795000000170,
    IdleSessions1795000000172,
    VouchedSignIn1795000000175,
  ],
  privileges: {
    clinic: 'select, insert, update',
    employee: 'select, insert, update',
    employee_credential: 'select, insert, update',
    session: 'select, insert, update',
    employee_preferences: 'select, insert, update',
    audit_entry: 'select, insert',
    directory_change: 'select, insert, update',
    account_link: 'select, insert, update',
    second_factor: 'select, insert, update',
  },
};
