/** What is known before a search: all of it estimates. */
export interface SearchOutlook {
  /** Messages of the clinic. */
  readonly all: number;
  /** Messages that the viewer may read, of those asked for, and in how many rooms they are. */
  readonly readable: number;
  readonly rooms: number;
  /** Part of all messages that have the words: from 0 to 1. */
  readonly share: number;
  /** Hits on a page. */
  readonly wanted: number;
}

/**
 * INDEX: everything with these words, by the index of words; then what may be read of it.
 * TIME: back in time over all messages of the clinic, until a page is full.
 * ROOMS: back over each room of the viewer, until a page is full.
 */
export type SearchWay = 'INDEX' | 'TIME' | 'ROOMS';

/** Measured: a row in the order of time costs 1, one of a room 5, since others lie between; one anywhere 25. */
const COST = { TIME: 1, ROOMS: 5, INDEX: 25 };

/** The cheapest way: by the number of rows that each looks at, and what a row costs there. */
export function cheapestWay(outlook: SearchOutlook): SearchWay {
  const { all, readable, rooms, wanted } = outlook;
  const likely = likelihood(outlook);
  const costs: Record<SearchWay, number> = {
    INDEX: all * likely * COST.INDEX,
    TIME: Math.min(all, (wanted * all) / (Math.max(readable, 1) * likely)) * COST.TIME,
    ROOMS: Math.min(readable, (rooms * wanted) / likely) * COST.ROOMS,
  };
  const ways: readonly SearchWay[] = ['INDEX', 'TIME', 'ROOMS'];
  return ways.reduce((best, way) => (costs[way] < costs[best] ? way : best));
}

/**
 * When one takes long after all: the words of the index were more than it looked, or what was walked had few of them,
 * and then a walk along the rooms goes to their ends.
 */
export function otherWay(first: SearchWay, outlook: SearchOutlook): SearchWay {
  if (first === 'INDEX') return 'TIME';
  return outlook.all * likelihood(outlook) * COST.INDEX < outlook.readable * COST.ROOMS ? 'INDEX' : 'ROOMS';
}

/** Of an empty clinic nothing is known; no word is in more than all messages or in none. */
function likelihood({ all, share }: SearchOutlook): number {
  return Math.min(1, Math.max(Number.isFinite(share) ? share : 0, 1 / Math.max(all, 1)));
}
