import type { Actor } from './support/actor';
import { aClinic, type Clinic } from './support/clinic';
import { asOwner } from './support/owner';
import { run } from './support/run';
import { editMessage, type Room, withdrawMessage } from './support/operations';
import { searchMessages } from './support/staff-chat-operations';

describe('search over messages', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'dora' | 'eva'>;
  let anna: Actor;
  let boris: Actor;
  let clara: Actor;
  let room: Room;

  const found = async (actor: Actor, query: string, roomId?: string) =>
    (await actor.run(searchMessages, { query, ...(roomId && { roomId }) })).searchMessages.edges.map(
      ({ node }) => node.message.text,
    );

  beforeEach(async () => {
    clinic = await aClinic({ anna: {}, boris: {}, clara: {}, dora: {}, eva: {} });
    ({ anna, boris, clara } = clinic.people);
    room = await anna.createRoom('Surgery', [boris, clinic.people.dora]);
    await anna.send(room, 'The operations begin at eight');
    await boris.send(room, 'Безлатексные наборы готовы');
  });

  it('finds words in any form, in English and Russian, and their beginnings', async () => {
    expect(await found(boris, 'operation')).toEqual(['The operations begin at eight']);
    expect(await found(boris, 'OPERA')).toEqual(['The operations begin at eight']);
    expect(await found(boris, 'набор')).toEqual(['Безлатексные наборы готовы']);
    expect(await found(boris, 'наборами')).toEqual(['Безлатексные наборы готовы']);
    expect(await found(boris, 'безлат')).toEqual(['Безлатексные наборы готовы']);
    expect(await found(boris, 'eight operations')).toEqual(['The operations begin at eight']);
    expect(await found(boris, 'eight nine')).toEqual([]);
  });

  it('shows the found words', async () => {
    const { searchMessages: page } = await boris.run(searchMessages, { query: 'operations' });
    expect(page.edges[0]?.node.excerpt).toContainEqual({ text: 'operations', found: true });
    expect(page.edges[0]?.node.room.id).toBe(room.id);
  });

  it('takes what a person types as words, never as operators', async () => {
    for (const query of ["eight' | 'xx", 'eight & !begin', 'eight:*', '(eight', 'eight <-> begin']) {
      expect(await found(boris, query)).toEqual(query.includes('x') ? [] : ['The operations begin at eight']);
    }
    expect(await boris.refusal(searchMessages, { query: '&|!' })).toMatchObject({
      extensions: { code: 'VALIDATION_FAILED', fields: [{ field: 'query' }] },
    });
  });

  it('never shows a message of a room or a period that the viewer may not read', async () => {
    expect(await found(clara, 'operation')).toEqual([]);
    expect(await clara.refusal(searchMessages, { query: 'operation', roomId: room.id })).toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
    await anna.add(room, [clara]);
    await boris.send(room, 'operations go on');
    expect(await found(clara, 'operation')).toEqual(['operations go on']);
    await anna.remove(room, clara);
    expect(await found(clara, 'operation')).toEqual([]);
    expect(await found(anna, 'operation')).toEqual(['operations go on', 'The operations begin at eight']);
  });

  it('finds the same, and nothing hidden, whichever way the database takes to it', async () => {
    const hidden = await anna.createRoom('Hidden', [clinic.people.dora, clinic.people.eva]);
    const rooms = await Promise.all([1, 2, 3].map((n) => anna.createRoom(`Ward ${n}`, [boris, clinic.people.dora])));
    await anna.send(room, 'ward round with pethidine'); // before clara may read
    await anna.add(room, [clara]);
    for (const where of [...rooms, hidden, room]) {
      for (const part of ['one', 'two', 'three']) await anna.send(where, `ward round, part ${part}`);
    }
    await anna.remove(rooms[2] ?? room, boris);
    const readByBoris = [room, rooms[1], rooms[0]].flatMap(() =>
      ['three', 'two', 'one'].map((part) => `ward round, part ${part}`),
    );
    const readByClara = readByBoris.slice(0, 3);
    // Without statistics every word is taken for a rare one; with them this one is known to be frequent.
    for (const known of [false, true]) {
      if (known) await asOwner(run.database, 'analyze chat_message, chat_message_words');
      expect(await found(boris, 'round')).toEqual([...readByBoris, 'ward round with pethidine']);
      expect(await found(clara, 'rounds')).toEqual(readByClara);
      expect(await found(clara, 'round', room.id)).toEqual(readByClara);
      expect(await found(boris, 'round', rooms[0]?.id)).toEqual(readByClara);
      expect(await found(boris, 'pethidine')).toEqual(['ward round with pethidine']);
      expect(await found(clara, 'pethidine')).toEqual([]);
      expect(await found(clinic.people.dora, 'pethidin')).toEqual(['ward round with pethidine']);
    }
  });

  it('is within a room or across all', async () => {
    const other = await anna.chatWith(boris);
    await anna.send(other, 'operations elsewhere');
    expect(await found(boris, 'operation', other.id)).toEqual(['operations elsewhere']);
    expect(await found(boris, 'operation')).toHaveLength(2);
  });

  it('follows edits and withdrawals', async () => {
    const sent = await anna.send(room, 'laparoscopy tomorrow');
    await anna.run(editMessage, { input: { id: sent.id, text: 'arthroscopy tomorrow' } });
    expect(await found(boris, 'laparoscopy')).toEqual([]);
    expect(await found(boris, 'arthroscopy')).toEqual(['arthroscopy tomorrow']);
    await anna.run(withdrawMessage, { id: sent.id });
    expect(await found(boris, 'arthroscopy')).toEqual([]);
  });

  it('pages without repeats, the newest first', async () => {
    for (let i = 1; i <= 7; i++) await anna.send(room, `suture number ${i}`);
    const texts: string[] = [];
    for (let after: string | undefined; ;) {
      const { searchMessages: page } = await boris.run(searchMessages, {
        query: 'suture',
        first: 3,
        ...(after && { after }),
      });
      texts.push(...page.edges.map(({ node }) => node.message.text));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor ?? undefined;
    }
    expect(texts).toEqual([7, 6, 5, 4, 3, 2, 1].map((i) => `suture number ${i}`));
  });
});
