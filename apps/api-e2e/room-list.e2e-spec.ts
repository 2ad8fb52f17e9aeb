import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import { chatRooms, employee, employees, type Operation, type Room } from './support/operations';

describe('the chat room list', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'grigory' | 'percent'>;
  let anna: Actor;

  beforeEach(async () => {
    clinic = await aClinic({
      anna: { name: 'Anna Petrova' },
      boris: { name: 'Boris Smirnov' },
      clara: { name: 'Clara Novak' },
      grigory: { name: 'Григорий Соколов' },
      percent: { name: '100% Temp_Staff' },
    });
    ({ anna } = clinic.people);
  });
  afterEach(() => everybodyLeaves(clinic));

  const names = async (who: Actor, search?: string) =>
    (await who.rooms(search === undefined ? {} : { search })).edges.map(({ node }) => node.name);

  it('has the newest activity first, with the last line and the time', async () => {
    const { boris, clara } = clinic.people;
    const first = await anna.chatWith(boris);
    await anna.chatWith(clara);
    expect(await names(anna)).toEqual(['Clara Novak', 'Boris Smirnov']);

    const sent = await boris.send(first, 'look here');
    const [top] = (await anna.rooms()).edges;
    expect(top?.node).toMatchObject({ id: first.id, lastMessage: { id: sent.id, text: 'look here' } });
    expect(top?.node.lastActivityAt).toBe(sent.createdAt);
  });

  it('names the other person of a chat of two, and nobody in other rooms', async () => {
    const { boris, clara } = clinic.people;
    const direct = await anna.chatWith(boris);
    const room = await anna.createRoom('Night shift', [boris, clara]);
    type Partners = { chatRooms: { edges: { node: { id: string; partnerId: string | null } }[] } };
    const operation: Operation<Partners, object> = { text: '{ chatRooms { edges { node { id partnerId } } } }' };
    const partners = async (who: Actor) => {
      const { edges } = (await who.run(operation, {})).chatRooms;
      return new Map(edges.map(({ node }) => [node.id, node.partnerId]));
    };
    expect([...(await partners(anna))]).toEqual([
      [room.id, null],
      [direct.id, boris.id],
    ]);
    expect((await partners(boris)).get(direct.id)).toBe(anna.id);
    await anna.add(direct, [clara]);
    expect((await partners(anna)).get(direct.id)).toBeNull();
  });

  it('is searched by name and by member, whatever the case, and never as a pattern', async () => {
    const { boris, clara, grigory, percent } = clinic.people;
    await anna.chatWith(boris);
    await anna.createRoom('Night shift', [clara, grigory]);
    await anna.createRoom('50 % off', [boris, percent]);
    expect(await names(anna, 'NIGHT')).toEqual(['Night shift']);
    expect((await names(anna, 'smir')).sort()).toEqual(['50 % off', 'Boris Smirnov']);
    expect(await names(anna, 'соколов')).toEqual(['Night shift']);
    expect(await names(anna, '%')).toEqual(['50 % off']);
    expect(await names(anna, 'temp_staff')).toEqual(['50 % off']);
    expect(await names(anna, 'tempXstaff')).toEqual([]);
    expect(await names(anna, "'; drop table chat_room; --")).toEqual([]);
    // One's own name is in every room and finds none.
    expect(await names(anna, 'Petrova')).toEqual([]);
    for (const blank of ['   ', '\u0000']) expect(await names(anna, blank)).toHaveLength(3);
    expect(await names(anna, 'ni\u0000ght')).toEqual(['Night shift']);
  });

  it('is read page by page, each room once, also while rooms move to the top', async () => {
    const { boris, clara } = clinic.people;
    const rooms: Room[] = [];
    for (let i = 0; i < 7; i++) rooms.push(await anna.createRoom(`Room ${i}`, [boris, clara]));
    // Rooms of the same moment are told apart all the same.
    await clinic.sql(`update chat_room set last_activity_at = date_trunc('second', now()) where clinic_id = $1`, [
      clinic.id,
    ]);

    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 10; pages++) {
      const page = await anna.rooms({ first: 2, ...(after !== undefined && { after }) });
      expect(page.pageInfo.hasPreviousPage).toBe(after !== undefined);
      expect(page.edges).toHaveLength(pages < 3 ? 2 : 1);
      seen.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor ?? undefined;
      const [newest] = seen;
      if (pages === 1 && newest !== undefined) await boris.send({ id: newest }, 'to the top');
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(rooms.map(({ id }) => id)));
  });

  it('refuses an unknown cursor and a page that is too large or empty, with the field', async () => {
    const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const id = anna.person.clinicId;
    const cursors = ['nonsense', '', 'W10', forged('chatRooms', 1e300, id), forged('chatRooms', 1, 'x')].concat([
      forged('chatRooms', id, 1),
      forged('employees', 'a', 'b'),
      forged('employees', 'a\u0000', id),
    ]);
    for (const after of cursors) {
      for (const error of [await anna.refusal(chatRooms, { after }), await anna.refusal(employees, { after })]) {
        expect(error.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field: 'after' }] });
      }
    }
    // Each list knows its own.
    expect((await anna.ask(chatRooms, { after: forged('chatRooms', 1, id) })).errors).toBeUndefined();
    expect((await anna.ask(employees, { after: forged('employees', 'a', id) })).errors).toBeUndefined();
    expect((await anna.refusal(chatRooms, { first: 0 })).extensions.fields).toMatchObject([{ field: 'first' }]);
    expect((await anna.refusal(chatRooms, { first: 101 })).extensions.code).toBe('TOO_COMPLEX');
  });

  it('takes null for an argument that is not given', async () => {
    const { boris } = clinic.people;
    const room = await anna.chatWith(boris);
    const text = `{ chatRooms(after: null, search: null, kinds: null) { edges { node { id } } pageInfo { hasPreviousPage } }
      employees(after: null, search: null, role: null) { edges { node { id } } pageInfo { hasPreviousPage } }
      chatRoom(id: "${room.id}") { messages(before: null, after: null, around: null) { edges { node { seq } } } } }`;
    expect(await anna.run({ text }, {})).toMatchObject({
      chatRooms: { edges: [{ node: { id: room.id } }], pageInfo: { hasPreviousPage: false } },
      employees: { pageInfo: { hasPreviousPage: false } },
      chatRoom: { messages: { edges: [{ node: { seq: 1 } }] } },
    });
  });

  it('holds only rooms of the kinds that are asked for', async () => {
    await anna.chatWith(clinic.people.boris);
    expect((await anna.rooms({ kinds: ['STAFF'] })).edges).toHaveLength(1);
    expect((await anna.rooms({ kinds: ['PATIENT', 'CHAT_GROUP'] })).edges).toEqual([]);
  });

  describe('counts what is unread', () => {
    const unread = async (who: Actor, room: Room) => (await who.room(room.id)).unreadCount;

    it('what others wrote, not what one wrote oneself, and no system line', async () => {
      const { boris, clara } = clinic.people;
      const room = await anna.createRoom('Surgery', [boris, clara]);
      await anna.add(room, [clinic.people.grigory]);
      expect(await unread(boris, room)).toBe(0);

      for (const text of ['one', 'two', 'three']) await anna.send(room, text);
      expect([await unread(anna, room), await unread(boris, room)]).toEqual([0, 3]);

      // An own message in between counts for the others only.
      const own = await boris.send(room, 'four');
      expect([await unread(anna, room), await unread(boris, room)]).toEqual([1, 3]);
      await anna.send(room, 'five');
      expect([await unread(anna, room), await unread(boris, room)]).toEqual([1, 4]);

      expect(await boris.markRead(room, own.seq)).toEqual({ readSeq: own.seq, unreadCount: 1 });
      expect(await boris.markRead(room, own.seq + 1)).toEqual({ readSeq: own.seq + 1, unreadCount: 0 });
    });

    it('reading up to the middle of a mix of own, foreign and system lines leaves exactly the foreign ones', async () => {
      const { boris, clara, grigory } = clinic.people;
      const room = await anna.createRoom('Surgery', [boris, clara]);
      await anna.send(room, 'a1'); // 2
      await boris.send(room, 'b1'); // 3
      await anna.add(room, [grigory]); // 4
      await anna.send(room, 'a2'); // 5
      await boris.send(room, 'b2'); // 6
      await anna.remove(room, grigory); // 7
      await anna.send(room, 'a3'); // 8
      expect(await unread(boris, room)).toBe(3);
      const left = [3, 2, 2, 2, 1, 1, 1, 0];
      for (const [index, count] of left.entries()) {
        expect((await boris.markRead(room, index + 1)).unreadCount).toBe(count);
        expect(await unread(boris, room)).toBe(count);
      }
    });

    it('a withdrawn or edited message changes no count', async () => {
      const { boris } = clinic.people;
      const room = await anna.chatWith(boris);
      const { id } = await anna.send(room, 'oops');
      await anna.run({ text: 'mutation ($id: ID!) { withdrawMessage(id: $id) { message { id } } }' }, { id });
      expect(await unread(boris, room)).toBe(1);
    });
  });
});

