import { clara, line, me, message, pavel, room } from '../testing/sample-messages';
import type { Message, RoomSummary } from './chat-types';
import { RoomList } from './room-list';

function summary(change: Partial<RoomSummary> = {}): RoomSummary {
  return room(change);
}

describe('RoomList', () => {
  let list: RoomList;
  const unread = () => list.find('room')?.unreadCount;
  const receive = (seq: number, change: Partial<Message> = {}) => list.receive(message(seq, change), me.id);

  beforeEach(() => {
    list = new RoomList();
    list.replace({ rooms: [summary({ lastSeq: 10, writtenCount: 10, unreadCount: 2, readSeq: 8 })], endCursor: null });
  });

  it('counts what others write', () => {
    receive(11);
    receive(12);
    expect(unread()).toBe(4);
    expect(list.unreadTotal()).toBe(4);
  });

  it('counts a message once, however often it comes', () => {
    receive(11);
    receive(11);
    receive(11, { revision: 14, text: 'edited' });
    expect(unread()).toBe(3);
    expect(list.find('room')?.lastMessage?.text).toBe('edited');
  });

  it('counts correctly when several messages arrive as one', () => {
    receive(15, { writtenCount: 15 });
    expect(unread()).toBe(7);
  });

  it('does not count what one writes oneself', () => {
    receive(11, { sender: me });
    expect(unread()).toBe(2);
    list.read('room', { readSeq: 11, writtenCount: 11, unreadCount: 0 });
    receive(12, { sender: me });
    expect(unread()).toBe(0);
    receive(13, { sender: clara });
    expect(unread()).toBe(1);
  });

  it('does not count a system line', () => {
    receive(11, { kind: 'SYSTEM', writtenCount: 10, system: line({ event: 'MEMBER_LEFT' }) });
    expect(unread()).toBe(2);
    expect(list.find('room')?.lastSeq).toBe(11);
  });

  it('keeps counting from the mark when the room is read elsewhere while messages come in', () => {
    receive(11);
    receive(12);
    list.read('room', { readSeq: 11, writtenCount: 11, unreadCount: 0 });
    expect(unread()).toBe(1);
  });

  it('puts the room with the newest activity first', () => {
    list.put(summary({ id: 'quiet', lastActivityAt: '2026-03-25T09:05:00Z' }));
    expect(list.rooms().map(({ id }) => id)).toEqual(['quiet', 'room']);
    receive(11);
    expect(list.rooms().map(({ id }) => id)).toEqual(['room', 'quiet']);
  });

  it('follows a change of name', () => {
    receive(11, {
      kind: 'SYSTEM',
      writtenCount: 10,
      system: line({ event: 'ROOM_RENAMED', name: 'Theatre 2' }),
    });
    expect(list.find('room')?.name).toBe('Theatre 2');
  });

  it('has a patient wait from the first message that nobody answered, and no line of the system is an answer', () => {
    const since = () => list.find('room')?.unansweredSince ?? null;
    const first = message(12, { sender: pavel });
    receive(11, { sender: pavel });
    expect(since()).toBeNull();
    list.put(summary({ lastSeq: 11, patient: { contactId: pavel.id, deliveredSeq: 0, readSeq: 0 } }));
    receive(12, { sender: pavel });
    receive(12, { sender: pavel });
    expect(since()).toBe(first.createdAt);
    receive(13, { kind: 'SYSTEM', system: line({ event: 'ROOM_ASSIGNED' }) });
    expect(since()).toBe(first.createdAt);
    receive(14, { sender: clara });
    expect(since()).toBeNull();
  });

  it('says when a message is of a room it does not know', () => {
    expect(receive(11)).toBe(true);
    expect(list.receive(message(1, { roomId: 'new' }), me.id)).toBe(false);
  });

  it('does not let an old answer undo an event that overtook it', () => {
    receive(11);
    list.replace({ rooms: [summary({ lastSeq: 10, writtenCount: 10, unreadCount: 2 })], endCursor: null });
    expect(list.find('room')?.lastSeq).toBe(11);
    expect(unread()).toBe(3);
  });

  it('keeps a choice and a read mark that came while the answer was on its way', () => {
    const answer = { rooms: [summary({ lastSeq: 10, writtenCount: 10, unreadCount: 2, readSeq: 8 })], endCursor: null };
    const asked = list.now();
    list.prefer({ roomId: 'room', draft: 'half', markedUnread: false, muted: true });
    list.read('room', { readSeq: 10, writtenCount: 10, unreadCount: 0 });
    list.replace(answer, asked);
    expect(list.find('room')).toMatchObject({ muted: true, draft: 'half', unreadCount: 0, readSeq: 10 });
    // What was asked for afterwards knows better.
    list.replace(answer, list.now());
    expect(list.find('room')).toMatchObject({ muted: false, draft: '' });
  });

  it('forgets rooms that the first page should hold and does not', () => {
    list.put(summary({ id: 'gone', lastActivityAt: '2026-03-25T10:00:00Z' }));
    list.put(summary({ id: 'further down', lastActivityAt: '2026-01-01T00:00:00Z' }));
    list.replace({ rooms: [summary()], endCursor: 'next' });
    expect(list.rooms().map(({ id }) => id)).toEqual(['room', 'further down']);
  });

  it('stays on show when a refresh fails, and says so only when there is nothing to show', () => {
    list.failed();
    expect(list.state()).toBe('ready');
    expect(list.stale()).toBe(true);
    list.replace({ rooms: [summary()], endCursor: null });
    expect(list.stale()).toBe(false);
    const empty = new RoomList();
    empty.failed();
    expect(empty.state()).toBe('failed');
  });
});
