import { GraphqlFailure } from '@client/graphql';
import { RoomLog } from '../testing/room-log';
import { numbers } from '../testing/sample-messages';
import type { Message } from './chat-types';
import { HeldRoom } from './held-room';

describe('HeldRoom', () => {
  let log: RoomLog;
  let room: HeldRoom;
  let applied: string[];
  const seqs = () => room.window.messages().map(({ seq }) => seq);

  beforeEach(async () => {
    jest.useFakeTimers();
    applied = [];
    log = new RoomLog();
    log.writeMany(60);
    room = new HeldRoom('room', log, (messages: readonly Message[]) => applied.push(...messages.map(({ id }) => id)));
    await room.load();
    log.asked.length = 0;
  });
  afterEach(() => jest.useRealTimers());

  it('opens at the newest page and loads older ones by cursor', async () => {
    expect(seqs()).toEqual(numbers(11, 60));
    await room.loadOlder();
    expect(seqs()).toEqual(numbers(1, 60));
    expect(log.asked).toEqual(['page before c11']);
    await room.loadOlder();
    expect(log.asked).toHaveLength(1);
  });

  it('applies the next revision at once, asking nothing', () => {
    room.receive(log.write());
    expect(seqs()).toEqual(numbers(11, 61));
    expect(log.asked).toEqual([]);
  });

  it('waits a moment when a message overtakes another, and asks nothing when that arrives', async () => {
    const [first, second] = log.writeMany(2);
    room.receive(second as Message);
    expect(seqs()).toEqual(numbers(11, 60));
    room.receive(first as Message);
    expect(seqs()).toEqual(numbers(11, 62));
    await jest.runAllTimersAsync();
    expect(log.asked).toEqual([]);
  });

  it('fetches what is missing when a revision was jumped over', async () => {
    log.writeMany(3);
    log.edit(20, 'edited while away');
    room.receive(log.write());
    await jest.runAllTimersAsync();
    expect(log.asked).toEqual(['changes after 60']);
    expect(seqs()).toEqual(numbers(11, 64));
    expect(room.window.find('m20')?.text).toBe('edited while away');
  });

  it('applies messages that arrive while it loads after what it loaded', async () => {
    const other = new HeldRoom('room', log, () => undefined);
    const loading = other.load();
    const late = log.write();
    other.receive(late);
    await loading;
    await jest.runAllTimersAsync();
    expect(other.window.last()?.id).toBe(late.id);
    expect(new Set(other.window.messages().map(({ id }) => id)).size).toBe(other.window.messages().length);
  });

  it('catches up in rounds, and starts anew when too much was missed', async () => {
    log.writeMany(250);
    await room.catchUp();
    expect(seqs()).toEqual(numbers(11, 310));
    expect(log.asked).toEqual(['changes after 60', 'changes after 160', 'changes after 260']);

    log.asked.length = 0;
    log.writeMany(900);
    await room.catchUp();
    expect(log.asked.at(-1)).toBe('open');
    expect(seqs()).toEqual(numbers(1161, 1210));
  });

  it('starts anew when the revision is not of this log', async () => {
    log.refusal = new GraphqlFailure('RESYNC_REQUIRED', 'Load the room anew.');
    await room.catchUp();
    expect(log.asked).toEqual(['changes after 60', 'open']);
    expect(room.state()).toBe('ready');
  });

  it('drops everything when the room may no longer be read', async () => {
    log.refusal = new GraphqlFailure('NOT_FOUND', 'There is no such room.');
    await room.catchUp();
    expect(room.state()).toBe('ended');
    expect(seqs()).toEqual([]);
    expect(room.details()).toBeNull();
  });

  it('lets the caller know that catching up failed for the time being, and goes on from the same place', async () => {
    log.writeMany(2);
    log.refusal = new GraphqlFailure('NETWORK', 'No answer.');
    await expect(room.catchUp()).rejects.toMatchObject({ code: 'NETWORK' });
    await room.catchUp();
    expect(log.asked).toEqual(['changes after 60', 'changes after 60']);
    expect(seqs()).toEqual(numbers(11, 62));
  });

  it('goes on around the first message when that came by an event and has no cursor', async () => {
    const fresh = new HeldRoom('room', log, () => undefined);
    await fresh.load();
    for (const message of log.writeMany(700)) fresh.receive(message);
    fresh.window.trim('oldest');
    log.asked.length = 0;
    await fresh.loadOlder();
    expect(log.asked).toEqual(['page around m161']);
    expect(fresh.window.first()?.seq).toBe(136);
  });

  it('offers a retry when older messages could not be loaded', async () => {
    log.refusal = new GraphqlFailure('NETWORK', 'No answer.');
    await room.loadOlder();
    expect(room.olderFailed()).toBe(true);
    await room.loadOlder();
    expect(room.olderFailed()).toBe(false);
    expect(seqs()).toEqual(numbers(1, 60));
  });

  it('moves marks forward only', () => {
    const mark = (deliveredSeq: number, readSeq: number) => {
      room.receipts([{ memberId: 'clara', deliveredSeq, readSeq }]);
      const held = room.members().find(({ employee }) => employee.id === 'clara');
      return [held?.deliveredSeq, held?.readSeq];
    };
    expect(mark(40, 30)).toEqual([40, 30]);
    expect(mark(20, 35)).toEqual([40, 35]);
  });

  it('counts a patient as the only one whom messages have to reach', () => {
    expect(room.recipients()).toBe(room.members());
    const about = room.details();
    if (!about) throw new Error('the room was not described');
    room.describe({ ...about, name: 'Pavel Orlov', patient: { contactId: 'pavel', deliveredSeq: 3, readSeq: 1 } });
    room.receipts([{ memberId: 'pavel', deliveredSeq: 2, readSeq: 2 }]);
    expect(room.recipients()).toMatchObject([
      { employee: { id: 'pavel', name: 'Pavel Orlov' }, deliveredSeq: 3, readSeq: 2 },
    ]);
  });

  it('tells of every message that comes on show, so that the outbox can let go of it', async () => {
    applied.length = 0;
    room.receive(log.write({ id: 'live' }));
    log.write({ id: 'missed' });
    await room.catchUp();
    expect(applied).toEqual(['live', 'missed']);
  });

  it('opens where reading stopped, though that is more than a page ago', async () => {
    log.writeMany(60);
    log.unread = { readSeq: 40, unreadCount: 80 };
    const fresh = new HeldRoom('room', log, () => undefined);
    await fresh.load();
    expect(fresh.window.first()?.seq).toBe(21);
    expect(log.asked).toEqual(['open', 'page before c71']);
    expect(fresh.unreadAtOpening()).toEqual({ readSeq: 40, unreadCount: 80 });
  });

  it('goes to a message that is not held, and holds what was said around it', async () => {
    expect(await room.showAround('m50')).toBe(true);
    expect(log.asked).toEqual([]);
    log.writeMany(100);
    await room.catchUp();
    room.window.trim('oldest');
    const fresh = new HeldRoom('room', log, () => undefined);
    await fresh.load();
    expect(await fresh.showAround('m30')).toBe(true);
    expect(fresh.window.first()?.seq).toBe(5);
    expect(fresh.window.hasNewer()).toBe(true);
    await fresh.toLatest();
    expect(fresh.window.last()?.seq).toBe(160);
  });

  it('does not lose what happens while a page around a message is on its way', async () => {
    log.writeMany(100);
    const fresh = new HeldRoom('room', log, () => undefined);
    await fresh.load();
    const going = fresh.showAround('m30');
    fresh.receive(log.edit(30, 'edited on the way'));
    await going;
    await jest.runAllTimersAsync();
    expect(fresh.window.find('m30')?.text).toBe('edited on the way');
  });

  it('says so when a message is not there, and stays as it is', async () => {
    expect(await room.showAround('gone')).toBe(false);
    expect(room.state()).toBe('ready');
    expect(seqs()).toEqual(numbers(11, 60));
  });

  it('opens all the same when the address names a message that is not there', async () => {
    const fresh = new HeldRoom('room', log, () => undefined);
    await fresh.load('gone');
    expect(fresh.state()).toBe('ready');
    expect(fresh.window.last()?.seq).toBe(60);
  });

  it('keeps the quote of a message that changes by an event, which carries none', () => {
    const replyTo = {
      id: 'm1',
      revision: 1,
      text: 'text 1',
      withdrawnAt: null,
      sender: { id: 'clara', name: 'Clara' },
    };
    room.receive(log.write({ id: 'reply', replyToId: 'm1', replyTo }));
    room.receive({ ...log.edit(61, 'changed'), replyTo: null });
    expect(room.window.find('reply')).toMatchObject({ text: 'changed', replyTo });
  });

  it('hears of pins wherever in the log they are, and forgets them with the room', async () => {
    room.receive(log.pin(2, true));
    room.receive(log.pin(60, true));
    expect(room.pins.all()).toHaveLength(2);
    room.receive(log.pin(2, false));
    expect(room.pins.latest()?.id).toBe('m60');
    room.end();
    expect(room.pins.all()).toEqual([]);
  });

  it('counts as new from the message on that was marked unread', () => {
    room.unreadFrom(58);
    expect(room.unreadAtOpening()).toEqual({ readSeq: 57, unreadCount: 3 });
  });
});
