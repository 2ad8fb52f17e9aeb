const STOP = new Set(['stop', 'стоп']);

/** A message that is nothing but STOP or СТОП, whatever its case and punctuation. */
export function asksToStop(text: string): boolean {
  return STOP.has(text.replace(/[\p{P}\p{Z}\s]+/gu, '').toLowerCase());
}
