// What is measured against what, and the table of it. Pure: the numbers come from the measure-*.mjs beside it.
import { median } from '../bench/statistics.mjs';

/**
 * One line of the table. A measure without a gate is told for comparison only.
 * @typedef {object} Result
 * @property {string} measure
 * @property {number} value NaN when it could not be measured
 * @property {string} unit
 * @property {number} [atMost]
 * @property {number} [atLeast]
 * @property {string} [note]
 */

/** @typedef {'ok' | 'FAILS' | ''} Verdict */

/** @param {Result} result @returns {Verdict} what could not be measured fails; so does NaN */
export function verdictOf({ value, atMost, atLeast }) {
  if (atMost === undefined && atLeast === undefined) return '';
  const holds = (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
  return holds ? 'ok' : 'FAILS';
}

/** @param {Result} result */
export function gateOf({ atMost, atLeast }) {
  const parts = [
    atLeast === undefined ? '' : `>= ${rounded(atLeast)}`,
    atMost === undefined ? '' : `<= ${rounded(atMost)}`,
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

/** @param {readonly Result[]} results @returns {string} a table that is Markdown too */
export function tableOf(results) {
  const rows = results.map((result) => [
    result.measure,
    Number.isNaN(result.value) ? 'not measured' : `${rounded(result.value)} ${result.unit}`.trim(),
    gateOf(result),
    verdictOf(result),
    result.note ?? '',
  ]);
  const lines = [['measure', 'measured', 'gate', 'verdict', 'note'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(3, ...lines.map((line) => (line[column] ?? '').length)));
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(lines[0] ?? []), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/**
 * The names that were asked for, each found by a part of it; all of them when none was.
 * @param {readonly string[]} names @param {readonly string[]} words
 * @throws {Error} when a word finds nothing: a check that was misspelt must not look passed
 */
export function chosenOf(names, words) {
  const unknown = words.find((word) => !names.some((name) => name.includes(word)));
  if (unknown !== undefined) throw new Error(`Nothing is called ${unknown}. There are: ${names.join(' ')}`);
  return words.length === 0 ? [...names] : names.filter((name) => words.some((word) => name.includes(word)));
}

/**
 * Frames of a second, and how long all but the slowest twentieth lasted at most.
 * @param {readonly number[]} times of frames, in ms
 */
export function framesOf(times) {
  const lengths = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const sum = lengths.reduce((total, length) => total + length, 0);
  const sorted = lengths.toSorted((one, other) => one - other);
  return { fps: (lengths.length * 1_000) / sum, p95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN };
}

/**
 * The median of each number over the runs.
 * @template {Record<string, number>} T
 * @param {readonly T[]} runs @returns {T}
 */
export function medianRun(runs) {
  const names = Object.keys(runs[0] ?? {});
  return /** @type {T} */ (
    Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name] ?? NaN))]))
  );
}

/** @param {number} value */
function rounded(value) {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return String(Number(value.toFixed(digits)));
}
