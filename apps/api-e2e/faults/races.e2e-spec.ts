import { randomUUID } from 'node:crypto';
import type { Actor } from '../support/actor';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { sendMessage } from '../support/operations';
import { type OwnPlace, ownPlace } from '../support/own-process';

const ROUNDS = 5;

describe('D1 50 concurrent sends with one clientMessageId', () => {
  let place: OwnPlace;
  let clinic: Clinic<'anna' | 'boris'>;

  beforeAll(async () => {
    place = await ownPlace('races');
    const [api] = await Promise.all([place.start(), place.start()]);
    clinic = await aClinic({ anna: {}, boris: {} }, { api: api.url, database: place.database });
  });
  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  it.each([
    ['one process', [0]],
    ['two processes', [0, 1]],
  ])('to %s: one message, one seq, 49 duplicates of it, and no gap behind it', async (_, processes) => {
    const { anna, boris } = clinic.people;
    const room = await anna.chatWith(boris);
    const doors = processes.map((i) => anna.with({ url: place.apis[i]?.url ?? '' }));
    for (let round = 0; round < ROUNDS; round++) {
      const before = (await anna.room(room.id)).lastSeq;
      const clientMessageId = randomUUID();
      const answers = await Promise.all(
        doors.flatMap((door) =>
          Array.from({ length: 50 / doors.length }, (_, i) => door.deliver(room, `attempt ${i}`, { clientMessageId })),
        ),
      );
      expect(new Set(answers.map((sent) => sent.message.id)).size).toBe(1);
      expect(new Set(answers.map((sent) => sent.message.seq))).toEqual(new Set([before + 1]));
      expect(answers.filter((sent) => !sent.duplicate)).toHaveLength(1);
      const [stored] = await clinic.sql('select count(*)::int as n from chat_message where client_message_id = $1', [
        clientMessageId,
      ]);
      expect(stored).toEqual({ n: 1 });
      expect((await boris.send(room, 'next')).seq).toBe(before + 2);
      expect(await anna.room(room.id)).toMatchObject({ lastSeq: before + 2, writtenCount: before + 1 });
    }
  });
});

describe('R3 a member removed while 200 sends race', () => {
  let place: OwnPlace;
  let clinic: Clinic<'anna' | 'boris' | 'clara'>;

  beforeAll(async () => {
    place = await ownPlace('removal');
    await Promise.all([place.start(), place.start()]);
  });
  afterAll(() => place.end());
  beforeEach(async () => {
    const [api] = place.apis;
    clinic = await aClinic({ anna: {}, boris: {}, clara: {} }, { api: api?.url ?? '', database: place.database });
  });
  afterEach(() => everybodyLeaves(clinic));

  it.each([
    ['the same process', 0],
    ['another process', 1],
  ])('receives nothing committed after the removal, and is told within a second: removed through %s', async (_, at) => {
    const { anna, boris, clara } = clinic.people;
    const room = await anna.createRoom('Surgery', [boris, clara]);
    const remover = anna.with({ url: place.apis[at]?.url ?? '' });
    for (let round = 0; round < ROUNDS; round++) {
      const live = await clara.socket();
      // Eight writers, 25 messages each; the removal comes when some of them are through.
      let through = 0;
      let begin: () => void = () => undefined;
      const underWay = new Promise<void>((resolve) => (begin = resolve));
      const write = async (who: Actor, writer: number) => {
        for (let i = 0; i < 25; i++) {
          await who.send(room, `${round}/${writer}/${i}`);
          if (++through === 20 + round * 20) begin();
        }
      };
      const sends = Array.from({ length: 8 }, (_, i) => write(i % 2 === 0 ? anna : boris, i));
      await underWay;
      await remover.remove(room, clara);
      const answered = performance.now();
      await live.accessEnded(room.id);
      expect(performance.now() - answered).toBeLessThan(1_000);
      await Promise.all(sends);

      const [removal] = await clinic.sql(
        `select seq from chat_message where room_id = $1 and system_event = 'MEMBER_REMOVED' order by seq desc limit 1`,
        [room.id],
      );
      const removedAt = Number(removal?.['seq']);
      // A later event of another room shows that nothing is still on its way.
      const chat = await boris.chatWith(clara);
      await boris.send(chat, `marker ${round}`);
      await live.message(`marker ${round}`);
      const received = live.messagesIn(room.id).map(({ message }) => message.seq);
      expect(Math.max(0, ...received)).toBeLessThan(removedAt);
      // It was a race: something was committed after the removal, and the others have it.
      expect((await anna.room(room.id)).lastSeq).toBeGreaterThan(removedAt);
      // The other doors are shut as well.
      const { extensions } = await clara.refusal(sendMessage, {
        input: { roomId: room.id, clientMessageId: randomUUID(), text: 'still here?' },
      });
      expect(extensions.code).toBe('NOT_FOUND');
      await live.close();
      await anna.add(room, [clara]);
    }
  });
});
