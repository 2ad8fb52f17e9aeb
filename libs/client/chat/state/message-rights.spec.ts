import { clara, me, message } from '../testing/sample-messages';
import { mayEdit, maySeeVersions } from './message-rights';

const own = message(1, { sender: me, createdAt: '2026-03-25T10:00:00Z' });
const at = (time: string) => Date.parse(`2026-03-25T${time}Z`);
const withdrawn = { withdrawnAt: '2026-03-25T10:01:00Z' };

it('own messages can be edited for as many minutes as the clinic allows, unless they are withdrawn', () => {
  expect(mayEdit(own, me.id, 15, at('10:14:59'))).toBe(true);
  expect(mayEdit(own, me.id, 15, at('10:15:00'))).toBe(false);
  expect(mayEdit(own, me.id, 0, at('10:00:00'))).toBe(false);
  expect(mayEdit({ ...own, sender: clara }, me.id, 15, at('10:01:00'))).toBe(false);
  expect(mayEdit({ ...own, ...withdrawn }, me.id, 15, at('10:01:00'))).toBe(false);
});

it('earlier versions are for the author and for administrators', () => {
  const edited = { ...own, editedAt: '2026-03-25T10:01:00Z' };
  expect(maySeeVersions(edited, me.id, false)).toBe(true);
  expect(maySeeVersions(edited, clara.id, false)).toBe(false);
  expect(maySeeVersions(edited, clara.id, true)).toBe(true);
  expect(maySeeVersions(own, me.id, true)).toBe(false);
  expect(maySeeVersions({ ...edited, ...withdrawn }, me.id, true)).toBe(false);
});
