import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Authenticator } from '@server/platform';
import { AccessGuard } from './access';
import { AccountLinks } from './account-links/account-links.service';
import { OwnPassword } from './account-links/own-password.service';
import { PasswordReset } from './account-links/password-reset.service';
import { PasswordResolver } from './account-links/password.resolver';
import { AuditExportController } from './audit/audit-export.controller';
import { AuditExport } from './audit/audit-export.service';
import { AuditLog } from './audit/audit-log.service';
import { AuditResolver } from './audit/audit.resolver';
import { Audiences } from './audiences';
import { Audit } from './audit/audit.service';
import { DirectoryFeed } from './directory/directory-feed.service';
import { DirectoryResolver } from './directory/directory.resolver';
import { EmployeeResolver } from './employee.resolver';
import { Employees } from './employees.service';
import { EmployeeAdminResolver } from './employees/employee-admin.resolver';
import { EmployeeAdmin } from './employees/employee-admin.service';
import { EmployeeDepartures } from './employees/employee-departures';
import { EmployeeFactsLoader } from './employees/employee-facts.service';
import { LogIn } from './log-in.service';
import { LogInThrottle } from './log-in-throttle';
import { OidcController } from './oidc/oidc.controller';
import { OidcProvider } from './oidc/oidc-provider.service';
import { OidcSignIn } from './oidc/oidc-sign-in.service';
import { Passwords } from './passwords';
import { PreferencesResolver } from './preferences/preferences.resolver';
import { EmployeePreferences } from './preferences/preferences.service';
import { SessionResolver } from './session.resolver';
import { Sessions } from './sessions.service';
import { SecondFactors } from './two-step/second-factors.service';
import { TwoStepResolver } from './two-step/two-step.resolver';
import { OwnTwoStep } from './two-step/two-step.service';

/** Every resolver of this library, for the module and for printing the schema. */
export const identityResolvers = [
  SessionResolver,
  EmployeeResolver,
  PreferencesResolver,
  AuditResolver,
  DirectoryResolver,
  EmployeeAdminResolver,
  PasswordResolver,
  TwoStepResolver,
];

/** Clinics, employees and sessions. Global: who is calling concerns every other module. */
@Global()
@Module({
  controllers: [AuditExportController, OidcController],
  providers: [
    Sessions,
    Audiences,
    { provide: Authenticator, useExisting: Audiences },
    { provide: APP_GUARD, useClass: AccessGuard },
    LogIn,
    LogInThrottle,
    Passwords,
    Employees,
    EmployeePreferences,
    Audit,
    AuditLog,
    AuditExport,
    DirectoryFeed,
    EmployeeAdmin,
    EmployeeDepartures,
    EmployeeFactsLoader,
    AccountLinks,
    OwnPassword,
    PasswordReset,
    SecondFactors,
    OwnTwoStep,
    OidcProvider,
    OidcSignIn,
    ...identityResolvers,
  ],
  exports: [Sessions, Audiences, Authenticator, Employees, Passwords, Audit, DirectoryFeed, EmployeeDepartures],
})
export class IdentityModule {}
