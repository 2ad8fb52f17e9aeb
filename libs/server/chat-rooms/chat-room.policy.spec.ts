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
const named = { directKey: null, createdBy: 'anna', contactId: null };
const direct = { directKey: 'anna:boris', createdBy: 'anna', contactId: null };
const ofPatient = { directKey: null, createdBy: 'anna', contactId: 'pavel' };
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
      assign: false,
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
      assign: false,
    });
  });

  it.each([
    ['the creator', person('anna')],
    ['an administrator', administrator],
    ['anybody of the desk', person('boris')],
  ])('of a patient, %s: writes and says who takes care of it, and changes nothing else', (_, actor) => {
    expect(permissionsIn(actor, ofPatient)).toEqual({
      post: true,
      rename: false,
      addMembers: false,
      removeMembers: false,
      leave: false,
      assign: true,
    });
  });
});
