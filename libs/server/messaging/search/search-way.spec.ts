import { type SearchOutlook, cheapestWay, otherWay } from './search-way';

describe('the way of a search', () => {
  const hospital: SearchOutlook = { all: 1_000_000, readable: 200_000, rooms: 200, share: 0.1, wanted: 20 };
  const first = (outlook: Partial<SearchOutlook>) => cheapestWay({ ...hospital, ...outlook });

  it('is back in time for words that are soon met, and by the index of words for rare ones', () => {
    expect(first({ share: 0.1 })).toBe('TIME');
    expect(first({ share: 0.006 })).toBe('TIME');
    expect(first({ share: 0.0005 })).toBe('INDEX');
    expect(first({ share: 0 })).toBe('INDEX');
  });

  it('is along the rooms for somebody who may read little, unless the word is rarer than that', () => {
    expect(first({ readable: 2_000, rooms: 10 })).toBe('ROOMS');
    expect(first({ readable: 2_000, rooms: 10, share: 0.006 })).toBe('ROOMS');
    expect(first({ readable: 2_000, rooms: 10, share: 0.000_01 })).toBe('INDEX');
  });

  it('is along the one room in which is searched', () => {
    expect(first({ readable: 100_000, rooms: 1 })).toBe('ROOMS');
    expect(first({ readable: 100_000, rooms: 1, share: 0.0001 })).toBe('INDEX');
  });

  it('is another one when the first takes long after all', () => {
    expect(otherWay('INDEX', hospital)).toBe('TIME');
    // Two words that are never together look like some hits in a hundred; the index tells at once that there are none.
    expect(otherWay('TIME', { ...hospital, share: 0.02 })).toBe('INDEX');
    // A word of every tenth message that nobody of these rooms ever wrote: better to the end of the rooms.
    expect(otherWay('TIME', hospital)).toBe('ROOMS');
  });

  it('is some way in a clinic that has written nothing', () => {
    expect(cheapestWay({ all: 0, readable: 0, rooms: 0, share: Number.NaN, wanted: 20 })).toMatch(/INDEX|TIME|ROOMS/);
  });
});
