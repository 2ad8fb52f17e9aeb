import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { aClinic, anotherSession, type Clinic, everybodyLeaves } from './support/clinic';
import { editMessage, type Message, type Room, withdrawMessage } from './support/operations';
import {
  forwardMessage,
  markUnread,
  messageReceipts,
  pinMessage,
  pinnedMessages,
  presence,
  reactToMessage,
  roomPreferences,
  saveDraft,
  sendMentioning,
  setChatRoomMuted,
  setTyping,
} from './support/staff-chat-operations';

describe('staff chat', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'stranger'>;
  let anna: Actor;
  let boris: Actor;
  let clara: Actor;
  let stranger: Actor;
  let room: Room;
  let message: Message;

  beforeEach(async () => {
    clinic = await aClinic({ anna: {}, boris: {}, clara: {}, stranger: {} });
    ({ anna, boris, clara, stranger } = clinic.people);
    room = await anna.createRoom('Surgery', [boris, clara]);
    message = await anna.send(room, 'theatre 2 is ready');
  });
  afterEach(() => everybodyLeaves(clinic));

  describe('reactions', () => {
    const react = (emoji: string, reacted = true) => ({ input: { messageId: message.id, emoji, reacted } });

    it('stand under the message with those who chose them, live, and can be taken away', async () => {
      const live = await clara.socket();
      await boris.run(reactToMessage, react('👍🏽'));
      const { reactToMessage: answer } = await clara.run(reactToMessage, react('👍🏽'));
      expect(answer.message.reactions).toEqual([{ emoji: '👍🏽', personIds: [boris.id, clara.id] }]);
      await live.untilFound(() => live.messagesIn(room.id).find((event) => event.revision === answer.message.revision));

      await boris.run(reactToMessage, react('👍🏽', false));
      const { reactToMessage: last } = await clara.run(reactToMessage, react('👍🏽', false));
      expect(last.message.reactions).toEqual([]);
    });

    it('put twice count once', async () => {
      await boris.run(reactToMessage, react('🎉'));
      const { reactToMessage: again } = await boris.run(reactToMessage, react('🎉'));
      expect(again.message.reactions).toEqual([{ emoji: '🎉', personIds: [boris.id] }]);
    });

    it('are one emoji each, and for members only', async () => {
      expect(await boris.refusal(reactToMessage, react('ok'))).toMatchObject({
        extensions: { code: 'VALIDATION_FAILED', fields: [{ field: 'emoji' }] },
      });
      expect(await boris.refusal(reactToMessage, react('👍👍'))).toMatchObject({
        extensions: { code: 'VALIDATION_FAILED' },
      });
      expect(await stranger.refusal(reactToMessage, react('👍'))).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    });

    it('cannot be put under a withdrawn message', async () => {
      await anna.run(withdrawMessage, { id: message.id });
      expect(await boris.refusal(reactToMessage, react('👍'))).toMatchObject({ extensions: { code: 'CONFLICT' } });
    });
  });

  describe('pinned messages', () => {
    it('are kept for everybody who may read them, and let go again', async () => {
      const { pinMessage: pinned } = await boris.run(pinMessage, { id: message.id });
      expect(pinned.message).toMatchObject({ pinnedAt: expect.any(String), pinnedBy: { id: boris.id } });
      expect((await clara.run(pinnedMessages, { id: room.id })).chatRoom.pinnedMessages).toEqual([{ id: message.id }]);

      await anna.add(room, [stranger]);
      expect((await stranger.run(pinnedMessages, { id: room.id })).chatRoom.pinnedMessages).toEqual([]);

      await clara.run(pinMessage, { id: message.id, pinned: false });
      expect((await boris.run(pinnedMessages, { id: room.id })).chatRoom.pinnedMessages).toEqual([]);
    });

    it('are not for people outside', async () => {
      expect(await stranger.refusal(pinMessage, { id: message.id })).toMatchObject({
        extensions: { code: 'NOT_FOUND' },
      });
    });
  });

  describe('forwarding', () => {
    it('passes on the text and its author, once whatever is repeated', async () => {
      const other = await boris.chatWith(stranger);
      const input = { messageId: message.id, roomId: other.id, clientMessageId: randomUUID() };
      const { forwardMessage: first } = await boris.run(forwardMessage, { input });
      expect(first.message).toMatchObject({ text: message.text, forwardedFrom: { id: anna.id } });
      const { forwardMessage: again } = await boris.run(forwardMessage, { input });
      expect(again).toMatchObject({ duplicate: true, message: { id: first.message.id } });
    });

    it('takes a message that the sender may read to a room that they may write in', async () => {
      const own = await stranger.chatWith(clara);
      const out = { messageId: message.id, roomId: own.id, clientMessageId: randomUUID() };
      expect(await stranger.refusal(forwardMessage, { input: out })).toMatchObject({
        extensions: { code: 'NOT_FOUND' },
      });
      const into = { ...out, roomId: (await anna.chatWith(boris)).id };
      expect(await clara.refusal(forwardMessage, { input: into })).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    });
  });

  describe('mentions', () => {
    const mention = (mentionIds: readonly string[]) => ({
      input: { roomId: room.id, clientMessageId: randomUUID(), text: '@Clara, please', mentionIds },
    });

    it('call members by name until they have read it; others cannot be called', async () => {
      const { sendMessage } = await anna.run(sendMentioning, mention([clara.id, stranger.id, anna.id]));
      expect(sendMessage.message.mentionIds).toEqual([clara.id]);
      expect((await clara.run(roomPreferences, { id: room.id })).chatRoom.mentioned).toBe(true);
      expect((await boris.run(roomPreferences, { id: room.id })).chatRoom.mentioned).toBe(false);

      await clara.markRead(room, sendMessage.message.seq);
      expect((await clara.run(roomPreferences, { id: room.id })).chatRoom.mentioned).toBe(false);
    });

    it('reach those who write in the same moment', async () => {
      await Promise.all([
        anna.run(sendMentioning, mention([clara.id])),
        clara.send(room, 'me too'),
        anna.send(room, 'x'),
      ]);
      const { sendMessage } = await boris.run(sendMentioning, mention([clara.id]));
      expect(sendMessage.message.mentionIds).toEqual([clara.id]);
      expect((await clara.run(roomPreferences, { id: room.id })).chatRoom.mentioned).toBe(true);
    });
  });

  describe('what a member keeps for themselves', () => {
    it('is theirs alone, and the same on all their clients', async () => {
      const [elsewhere, other] = [await (await anotherSession(boris)).socket(), await clara.socket()];
      await boris.run(setChatRoomMuted, { roomId: room.id, muted: true });
      await boris.run(saveDraft, { roomId: room.id, text: 'half a sent' });
      await elsewhere.until((event) => event.__typename === 'RoomPreferencesChanged' && event.draft === 'half a sent');
      expect((await boris.run(roomPreferences, { id: room.id })).chatRoom).toMatchObject({
        muted: true,
        draft: 'half a sent',
      });
      expect((await clara.run(roomPreferences, { id: room.id })).chatRoom).toMatchObject({ muted: false, draft: '' });
      await anna.send(room, 'for all');
      await other.message('for all');
      expect(other.of('RoomPreferencesChanged')).toEqual([]);
    });

    it('a mark "unread" is taken away by reading', async () => {
      await boris.markRead(room, message.seq);
      expect((await boris.run(markUnread, { roomId: room.id })).markUnread.preferences.markedUnread).toBe(true);
      await boris.markRead(room, message.seq);
      expect((await boris.run(roomPreferences, { id: room.id })).chatRoom.markedUnread).toBe(false);
    });

    it('cannot be kept in a room of others', async () => {
      for (const refusal of [
        stranger.refusal(setChatRoomMuted, { roomId: room.id, muted: true }),
        stranger.refusal(saveDraft, { roomId: room.id, text: 'x' }),
        stranger.refusal(markUnread, { roomId: room.id }),
        stranger.refusal(setTyping, { roomId: room.id }),
      ])
        expect(await refusal).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    });
  });

  it('who is typing is told to the others in the room, and not to themselves', async () => {
    const [a, b] = [await anna.socket(), await boris.socket()];
    await anna.run(setTyping, { roomId: room.id });
    expect(await b.until((event) => event.__typename === 'PersonTyping')).toMatchObject({
      roomId: room.id,
      personId: anna.id,
      name: anna.name,
    });
    expect(a.of('PersonTyping')).toEqual([]);
  });

  it('who is connected is online', async () => {
    await boris.socket();
    const { presence: seen } = await anna.run(presence, { employeeIds: [boris.id, clara.id] });
    expect(seen).toEqual([
      { employeeId: boris.id, online: true },
      { employeeId: clara.id, online: false },
    ]);
  });

  it('a click on the status lists who has it and when', async () => {
    await boris.markDelivered(room, message.seq);
    await clara.markRead(room, message.seq);
    const { messageReceipts: receipts } = await anna.run(messageReceipts, { messageId: message.id });
    expect(new Map(receipts.map(({ employee, ...receipt }) => [employee.id, receipt]))).toEqual(
      new Map<string, object>([
        [boris.id, { status: 'DELIVERED', deliveredAt: expect.any(String), readAt: null, leftAt: null }],
        [clara.id, { status: 'READ', deliveredAt: expect.any(String), readAt: expect.any(String), leftAt: null }],
      ]),
    );
    expect(await stranger.refusal(messageReceipts, { messageId: message.id })).toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('an edit keeps reactions and pins', async () => {
    await boris.run(reactToMessage, { input: { messageId: message.id, emoji: '👍' } });
    await boris.run(pinMessage, { id: message.id });
    await anna.run(editMessage, { input: { id: message.id, text: 'theatre 1 is ready' } });
    const { reactToMessage: same } = await boris.run(reactToMessage, { input: { messageId: message.id, emoji: '👍' } });
    expect(same.message.reactions).toEqual([{ emoji: '👍', personIds: [boris.id] }]);
    expect((await anna.run(pinnedMessages, { id: room.id })).chatRoom.pinnedMessages).toEqual([{ id: message.id }]);
  });

  it('is closed to somebody who was removed, like to somebody who never was there', async () => {
    const other = await boris.chatWith(stranger);
    await anna.remove(room, boris);
    const byRoom = { roomId: room.id };
    for (const refusal of [
      boris.refusal(reactToMessage, { input: { messageId: message.id, emoji: '👍' } }),
      boris.refusal(pinMessage, { id: message.id }),
      boris.refusal(pinnedMessages, { id: room.id }),
      boris.refusal(forwardMessage, {
        input: { messageId: message.id, roomId: other.id, clientMessageId: randomUUID() },
      }),
      boris.refusal(messageReceipts, { messageId: message.id }),
      boris.refusal(setChatRoomMuted, { ...byRoom, muted: true }),
      boris.refusal(saveDraft, { ...byRoom, text: 'x' }),
      boris.refusal(markUnread, byRoom),
      boris.refusal(setTyping, byRoom),
    ])
      expect(await refusal).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await clara.run(reactToMessage, { input: { messageId: message.id, emoji: '👍' } });
  });
});
