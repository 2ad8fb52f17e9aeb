const SHORTEST_MS = 300;
const LONGEST_MS = 10_000;

/**
 * Full jitter: anywhere between 0.3 s and a ceiling that doubles up to 10 s, so that the clients of a restarted server
 * do not all come back in the same moment.
 * @param attempt 0 for the first try after the loss
 * @param random in [0, 1)
 * @returns milliseconds
 */
export function reconnectDelay(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (attempt + 1));
  return SHORTEST_MS + random * (ceiling - SHORTEST_MS);
}
