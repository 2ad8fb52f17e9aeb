import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import {
  changes,
  editMessage,
  message,
  type MessagesArgs,
  messages,
  messageVersions,
  type Room,
  sendMessage,
  withdrawMessage,
} from './support/operations';

describe('messages', () => {
  let clinic: Clinic<'anna' | 'boris' | 'elena' | 'stranger'>;
  let anna: Actor;
  let boris: Actor;
  let room: Room;

  beforeEach(async () => {
    clinic = await aClinic({ anna: {}, boris: {}, elena: { role: 'ADMINISTRATOR' }, stranger: {} });
    ({ anna, boris } = clinic.people);
    room = await anna.createRoom('Surgery', [boris, clinic.people.elena]);
  });
  afterEach(() => everybodyLeaves(clinic));

  const refusedText = async (text: string) => {
    const input = { roomId: room.id, clientMessageId: randomUUID(), text };
    return (await anna.refusal(sendMessage, { input })).extensions;
  };

  describe('sending', () => {
    it('takes 1 to 8,000 characters after trimming; emoji count as one', async () => {
      const accepted = ['x'.repeat(8_000), '😀'.repeat(8_000), `  ${'ы'.repeat(8_000)}\n`, '\n  hello  \n'];
      for (const text of accepted) expect((await anna.send(room, text)).text).toBe(text.trim());
      for (const text of ['x'.repeat(8_001), '', '   \n\t ']) {
        expect(await refusedText(text)).toEqual({
          code: 'VALIDATION_FAILED',
          fields: [{ field: 'text', message: 'A message has 1 to 8,000 characters.' }],
        });
      }
      expect((await anna.room(room.id)).lastSeq).toBe(room.lastSeq + accepted.length);
    });

    it('keeps a text as it was written: markup, quotes, right-to-left, line breaks', async () => {
      const texts = [
        '<script>alert(1)</script>',
        `Robert'); drop table chat_message; --`,
        'שלום\nمرحبا',
        '$1 \\ \u2028 "',
      ];
      for (const text of texts) {
        const { id } = await anna.send(room, text);
        expect((await boris.message(id)).text).toBe(text);
      }
    });

    it('stores a text with characters that a database cannot hold without them, and never fails', async () => {
      expect((await anna.send(room, 'a\u0000b')).text).toBe('ab');
      expect(await refusedText('\u0000')).toMatchObject({ code: 'VALIDATION_FAILED' });
    });

    it('to a foreign room answers like to a room that does not exist', async () => {
      const { stranger } = clinic.people;
      const to = async (roomId: string) => {
        const input = { roomId, clientMessageId: randomUUID(), text: 'let me in' };
        const { path, ...error } = await stranger.refusal(sendMessage, { input });
        expect(path).toEqual(['sendMessage']);
        return error;
      };
      const foreign = await to(room.id);
      expect(foreign.extensions.code).toBe('NOT_FOUND');
      expect(await to(randomUUID())).toEqual(foreign);
      expect(await to('no id at all')).toEqual(foreign);
      expect((await anna.room(room.id)).lastSeq).toBe(room.lastSeq);
    });

    it('twice with the same clientMessageId is one message: the first, also with other content', async () => {
      const clientMessageId = randomUUID();
      const first = await anna.deliver(room, 'first', { clientMessageId });
      expect(first.duplicate).toBe(false);
      for (const again of [clientMessageId, clientMessageId.toUpperCase()]) {
        const repeat = await anna.deliver(room, 'other', { clientMessageId: again });
        expect(repeat).toEqual({ duplicate: true, message: first.message });
      }
      // Somebody else may use the same id: it is the sender's own.
      expect((await boris.deliver(room, 'mine', { clientMessageId })).duplicate).toBe(false);
      expect((await anna.room(room.id)).lastSeq).toBe(room.lastSeq + 2);
    });

    it('a repeat is answered only to somebody who may still read the message', async () => {
      const clientMessageId = randomUUID();
      await boris.deliver(room, 'mine', { clientMessageId });
      await anna.remove(room, boris);
      const input = { roomId: room.id, clientMessageId, text: 'mine' };
      expect((await boris.refusal(sendMessage, { input })).extensions.code).toBe('NOT_FOUND');
    });

    it('refuses a clientMessageId that is no UUID, with the field', async () => {
      const { extensions } = await anna.refusal(sendMessage, {
        input: { roomId: room.id, clientMessageId: 'abc', text: 'x' },
      });
      expect(extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field: 'clientMessageId' }] });
    });

    it('answers a message of the same room; one of another room is not found', async () => {
      const first = await boris.send(room, 'question');
      const reply = await anna.send(room, 'answer', { replyToId: first.id });
      expect(reply).toMatchObject({ replyToId: first.id, replyTo: { id: first.id, text: 'question' } });
      const other = await anna.chatWith(boris);
      const elsewhere = await anna.send(other, 'elsewhere');
      for (const replyToId of [elsewhere.id, randomUUID()]) {
        const input = { roomId: room.id, clientMessageId: randomUUID(), text: 'answer', replyToId };
        expect((await anna.refusal(sendMessage, { input })).extensions.code).toBe('NOT_FOUND');
      }
    });
  });

  describe('history', () => {
    const texts = async (who: Actor, args: MessagesArgs) =>
      (await who.history(room, args)).edges.map(({ node }) => node.text);

    it('is read backwards and forwards, each message once', async () => {
      const sent: string[] = [''];
      for (let i = 1; i <= 10; i++) sent.push((await anna.send(room, `line ${i}`)).text);

      const backwards: string[] = [];
      let before: string | undefined;
      for (;;) {
        const page = await boris.history(room, { first: 4, ...(before !== undefined && { before }) });
        backwards.unshift(...page.edges.map(({ node }) => node.text));
        expect(page.pageInfo.hasNextPage).toBe(before !== undefined);
        if (!page.pageInfo.hasPreviousPage) break;
        before = page.pageInfo.startCursor ?? '';
      }
      expect(backwards).toEqual(sent);

      const forwards: string[] = [];
      let after = (await boris.history(room, { first: 11 })).pageInfo.startCursor ?? '';
      for (let more = true; more;) {
        const page = await boris.history(room, { first: 3, after });
        forwards.push(...page.edges.map(({ node }) => node.text));
        more = page.pageInfo.hasNextPage;
        after = page.pageInfo.endCursor ?? '';
      }
      expect(forwards).toEqual(sent.slice(1));
    });

    it('is read around a message, at the beginning, in the middle and at the end', async () => {
      const ids: string[] = [];
      for (let i = 1; i <= 9; i++) ids.push((await anna.send(room, `${i}`)).id);
      expect(await texts(boris, { around: ids[4] ?? '', first: 5 })).toEqual(['3', '4', '5', '6', '7']);
      expect(await texts(boris, { around: ids[0] ?? '', first: 4 })).toEqual(['', '1', '2']);
      expect(await texts(boris, { around: ids[8] ?? '', first: 5 })).toEqual(['7', '8', '9']);
      expect(await texts(boris, { around: ids[4] ?? '', first: 1 })).toEqual(['5']);
      const { pageInfo } = await boris.history(room, { around: ids[4] ?? '', first: 5 });
      expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    });

    it('refuses an unknown cursor and two directions at once, with the field', async () => {
      const foreign = Buffer.from('["chatRooms",1,"x"]').toString('base64url');
      const huge = Buffer.from('["messages",99999999999]').toString('base64url');
      for (const cursor of ['zzz', '', foreign, huge, Buffer.from('["messages","1"]').toString('base64url')]) {
        for (const field of ['before', 'after'] as const) {
          const { extensions } = await anna.refusal(messages, { id: room.id, [field]: cursor });
          expect(extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field }] });
        }
      }
      const known = (await anna.history(room)).pageInfo.startCursor ?? '';
      const { extensions } = await anna.refusal(messages, { id: room.id, before: known, after: known });
      expect(extensions.code).toBe('VALIDATION_FAILED');
      expect((await anna.refusal(messages, { id: room.id, around: randomUUID() })).extensions.code).toBe('NOT_FOUND');
    });

    it('tells what changed after a revision, page by page, in the present state', async () => {
      const first = await anna.send(room, 'one');
      const { revision } = await boris.room(room.id);
      await anna.send(room, 'two');
      await anna.run(editMessage, { input: { id: first.id, text: 'one, edited' } });
      await anna.send(room, 'three');
      expect((await boris.changes(room, revision)).map(({ text }) => text)).toEqual(['two', 'one, edited', 'three']);
      const page = (await boris.run(changes, { id: room.id, afterRevision: revision, first: 2 })).chatRoom.changes;
      expect(page).toMatchObject({ hasMore: true, revision: revision + 2 });
      const rest = (await boris.run(changes, { id: room.id, afterRevision: page.revision })).chatRoom.changes;
      expect(rest).toMatchObject({ hasMore: false, revision: revision + 3, messages: [{ text: 'three' }] });
    });

    it('asks a client that knows more than the server to load the room anew', async () => {
      const { revision } = await anna.room(room.id);
      expect(await anna.changes(room, revision)).toEqual([]);
      const { extensions } = await anna.refusal(changes, { id: room.id, afterRevision: revision + 1 });
      expect(extensions.code).toBe('RESYNC_REQUIRED');
    });
  });

  describe('editing', () => {
    const written = (id: string, minutes: number) =>
      clinic.sql('update chat_message set created_at = now() - make_interval(mins => $2) where id = $1', [id, minutes]);
    const setting = (minutes: number) =>
      clinic.sql('update clinic set message_edit_minutes = $2 where id = $1', [clinic.id, minutes]);
    const editing = (who: Actor, id: string, text = 'edited') =>
      who.ask(editMessage, { input: { id, text } }).then(({ errors }) => errors?.[0]?.extensions.code ?? 'done');

    it('is for 15 minutes, or for as long as the clinic says; 0 switches it off', async () => {
      const { id } = await anna.send(room, 'draft');
      await written(id, 14);
      expect(await editing(anna, id, 'in time')).toBe('done');
      await written(id, 16);
      expect(await editing(anna, id, 'too late')).toBe('FORBIDDEN');
      await setting(30);
      expect(await editing(anna, id, 'in time again')).toBe('done');
      await setting(0);
      expect(await editing(anna, id, 'off')).toBe('FORBIDDEN');
      expect((await boris.message(id)).text).toBe('in time again');
    });

    it('marks the message, keeps its place, and keeps every version', async () => {
      const sent = await anna.send(room, 'first');
      const { editMessage: edited } = await anna.run(editMessage, { input: { id: sent.id, text: 'second' } });
      expect(edited.message).toMatchObject({ seq: sent.seq, text: 'second', revision: sent.revision + 1 });
      expect(edited.message.editedAt).not.toBeNull();
      await anna.run(editMessage, { input: { id: sent.id, text: 'third' } });

      const versions = (await anna.run(messageVersions, { messageId: sent.id })).messageVersions;
      expect(versions.map(({ version, text }) => [version, text])).toEqual([
        [1, 'first'],
        [2, 'second'],
        [3, 'third'],
      ]);
      expect(versions[0]?.writtenAt).toBe(sent.createdAt);
      const { elena } = clinic.people;
      expect((await elena.run(messageVersions, { messageId: sent.id })).messageVersions).toHaveLength(3);
      expect((await boris.refusal(messageVersions, { messageId: sent.id })).extensions.code).toBe('FORBIDDEN');
    });

    it('is for own messages only, and never for system lines', async () => {
      const { id } = await anna.send(room, 'mine');
      const { elena, stranger } = clinic.people;
      expect(await editing(boris, id)).toBe('FORBIDDEN');
      expect(await editing(elena, id)).toBe('FORBIDDEN');
      expect(await editing(stranger, id)).toBe('NOT_FOUND');
      const [line] = (await anna.history(room)).edges;
      expect(line?.node.kind).toBe('SYSTEM');
      expect(await editing(anna, line?.node.id ?? '')).toBe('FORBIDDEN');
      expect(await editing(anna, id)).toBe('done');
    });

    it('is over when access is over: ownership is not access', async () => {
      const { id } = await boris.send(room, 'mine');
      await anna.remove(room, boris);
      expect(await editing(boris, id)).toBe('NOT_FOUND');
      expect((await boris.refusal(withdrawMessage, { id })).extensions.code).toBe('NOT_FOUND');
      expect((await boris.refusal(messageVersions, { messageId: id })).extensions.code).toBe('NOT_FOUND');
      expect((await anna.message(id)).text).toBe('mine');
    });
  });

  describe('withdrawing', () => {
    it('leaves a tombstone, and the text is gone from every door', async () => {
      const secret = `secret ${randomUUID()}`;
      const { id } = await anna.send(room, secret);
      const reply = await boris.send(room, 'reply', { replyToId: id });
      await anna.run(editMessage, { input: { id, text: `${secret} edited` } });
      const live = await boris.socket();

      expect((await boris.refusal(withdrawMessage, { id })).extensions.code).toBe('FORBIDDEN');
      const { withdrawMessage: tombstone } = await anna.run(withdrawMessage, { id });
      expect(tombstone.message).toMatchObject({ text: '', withdrawnBy: { id: anna.id }, editedAt: null });
      expect(tombstone.message.withdrawnAt).not.toBeNull();
      await live.until((event) => event.__typename === 'MessageChanged' && event.message.withdrawnAt !== null);

      const doors = await Promise.all(
        [anna, boris, clinic.people.elena].flatMap((who) => [
          who.message(id),
          who.message(reply.id),
          who.history(room),
          who.changes(room, 0),
          who.rooms(),
          who.ask(messageVersions, { messageId: id }).then(({ data, errors }) => ({ data, errors })),
        ]),
      );
      expect(JSON.stringify([...doors, live.events])).not.toContain(secret);
      expect((await boris.message(reply.id)).replyTo).toEqual({ id, text: '' });
      expect((await anna.refusal(messageVersions, { messageId: id })).extensions.code).toBe('FORBIDDEN');
    });

    it('again changes nothing; a withdrawn message is not edited', async () => {
      const { id } = await anna.send(room, 'oops');
      const { withdrawMessage: first } = await anna.run(withdrawMessage, { id });
      expect((await anna.run(withdrawMessage, { id })).withdrawMessage).toEqual(first);
      const { extensions } = await anna.refusal(editMessage, { input: { id, text: 'back' } });
      expect(extensions.code).toBe('CONFLICT');
    });

    it('a repeat of its clientMessageId answers the tombstone', async () => {
      const clientMessageId = randomUUID();
      const { id } = await anna.send(room, 'oops', { clientMessageId });
      await anna.run(withdrawMessage, { id });
      expect(await anna.deliver(room, 'oops', { clientMessageId })).toMatchObject({
        duplicate: true,
        message: { id, text: '' },
      });
    });
  });

  it('a message that is not yours to see answers like one that does not exist', async () => {
    const { id } = await anna.send(room, 'ours');
    expect((await boris.message(id)).text).toBe('ours');
    const { stranger } = clinic.people;
    const foreign = await stranger.refusal(message, { id });
    expect(foreign.extensions.code).toBe('NOT_FOUND');
    expect(await stranger.refusal(message, { id: randomUUID() })).toEqual(foreign);
    expect(await stranger.refusal(message, { id: 'x' })).toEqual(foreign);
  });
});
