/** @param {number[]} values @param {number} part between 0 and 1 @returns {number} NaN when there are none */
export function percentile(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** @param {number[]} values @returns {number} */
export function median(values) {
  return percentile(values, 0.5);
}

/**
 * The median of each number over rounds of the same kind.
 * @param {Record<string, number>[]} rounds
 * @returns {Record<string, number>}
 */
export function medians(rounds) {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(rounds.map((round) => round[name] ?? NaN))]));
}

/** Rounds to what such a measurement can tell: three digits. @param {number} value */
export function threeDigits(value) {
  if (!Number.isFinite(value)) return '-';
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 3 });
}

/** @param {string[]} head @param {string[][]} rows the first column is text, the others are numbers */
export function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {string[]} */ cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
