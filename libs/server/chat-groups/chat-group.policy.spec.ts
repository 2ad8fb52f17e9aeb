import { type Actor, EmployeeRole, ModuleAccess } from '@server/identity';
import { permissionsFor } from './chat-group.policy';
import { nameKey } from './chat-groups.service';

const { ADMINISTRATOR, EMPLOYEE } = EmployeeRole;
const { CHAT, CRM } = ModuleAccess;
const who = (role: EmployeeRole, ...modules: ModuleAccess[]): Actor => ({
  audience: 'STAFF',
  viewerClass: '',
  clinicId: 'clinic',
  personId: 'person',
  sessionId: 'session',
  name: 'Anna',
  position: '',
  role,
  modules,
});
const fresh = { hidden: false, firstSentAt: null };
const allowed = (actor: Actor, group: Parameters<typeof permissionsFor>[1]) =>
  Object.entries(permissionsFor(actor, group)).flatMap(([act, may]) => (may ? [act] : []));

describe('who may do what with a chat group', () => {
  it('who uses the directories keeps it; what is hidden takes nobody in', () => {
    const nurse = who(EMPLOYEE, CRM);
    expect(allowed(nurse, fresh)).toEqual(['edit', 'hide', 'addMembers', 'removeMembers']);
    expect(allowed(nurse, { ...fresh, hidden: true })).toEqual(['edit', 'unhide', 'removeMembers']);
  });

  it('only an administrator deletes it, and only while nothing was ever sent to it', () => {
    const admin = who(ADMINISTRATOR, CHAT, CRM);
    expect(allowed(admin, fresh)).toContain('delete');
    expect(allowed(admin, { ...fresh, firstSentAt: new Date(0) })).not.toContain('delete');
    expect(allowed(who(ADMINISTRATOR, CHAT), fresh)).toEqual([]);
  });

  it('names are the same whatever their case, width and spaces', () => {
    expect(new Set(['Flu 65+', 'FLU65+', ' flu 65 + ', 'Ｆｌｕ 65+'].map(nameKey)).size).toBe(1);
    expect(nameKey('Flu 66+')).not.toBe(nameKey('Flu 65+'));
  });
});
