import { type Actor, EmployeeRole, ModuleAccess } from '@server/identity';
import { mayEdit, maySeeVersions, mayWithdraw } from './message.policy';
import type { MessageRow } from './message.row';

const MINUTE = 60_000;
const now = new Date('2026-03-02T09:00:00Z');
const written = (minutesAgo: number, more: Partial<MessageRow> = {}): MessageRow => ({
  id: 'message',
  room_id: 'room',
  seq: 1,
  kind: 'TEXT',
  sender_id: 'anna',
  sender_kind: 'EMPLOYEE',
  client_message_id: 'client',
  text: 'hello',
  reply_to_id: null,
  system_event: null,
  system_subject_id: null,
  system_name: null,
  revision: 1,
  version: 1,
  written_count: 1,
  created_at: new Date(now.getTime() - minutesAgo * MINUTE),
  edited_at: null,
  withdrawn_at: null,
  withdrawn_by: null,
  mention_ids: [],
  reactions: [],
  pinned_at: null,
  pinned_by: null,
  forwarded_from_id: null,
  attachment_count: 0,
  about_send_id: null,
  note_id: null,
  ...more,
});
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
const [anna, boris] = [person('anna'), person('boris')];
const administrator = person('elena', EmployeeRole.ADMINISTRATOR);
const systemLine = written(0, { kind: 'SYSTEM' });

describe('an own message', () => {
  it.each([
    [15, 0, true],
    [15, 15, true],
    [15, 15.001, false],
    [0, 0.001, false],
    [1_440, 1_440, true],
    [1_440, 1_441, false],
  ])('can be edited for %d minutes: after %d', (minutes, ago, allowed) => {
    expect(mayEdit(anna, written(ago), minutes, now)).toBe(allowed);
  });

  it('is withdrawn at any time', () => {
    expect(mayWithdraw(anna, written(100_000))).toBe(true);
  });

  it('shows its versions to its author and to administrators, until it is withdrawn', () => {
    expect([anna, boris, administrator].map((who) => maySeeVersions(who, written(1)))).toEqual([true, false, true]);
    const gone = written(1, { withdrawn_at: now });
    expect([anna, boris, administrator].map((who) => maySeeVersions(who, gone))).toEqual([false, false, false]);
  });
});

describe('what is not an own message', () => {
  it.each([
    ['of somebody else', boris, written(0)],
    ['of somebody else, for an administrator', administrator, written(0)],
    ['a system line that one caused', anna, systemLine],
  ])('%s: neither edited nor withdrawn', (_, actor, message) => {
    expect([mayEdit(actor, message, 15, now), mayWithdraw(actor, message)]).toEqual([false, false]);
  });
});
