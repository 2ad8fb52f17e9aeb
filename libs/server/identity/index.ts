export {
  Access,
  administrators,
  anyone,
  chatGroupReaders,
  chatUsers,
  directoryUsers,
  fileUsers,
  groupSenders,
  patients,
  signedIn,
  type AccessRule,
} from './access';
export { type Actor, actorOf, CurrentActor, CurrentRequest } from './actor';
export { Audiences, type SessionStore } from './audiences';
export { AuditResult } from './audit/audit.model';
export { Audit, type AuditedAct, type AuditedBy } from './audit/audit.service';
export { type Caller, CurrentCaller } from './caller';
export { ClinicEntity } from './clinic.entity';
export { DirectoryKind } from './directory/directory-event.model';
export { DirectoryFeed } from './directory/directory-feed.service';
export { EmployeeCredentialEntity, EmployeeEntity } from './employee.entity';
export { Employee, EmployeeConnection, EmployeeRole, ModuleAccess } from './employee.model';
export { type Departure, EmployeeDepartures } from './employees/employee-departures';
export { Employees, escapeLike } from './employees.service';
export { identityContents } from './identity.contents';
export { IdentityModule, identityResolvers } from './identity.module';
export { Passwords } from './passwords';
export { CurrentPatient, type PatientActor, patientOf } from './patient-actor';
export { Language } from './preferences/preferences.model';
export { isQuiet, type QuietHours } from './preferences/quiet-hours';
export { SessionEntity } from './session.entity';
export { SessionKind } from './session.model';
export { clearSessionCookie, hashToken, newToken, setSessionCookie, tokenOf } from './session-token';
export { Sessions } from './sessions.service';
