/** Degrees in OKLCH, told apart easily. None is red: red means that something is wrong. */
const HUES = [255, 195, 145, 300, 70, 225, 330, 110, 170, 278, 50, 350];

/** A hue in degrees that a name keeps for ever, on every screen and device. */
export function hueOf(seed: string): number {
  let hash = 2166136261;
  for (const character of seed) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  }
  return HUES[(hash >>> 0) % HUES.length] ?? 255;
}

/** At most two letters: the first of the first and of the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '#';
}
