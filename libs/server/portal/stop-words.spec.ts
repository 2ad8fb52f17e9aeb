import { asksToStop } from './stop-words';

describe('STOP in the thread opts out', () => {
  it.each(['STOP', 'stop', ' Stop! ', 'СТОП', 'стоп.', '«Стоп»'])('by "%s"', (text) => {
    expect(asksToStop(text)).toBe(true);
  });

  it.each(['', 'Please stop', 'When does the bus stop?', 'стоп-кран', 'stopp', '...'])('not by "%s"', (text) => {
    expect(asksToStop(text)).toBe(false);
  });
});
