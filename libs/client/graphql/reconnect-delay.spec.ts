import { reconnectDelay } from './reconnect-delay';

describe('reconnectDelay', () => {
  it('never waits less than 0.3 s, whatever the dice say', () => {
    for (let attempt = 0; attempt < 20; attempt++) expect(reconnectDelay(attempt, 0)).toBe(300);
  });

  it('doubles the ceiling with every attempt up to 10 s', () => {
    const ceilings = [0, 1, 2, 3, 4, 5, 9].map((attempt) => Math.round(reconnectDelay(attempt, 1)));
    expect(ceilings).toEqual([600, 1200, 2400, 4800, 9600, 10_000, 10_000]);
  });
});
