import { type Actor, EmployeeRole, ModuleAccess } from '@server/identity';
import { permissionsIn } from './chat-room.policy';

const person = (personId: string, role = EmployeeRole.EMPLOYEE): Actor => ({
  clinicId: 'clinic',
  personId,
  sessionId: 'session',
  audience: 'STAFF',
  viewerClass: 'STAFF',
  name: personId,
  position: '',
  role,
  modules: [ModuleAccess.CHAT],
});
const named = { directKey: null, createdBy: 'anna' };
const direct = { directKey: 'anna:boris', createdBy: 'anna' };
const administrator = person('elena', EmployeeRole.ADMINISTRATOR);

describe('what a member may do in a room', () => {
  it.each([
    ['the creator', person('anna'), true],
    ['an administrator', administrator, true],
    ['any other member', person('boris'), false],
  ])('of many, %s', (_, actor, removeMembers) => {
    expect(permissionsIn(actor, named)).toEqual({
      post: true,
      rename: true,
      addMembers: true,
      removeMembers,
      leave: true,
    });
  });

  it.each([
    ['the creator', person('anna')],
    ['an administrator', administrator],
    ['the other', person('boris')],
  ])('of two, %s: nobody is taken out and nobody leaves', (_, actor) => {
    expect(permissionsIn(actor, direct)).toEqual({
      post: true,
      rename: true,
      addMembers: true,
      removeMembers: false,
      leave: false,
    });
  });
});
