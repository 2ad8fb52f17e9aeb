import type { Actor } from '../actor';
import { type Employee, EmployeeRole, ModuleAccess } from '../employee.model';
import type { EmployeePermissions, MyPermissions } from './employee-permissions.model';

/** What a verdict about an employee depends on. */
export interface EmployeeFacts extends Pick<Employee, 'id' | 'role' | 'active'> {
  /** The clinic has no other active administrator. */
  readonly lastAdministrator: boolean;
  /** Signing in asks for a code. */
  readonly twoStep: boolean;
}

type Viewer = Pick<Actor, 'personId' | 'role' | 'modules'>;

const isAdministrator = (viewer: Viewer) => viewer.role === EmployeeRole.ADMINISTRATOR;
const isSelf = (viewer: Viewer, employee: EmployeeFacts) => viewer.personId === employee.id;
const has = (viewer: Viewer, module: ModuleAccess) => viewer.modules.includes(module);

/** Administrators manage employees. Nobody shuts themselves out, and a clinic is never left without an administrator. */
export function employeePermissions(viewer: Viewer, employee: EmployeeFacts): EmployeePermissions {
  const manages = isAdministrator(viewer);
  return {
    edit: manages,
    changeRole: manages && !employee.lastAdministrator,
    deactivate: manages && employee.active && !isSelf(viewer, employee) && !employee.lastAdministrator,
    reactivate: manages && !employee.active,
    invite: manages && employee.active && !isSelf(viewer, employee),
    resetTwoStep: manages && employee.twoStep && !isSelf(viewer, employee),
  };
}

/** What of the product opens for a person. */
export function myPermissions(viewer: Viewer): MyPermissions {
  return {
    useChat: has(viewer, ModuleAccess.CHAT),
    useDirectories: has(viewer, ModuleAccess.CRM),
    sendToGroups: has(viewer, ModuleAccess.CHAT) || has(viewer, ModuleAccess.CRM),
    manageEmployees: isAdministrator(viewer),
    readAudit: isAdministrator(viewer),
  };
}
