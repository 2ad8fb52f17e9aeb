import type { TypingSign } from './chat-types';
import { SIGN_LASTS_MS, TOLD_EVERY_MS, TypingSigns } from './typing-signs';

describe('TypingSigns', () => {
  let told: string[];
  let signs: TypingSigns;
  const sign = (name: string, roomId = 'room'): TypingSign => ({
    __typename: 'PersonTyping',
    roomId,
    personId: name.toLowerCase(),
    name,
  });

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    signs = new TypingSigns(
      async (roomId) => void told.push(roomId),
      () => Date.now(),
    );
  });
  afterEach(() => jest.useRealTimers());

  it('name who is writing in a room, first come first, and nobody twice', () => {
    signs.heard(sign('Irina'));
    signs.heard(sign('Boris'));
    signs.heard(sign('Irina'));
    expect(signs.in('room')).toEqual(['Irina', 'Boris']);
    expect(signs.in('other')).toEqual([]);
  });

  it('end five seconds after the last one', () => {
    signs.heard(sign('Irina'));
    jest.advanceTimersByTime(SIGN_LASTS_MS - 1);
    signs.heard(sign('Irina'));
    jest.advanceTimersByTime(SIGN_LASTS_MS - 1);
    expect(signs.in('room')).toEqual(['Irina']);
    jest.advanceTimersByTime(1);
    expect(signs.in('room')).toEqual([]);
  });

  it('end when the message comes, in that room only', () => {
    signs.heard(sign('Irina'));
    signs.heard(sign('Irina', 'other'));
    signs.stopped('room', 'irina');
    expect(signs.in('room')).toEqual([]);
    expect(signs.in('other')).toEqual(['Irina']);
  });

  it('tell the others at the first key, then at most every three seconds, and never for blanks', () => {
    signs.typed('room', '  ');
    expect(told).toEqual([]);
    signs.typed('room', 'h');
    signs.typed('room', 'he');
    jest.advanceTimersByTime(TOLD_EVERY_MS - 1);
    signs.typed('room', 'hel');
    expect(told).toEqual(['room']);
    jest.advanceTimersByTime(1);
    signs.typed('room', 'hell');
    signs.typed('other', 'h');
    expect(told).toEqual(['room', 'room', 'other']);
  });
});
