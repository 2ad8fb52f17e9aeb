// What only administrators ask: kept apart from index.ts so that no other page loads it.
export {
  type AuditAction,
  AuditEntriesDocument,
  type AuditEntriesQuery,
  type AuditObjectKind,
  CreateEmployeeDocument,
  type CreateEmployeeInput,
  type CreateEmployeeMutation,
  DeactivateEmployeeDocument,
  type EmployeeRole,
  type EmployeeRowFieldsFragment,
  EmployeesDirectoryDocument,
  InviteEmployeeDocument,
  type ModuleAccess,
  ReactivateEmployeeDocument,
  UpdateEmployeeDocument,
  type UpdateEmployeeInput,
} from './generated/admin';
