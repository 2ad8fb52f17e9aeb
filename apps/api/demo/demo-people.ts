import { EmployeeRole, ModuleAccess } from '@server/identity';

export const DEMO_CLINIC_ID = '0198a000-0000-7000-8000-000000000001';
export const DEMO_PASSWORD = 'alpaca-demo';

export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly position: string;
  readonly role: EmployeeRole;
  readonly modules: readonly ModuleAccess[];
}

const { ADMINISTRATOR, EMPLOYEE } = EmployeeRole;
const { CHAT, CRM } = ModuleAccess;

/** Who works at the demo clinic; the tests know these people too. */
export const demoPeople: readonly DemoPerson[] = [
  { key: 'anna', name: 'Anna Petrova', position: 'Cardiologist', role: EMPLOYEE, modules: [CHAT] },
  { key: 'clara', name: 'Clara Novak', position: 'Nurse', role: EMPLOYEE, modules: [CHAT, CRM] },
  { key: 'elena', name: 'Elena Volkova', position: 'Clinic manager', role: ADMINISTRATOR, modules: [CHAT, CRM] },
  { key: 'boris', name: 'Boris Smirnov', position: 'Surgeon', role: EMPLOYEE, modules: [CHAT] },
  { key: 'dmitry', name: 'Dmitry Orlov', position: 'Nurse', role: EMPLOYEE, modules: [CHAT] },
  { key: 'fiona', name: 'Fiona Clark', position: 'Front desk', role: EMPLOYEE, modules: [CHAT, CRM] },
  { key: 'grigory', name: 'Григорий Соколов', position: 'Анестезиолог', role: EMPLOYEE, modules: [CHAT] },
  { key: 'hannah', name: 'Hannah Weiss', position: 'Paediatrician', role: EMPLOYEE, modules: [CHAT] },
  { key: 'ivan', name: 'Ivan Kuznetsov', position: 'Laboratory', role: EMPLOYEE, modules: [CHAT] },
  { key: 'julia', name: 'Julia Romanova', position: 'Physiotherapist', role: EMPLOYEE, modules: [CHAT] },
  { key: 'karim', name: 'Karim Aliyev', position: 'Radiologist', role: EMPLOYEE, modules: [CHAT] },
  { key: 'lena', name: 'Lena Fischer', position: 'Head nurse', role: ADMINISTRATOR, modules: [CHAT, CRM] },
];

export function demoEmail(key: string): string {
  return `${key}@demo.clinic`;
}
