import { randomUUID } from 'node:crypto';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import {
  addChatRoomMembers,
  chatRoom,
  createChatRoom,
  type HistoryAccess,
  leaveChatRoom,
  type Message,
  messages,
  removeChatRoomMember,
  renameChatRoom,
  type Room,
} from './support/operations';

const present = (room: Room) => room.members.filter(({ leftAt }) => leftAt === null).map(({ employee }) => employee.id);

describe('chat rooms', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'dmitry' | 'elena' | 'crm' | 'gone'>;
  const people = () => clinic.people;

  beforeEach(async () => {
    clinic = await aClinic({
      anna: { name: 'Anna Petrova' },
      boris: { name: 'Boris Smirnov' },
      clara: { name: 'Clara Novak' },
      dmitry: { name: 'Dmitry Orlov' },
      elena: { name: 'Elena Volkova', role: 'ADMINISTRATOR' },
      crm: { modules: ['CRM'] },
      gone: { active: false },
    });
  });
  afterEach(() => everybodyLeaves(clinic));

  describe('users can create new chat rooms', () => {
    it('choosing an employee makes the chat; choosing the same person again opens the same chat', async () => {
      const { anna, boris } = people();
      const first = await anna.run(createChatRoom, { input: { memberIds: [boris.id] } });
      expect(first.createChatRoom.created).toBe(true);
      const { room } = first.createChatRoom;
      expect(room).toMatchObject({
        kind: 'STAFF',
        direct: true,
        name: boris.name,
        createdBy: { id: anna.id },
        lastSeq: 1,
      });
      expect(present(room).sort()).toEqual([anna.id, boris.id].sort());

      const again = await anna.run(createChatRoom, { input: { memberIds: [boris.id] } });
      const theirs = await boris.run(createChatRoom, { input: { memberIds: [anna.id] } });
      for (const { createChatRoom: answer } of [again, theirs]) {
        expect(answer).toMatchObject({ created: false, room: { id: room.id, lastSeq: 1 } });
      }
      expect(theirs.createChatRoom.room.name).toBe(anna.name);
    });

    it('opens one chat when both choose each other in the same moment, twenty times', async () => {
      const { anna, boris } = people();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => {
          const [me, other] = i % 2 === 0 ? [anna, boris] : [boris, anna];
          return me.run(createChatRoom, { input: { memberIds: [other.id] } });
        }),
      );
      expect(new Set(answers.map((answer) => answer.createChatRoom.room.id)).size).toBe(1);
      expect(answers.filter((answer) => answer.createChatRoom.created)).toHaveLength(1);
      expect((await anna.rooms()).edges).toHaveLength(1);
    });

    it('an id in capital letters is the same person', async () => {
      const { anna, boris, clara } = people();
      const chat = await anna.chatWith(boris);
      const loud = (who: { id: string }) => who.id.toUpperCase();
      const again = await anna.run(createChatRoom, { input: { memberIds: [loud(boris), boris.id] } });
      expect(again.createChatRoom).toMatchObject({ created: false, room: { id: chat.id } });
      const self = await anna.refusal(createChatRoom, { input: { memberIds: [loud(anna)] } });
      expect(self.extensions.code).toBe('VALIDATION_FAILED');

      const room = await anna.createRoom('Surgery', [boris, clara]);
      const added = await anna.run(addChatRoomMembers, { input: { roomId: room.id, memberIds: [loud(boris)] } });
      expect(added.addChatRoomMembers.room.memberVersion).toBe(room.memberVersion);
      const input = { roomId: room.id.toUpperCase(), memberId: loud(clara) };
      expect(present((await anna.run(removeChatRoomMember, { input })).removeChatRoomMember.room)).toHaveLength(2);
    });

    it('several people make a room with the given name, or one made of their names', async () => {
      const { anna, boris, clara } = people();
      const named = await anna.createRoom('Surgery', [boris, clara]);
      expect(named).toMatchObject({ name: 'Surgery', direct: false });
      expect(present(named)).toHaveLength(3);

      const input = { memberIds: [boris.id, clara.id, clara.id, anna.id] };
      const { room } = (await anna.run(createChatRoom, { input })).createChatRoom;
      expect(room.name).toBe('Anna Petrova, Boris Smirnov, Clara Novak');
      expect(room.id).not.toBe(named.id);
      expect(present(room)).toHaveLength(3);
    });

    it('refuses nobody, oneself, people who cannot chat and people of nowhere, with the field', async () => {
      const { anna, boris, crm, gone } = people();
      for (const memberIds of [[], [anna.id], [crm.id], [gone.id], [randomUUID()], ['no id'], [boris.id, gone.id]]) {
        const { extensions } = await anna.refusal(createChatRoom, { input: { memberIds } });
        expect(extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field: 'memberIds' }] });
      }
      const blank = await anna.refusal(createChatRoom, { input: { memberIds: [boris.id], name: '  ' } });
      expect(blank.extensions.fields).toMatchObject([{ field: 'name' }]);
      expect((await anna.rooms()).edges).toEqual([]);
    });
  });

  describe('users can add members', () => {
    it('a third person makes a named room of a chat of two, and the two find each other in a fresh chat', async () => {
      const { anna, boris, clara } = people();
      const chat = await anna.chatWith(boris);
      await anna.send(chat, 'about the visit');
      const room = await boris.add(chat, [clara]);
      expect(room).toMatchObject({
        id: chat.id,
        direct: false,
        name: 'Anna Petrova, Boris Smirnov, Clara Novak',
        memberVersion: chat.memberVersion + 1,
      });
      const fresh = await anna.chatWith(boris);
      expect(fresh.id).not.toBe(chat.id);
      expect((await clara.rooms()).edges.map(({ node }) => node.id)).toEqual([chat.id]);
    });

    it('who is a member already stays as they are', async () => {
      const { anna, boris, clara } = people();
      const room = await anna.createRoom('Surgery', [boris, clara]);
      const after = await anna.add(room, [boris]);
      expect(after).toMatchObject({ lastSeq: room.lastSeq, memberVersion: room.memberVersion });
      const { extensions } = await anna.refusal(addChatRoomMembers, {
        input: { roomId: room.id, memberIds: [people().gone.id] },
      });
      expect(extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field: 'memberIds' }] });
    });
  });

  describe('the person who adds chooses what past the newcomer sees', () => {
    const cases: readonly { history: HistoryAccess; sees: readonly string[] }[] = [
      { history: 'FROM_NOW', sees: [] },
      { history: 'LAST_7_DAYS', sees: ['recent', 'quoting old', 'newest'] },
      { history: 'ALL', sees: ['old', 'recent', 'quoting old', 'newest'] },
    ];

    it.each(cases)('$history: history, changes, single messages, quotes and the last line obey it', async (test) => {
      const { anna, boris, clara } = people();
      const room = await anna.chatWith(boris);
      const old = await anna.send(room, 'old');
      await clinic.sql(`update chat_message set created_at = now() - interval '8 days' where room_id = $1`, [room.id]);
      const recent = await anna.send(room, 'recent');
      const quoting = await boris.send(room, 'quoting old', { replyToId: old.id });
      const newest = await anna.send(room, 'newest');
      const before = [old, recent, quoting, newest];

      await anna.add(room, [clara], test.history);
      const after = await anna.send(room, 'after', { replyToId: old.id });

      const visible = (found: readonly { kind: string; text: string }[]) =>
        found.filter(({ kind }) => kind === 'TEXT').map(({ text }) => text);
      const page = (await clara.history(room)).edges.map(({ node }) => node);
      expect(visible(page)).toEqual([...test.sees, 'after']);
      expect(visible(await clara.changes(room, 0))).toEqual([...test.sees, 'after']);
      // Her own arrival is the first thing that everybody sees.
      expect(page.some(({ system }) => system?.event === 'MEMBER_ADDED' && system.subject?.id === clara.id)).toBe(true);

      for (const { id, text } of before) {
        const answer = await clara.ask({ text: `{ message(id: "${id}") { text } }` }, {});
        const around = await clara.ask(messages, { id: room.id, around: id });
        if (test.sees.includes(text)) {
          expect(answer.data).toEqual({ message: { text } });
          expect(around.errors).toBeUndefined();
        } else {
          expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
          expect(around.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
        }
      }
      const quote = (await clara.message(after.id)).replyTo;
      if (test.sees.includes('old')) expect(quote).toEqual({ id: old.id, text: 'old' });
      else expect(quote).toBeNull();
      expect((await anna.message(after.id)).replyTo).toEqual({ id: old.id, text: 'old' });

      const reply = await clara.ask(
        { text: 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }' },
        {
          input: { roomId: room.id, clientMessageId: randomUUID(), text: 'mine', replyToId: old.id },
        },
      );
      expect(reply.errors?.[0]?.extensions.code).toBe(test.sees.includes('old') ? undefined : 'NOT_FOUND');
    });

    it('shows a newcomer from now on no line of the past as the last line, and counts nothing of it as unread', async () => {
      const { anna, boris, clara } = people();
      const room = await anna.chatWith(boris);
      await anna.send(room, 'secret of the past');
      await anna.add(room, [clara]);
      expect(await clara.room(room.id)).toMatchObject({ unreadCount: 0, lastMessage: { text: '' } });
      await anna.send(room, 'news');
      expect(await clara.room(room.id)).toMatchObject({ unreadCount: 1, lastMessage: { text: 'news' } });
    });

    it('being added again does not reveal what passed in between', async () => {
      const { anna, boris, clara } = people();
      const room = await anna.createRoom('Surgery', [boris, clara]);
      await anna.send(room, 'together');
      await anna.remove(room, clara);
      const missed = await anna.send(room, 'without her');
      await anna.add(room, [clara]);
      await anna.send(room, 'together again');
      const texts = (page: readonly Pick<Message, 'kind' | 'text'>[]) =>
        page.filter(({ kind }) => kind === 'TEXT').map(({ text }) => text);
      expect(texts((await clara.history(room)).edges.map(({ node }) => node))).toEqual(['together', 'together again']);
      expect(await clara.changes(room, 0).then((found) => found.map(({ text }) => text))).not.toContain('without her');
      expect((await clara.refusal({ text: `{ message(id: "${missed.id}") { id } }` }, {})).extensions.code).toBe(
        'NOT_FOUND',
      );
    });
  });

  describe('chat settings', () => {
    it('any member may rename; a system line says so', async () => {
      const { anna, boris, clara, dmitry } = people();
      const room = await anna.createRoom('Surgery', [boris, clara]);
      const renamed = (await boris.run(renameChatRoom, { input: { roomId: room.id, name: '  Theatre 2  ' } }))
        .renameChatRoom;
      expect(renamed.room.name).toBe('Theatre 2');
      expect((await clara.room(room.id)).name).toBe('Theatre 2');
      const [line] = (await clara.history(room)).edges.slice(-1);
      expect(line?.node).toMatchObject({
        kind: 'SYSTEM',
        text: '',
        sender: { id: boris.id },
        system: { event: 'ROOM_RENAMED', name: 'Theatre 2', subject: null },
      });
      // The same name again is no news.
      const same = await anna.run(renameChatRoom, { input: { roomId: room.id, name: 'Theatre 2' } });
      expect(same.renameChatRoom.room.lastSeq).toBe(renamed.room.lastSeq);

      for (const name of ['', '   ', 'x'.repeat(81)]) {
        const { extensions } = await boris.refusal(renameChatRoom, { input: { roomId: room.id, name } });
        expect(extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field: 'name' }] });
      }
      const stranger = await dmitry.refusal(renameChatRoom, { input: { roomId: room.id, name: 'Mine' } });
      expect(stranger.extensions.code).toBe('NOT_FOUND');
    });

    it('the creator or an administrator may remove; others may not', async () => {
      const { anna, boris, clara, dmitry, elena } = people();
      const room = await anna.createRoom('Surgery', [boris, clara, dmitry, elena]);
      const refused = await boris.refusal(removeChatRoomMember, { input: { roomId: room.id, memberId: clara.id } });
      expect(refused.extensions.code).toBe('FORBIDDEN');
      expect(present(await anna.room(room.id))).toContain(clara.id);

      const after = await anna.remove(room, clara);
      expect(present(after)).not.toContain(clara.id);
      expect(after.memberVersion).toBe(room.memberVersion + 1);
      expect(present(await elena.remove(room, dmitry))).toHaveLength(3);
      const [line] = (await anna.history(room)).edges.slice(-1);
      expect(line?.node).toMatchObject({
        sender: { id: elena.id },
        system: { event: 'MEMBER_REMOVED', subject: { id: dmitry.id } },
      });

      const gone = await anna.refusal(removeChatRoomMember, { input: { roomId: room.id, memberId: clara.id } });
      expect(gone.extensions.code).toBe('NOT_FOUND');
      const nobody = await anna.refusal(removeChatRoomMember, { input: { roomId: room.id, memberId: 'x\u0000' } });
      expect(nobody.extensions.code).toBe('NOT_FOUND');
      const self = await anna.refusal(removeChatRoomMember, { input: { roomId: room.id, memberId: anna.id } });
      expect(self.extensions.fields).toMatchObject([{ field: 'memberId' }]);
    });

    it('an administrator who is no member has no way in', async () => {
      const { anna, boris, clara, elena } = people();
      const room = await anna.createRoom('Surgery', [boris, clara]);
      const input = { roomId: room.id, memberId: clara.id };
      expect((await elena.refusal(removeChatRoomMember, { input })).extensions.code).toBe('NOT_FOUND');
      expect((await elena.refusal(chatRoom, { id: room.id })).extensions.code).toBe('NOT_FOUND');
    });

    it('anyone may leave, and has no way back but being added', async () => {
      const { anna, boris, clara } = people();
      const room = await anna.createRoom('Surgery', [boris, clara]);
      const sent = await anna.send(room, 'hello');
      expect((await clara.message(sent.id)).text).toBe('hello');
      expect((await clara.run(leaveChatRoom, { roomId: room.id })).leaveChatRoom.roomId).toBe(room.id);

      expect((await clara.rooms()).edges).toEqual([]);
      expect((await clara.refusal(chatRoom, { id: room.id })).extensions.code).toBe('NOT_FOUND');
      expect((await clara.refusal({ text: `{ message(id: "${sent.id}") { id } }` }, {})).extensions.code).toBe(
        'NOT_FOUND',
      );
      expect((await clara.refusal(leaveChatRoom, { roomId: room.id })).extensions.code).toBe('NOT_FOUND');
      expect(
        (await clara.refusal(addChatRoomMembers, { input: { roomId: room.id, memberIds: [clara.id] } })).extensions
          .code,
      ).toBe('NOT_FOUND');

      const [line] = (await anna.history(room)).edges.slice(-1);
      expect(line?.node).toMatchObject({
        sender: { id: clara.id },
        system: { event: 'MEMBER_LEFT', subject: { id: clara.id } },
      });
      const left = (await anna.room(room.id)).members.find(({ employee }) => employee.id === clara.id);
      expect(left?.leftSeq).toBe(3);
      expect(left?.leftAt).not.toBeNull();
    });

    it('settings show who created it and when, and the members', async () => {
      const { anna, boris, clara } = people();
      const begun = Date.now();
      const room = await anna.createRoom('Surgery', [boris, clara]);
      expect(Math.abs(new Date(room.createdAt).getTime() - begun)).toBeLessThan(60_000);
      expect((await boris.room(room.id)).createdBy.id).toBe(anna.id);
      expect(room.members.map(({ employee }) => employee.name).sort()).toEqual([anna.name, boris.name, clara.name]);
    });

    it('says what the viewer may do, and the server agrees', async () => {
      const { anna, boris, clara, dmitry, elena } = people();
      for (const make of [
        () => anna.createRoom('Surgery', [boris, clara, elena]),
        () => anna.chatWith(boris),
        () => anna.chatWith(elena),
      ]) {
        for (const who of [anna, boris, elena]) {
          const room = await make();
          if (!present(room).includes(who.id)) continue;
          const other = present(room).find((id) => id !== who.id) ?? '';
          const { permissions } = await who.room(room.id);
          const allowed = async (answer: Promise<{ errors?: unknown }>) => (await answer).errors === undefined;
          // The most destructive last, so that each verdict is of the same room.
          expect(permissions.post).toBe(
            await allowed(
              who.ask(
                { text: `mutation ($i: SendMessageInput!) { sendMessage(input: $i) { duplicate } }` },
                { i: { roomId: room.id, clientMessageId: randomUUID(), text: 'hi' } },
              ),
            ),
          );
          expect(permissions.rename).toBe(
            await allowed(who.ask(renameChatRoom, { input: { roomId: room.id, name: randomUUID() } })),
          );
          expect(permissions.removeMembers).toBe(
            await allowed(who.ask(removeChatRoomMember, { input: { roomId: room.id, memberId: other } })),
          );
          expect(permissions.leave).toBe(await allowed(who.ask(leaveChatRoom, { roomId: room.id })));
          if (!permissions.leave)
            expect(permissions.addMembers).toBe(
              await allowed(who.ask(addChatRoomMembers, { input: { roomId: room.id, memberIds: [dmitry.id] } })),
            );
        }
      }
    });
  });
});