describe('choosing an employee', () => {
  it('lists the active people of the clinic by name, found by name and position, page by page', async () => {
    const clinic = await aClinic({
      zoe: { name: 'Zoe', role: 'ADMINISTRATOR' },
      anna: { name: 'anna' },
      boris: { name: 'Boris' },
      gone: { name: 'Gone', active: false },
    });
    const { zoe, gone } = clinic.people;
    const page = async (args: object) => (await zoe.run(employees, args)).employees;
    const all = await page({});
    expect(all.edges.map(({ node }) => node.name)).toEqual(['anna', 'Boris', 'Zoe']);
    expect((await page({ search: 'BOR' })).edges.map(({ node }) => node.name)).toEqual(['Boris']);
    expect((await page({ search: 'nu\u0000rs' })).edges).toHaveLength(3);
    expect((await page({ role: 'ADMINISTRATOR' })).edges.map(({ node }) => node.name)).toEqual(['Zoe']);

    const first = await page({ first: 2 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const rest = await page({ first: 2, after: first.pageInfo.endCursor ?? '' });
    expect([...first.edges, ...rest.edges].map(({ node }) => node.name)).toEqual(['anna', 'Boris', 'Zoe']);
    expect(rest.pageInfo.hasNextPage).toBe(false);

    // History names people who have gone.
    expect((await zoe.run(employee, { id: gone.id })).employee).toMatchObject({ name: 'Gone', active: false });
  });
});
