import { me, message } from '../testing/sample-messages';
import { type AlertPorts, MessageAlerts } from './message-alerts';

describe('a message that has just arrived', () => {
  let done: string[];
  let time: number;

  beforeEach(() => {
    done = [];
    time = 0;
  });

  const alerts = (change: Partial<AlertPorts> = {}) =>
    new MessageAlerts(
      {
        speaks: () => true,
        isWatched: () => Promise.resolve(false),
        isMuted: () => false,
        isQuiet: () => false,
        sounds: () => true,
        notifications: () => true,
        ring: () => done.push('ring'),
        show: ({ id }) => done.push(id),
        ...change,
      },
      me.id,
      () => time,
    );

  it('is shown and rings', async () => {
    await alerts().arrived(message(1));
    expect(done).toEqual(['m1', 'ring']);
  });

  it('is left to the tab that has the voice', async () => {
    await alerts({ speaks: () => false }).arrived(message(1));
    expect(done).toEqual([]);
  });

  it('disturbs nobody who is looking at its room, in whichever tab', async () => {
    await alerts({ isWatched: (roomId) => Promise.resolve(roomId === 'room') }).arrived(message(1));
    await alerts({ isWatched: (roomId) => Promise.resolve(roomId === 'other') }).arrived(message(2));
    expect(done).toEqual(['m2', 'ring']);
  });

  it('disturbs nobody in quiet hours', async () => {
    await alerts({ isQuiet: () => true }).arrived(message(1, { mentionIds: [me.id] }));
    expect(done).toEqual([]);
  });

  it('of a muted room is silent, unless it mentions the person', async () => {
    const muted = alerts({ isMuted: () => true });
    await muted.arrived(message(1));
    await muted.arrived(message(2, { mentionIds: [me.id] }));
    expect(done).toEqual(['m2', 'ring']);
  });

  it('shows only, or rings only, as the person wants', async () => {
    await alerts({ sounds: () => false }).arrived(message(1));
    await alerts({ notifications: () => false }).arrived(message(2));
    expect(done).toEqual(['m1', 'ring']);
  });

  it('rings once for a burst', async () => {
    const busy = alerts();
    for (const [seq, at] of [
      [1, 0],
      [2, 1_400],
      [3, 1_600],
    ] as const) {
      time = at;
      await busy.arrived(message(seq));
    }
    expect(done).toEqual(['m1', 'ring', 'm2', 'm3', 'ring']);
  });
});
