import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import { leaveChatRoom, markDelivered, markRead, type Room } from './support/operations';

describe('message status indicators', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'dmitry' | 'stranger'>;
  let anna: Actor;
  let boris: Actor;
  let clara: Actor;
  let dmitry: Actor;
  let room: Room;

  beforeEach(async () => {
    clinic = await aClinic({ anna: {}, boris: {}, clara: {}, dmitry: {}, stranger: {} });
    ({ anna, boris, clara, dmitry } = clinic.people);
    room = await anna.createRoom('Surgery', [boris, clara, dmitry]);
  });
  afterEach(() => everybodyLeaves(clinic));

  const deliveryOf = async (id: string) => (await anna.message(id)).delivery;

  it('walk from SENT through DELIVERED to READ, with the counts between', async () => {
    const { id, seq } = await anna.send(room, 'hello');
    expect(await deliveryOf(id)).toEqual({ status: 'SENT', recipients: 3, delivered: 0, read: 0 });
    await boris.markDelivered(room, seq);
    expect(await deliveryOf(id)).toEqual({ status: 'SENT', recipients: 3, delivered: 1, read: 0 });
    await clara.markDelivered(room, seq);
    await dmitry.markRead(room, seq);
    expect(await deliveryOf(id)).toEqual({ status: 'DELIVERED', recipients: 3, delivered: 3, read: 1 });
    await clara.markRead(room, seq);
    expect(await deliveryOf(id)).toEqual({ status: 'DELIVERED', recipients: 3, delivered: 3, read: 2 });
    await boris.markRead(room, seq);
    expect(await deliveryOf(id)).toEqual({ status: 'READ', recipients: 3, delivered: 3, read: 3 });
  });

  it('recipients are the members at the time of sending', async () => {
    const { stranger } = clinic.people;
    const before = await anna.send(room, 'before');
    await anna.add(room, [stranger], 'ALL');
    const after = await anna.send(room, 'after');
    await stranger.markRead(room, after.seq);
    expect(await deliveryOf(before.id)).toMatchObject({ recipients: 3, read: 0 });
    expect(await deliveryOf(after.id)).toMatchObject({ recipients: 4, read: 1 });
  });

  it('one who leaves no longer holds the total back, and what reached them stays counted', async () => {
    const first = await anna.send(room, 'first');
    const second = await anna.send(room, 'second');
    await boris.markRead(room, second.seq);
    await clara.markRead(room, second.seq);
    await dmitry.markDelivered(room, first.seq);
    expect(await deliveryOf(second.id)).toEqual({ status: 'SENT', recipients: 3, delivered: 2, read: 2 });

    await dmitry.run(leaveChatRoom, { roomId: room.id });
    expect(await deliveryOf(second.id)).toEqual({ status: 'READ', recipients: 2, delivered: 2, read: 2 });
    expect(await deliveryOf(first.id)).toEqual({ status: 'READ', recipients: 3, delivered: 3, read: 2 });
    const third = await anna.send(room, 'third');
    expect(await deliveryOf(third.id)).toMatchObject({ recipients: 2 });
    const left = (await anna.room(room.id)).members.find(({ employee }) => employee.id === dmitry.id);
    expect(left).toMatchObject({ deliveredSeq: first.seq, readSeq: 0 });
    expect(left?.leftAt).not.toBeNull();
  });

  it('never go backwards, and read implies delivered', async () => {
    const first = await anna.send(room, 'first');
    const second = await anna.send(room, 'second');
    expect((await boris.markRead(room, second.seq)).readSeq).toBe(second.seq);
    expect((await boris.markRead(room, first.seq)).readSeq).toBe(second.seq);
    expect(await boris.markDelivered(room, first.seq)).toBe(second.seq);
    expect(await clara.markDelivered(room, second.seq)).toBe(second.seq);
    expect((await clara.markRead(room, first.seq)).readSeq).toBe(first.seq);
    // What is delivered later takes nothing back that was read before.
    const third = await anna.send(room, 'third');
    expect(await boris.markDelivered(room, third.seq)).toBe(third.seq);
    const { members } = await anna.room(room.id);
    const marks = (who: Actor) => members.find(({ employee }) => employee.id === who.id);
    expect(marks(boris)).toMatchObject({ deliveredSeq: third.seq, readSeq: second.seq });
    expect((await boris.room(room.id)).unreadCount).toBe(1);
    expect(marks(clara)).toMatchObject({ deliveredSeq: second.seq, readSeq: first.seq });
  });

  it('a mark beyond the end means the end; a negative one is refused', async () => {
    const { seq } = await anna.send(room, 'hello');
    expect(await boris.markRead(room, 2_000_000_000)).toEqual({ readSeq: seq, unreadCount: 0 });
    const next = await anna.send(room, 'news');
    expect((await boris.room(room.id)).unreadCount).toBe(1);
    expect((await deliveryOf(next.id)).read).toBe(0);
    expect((await boris.refusal(markRead, { roomId: room.id, seq: -1 })).extensions.code).toBe('VALIDATION_FAILED');
  });

  it('marks of a room that is not yours answer like those of no room', async () => {
    const { stranger } = clinic.people;
    const { seq } = await anna.send(room, 'hello');
    const refusals = [
      await stranger.refusal(markRead, { roomId: room.id, seq }),
      await stranger.refusal(markDelivered, { roomId: room.id, seq }),
      await stranger.refusal(markRead, { roomId: randomUUID(), seq }),
    ];
    expect(refusals.map(({ extensions }) => extensions.code)).toEqual(refusals.map(() => 'NOT_FOUND'));
    expect(new Set(refusals.map((refusal) => refusal.message)).size).toBe(1);
    await anna.remove(room, dmitry);
    expect((await dmitry.refusal(markRead, { roomId: room.id, seq })).extensions.code).toBe('NOT_FOUND');
    expect((await deliveryOf((await anna.history(room)).edges.at(1)?.node.id ?? '')).read).toBe(0);
  });

  it('sending has read what was there before it for a sender who had read everything', async () => {
    await anna.send(room, 'question');
    await boris.send(room, 'late answer');
    expect((await boris.room(room.id)).unreadCount).toBe(1);
    expect((await anna.room(room.id)).readSeq).toBe(2);
  });
});
