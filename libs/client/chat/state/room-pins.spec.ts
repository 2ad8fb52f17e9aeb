import { message } from '../testing/sample-messages';
import { RoomPins } from './room-pins';

const pinned = (seq: number, minute: number, revision = seq) =>
  message(seq, { pinnedAt: `2026-03-25T12:0${minute}:00Z`, revision });

describe('RoomPins', () => {
  let pins: RoomPins;
  const ids = () => pins.all().map(({ id }) => id);

  beforeEach(() => {
    pins = new RoomPins();
    pins.replace([pinned(1, 1), pinned(2, 2)]);
  });

  it('shows the latest pin first, however old the message is', () => {
    expect(ids()).toEqual(['m2', 'm1']);
    pins.hear([pinned(0, 3, 7)]);
    expect(pins.latest()?.id).toBe('m0');
  });

  it('drops what is unpinned or withdrawn', () => {
    pins.hear([message(1, { revision: 8 })]);
    expect(ids()).toEqual(['m2']);
    pins.hear([{ ...pinned(2, 2, 9), withdrawnAt: '2026-03-25T13:00:00Z' }]);
    expect(pins.latest()).toBeNull();
  });

  it('shows the new text of an edited pin, never an older state', () => {
    pins.hear([{ ...pinned(1, 1, 8), text: 'new' }]);
    pins.hear([{ ...pinned(1, 1, 7), text: 'between' }]);
    expect(pins.all().find(({ id }) => id === 'm1')?.text).toBe('new');
  });

  it('takes no notice of messages that nobody pinned', () => {
    const before = pins.all();
    pins.hear([message(5)]);
    expect(pins.all()).toBe(before);
  });
});
