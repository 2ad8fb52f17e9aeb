import { stripVTControlCharacters } from 'node:util';

/** How each runner sums up a run, one line or several; Nx hands the lines on, also when it takes a run from its cache. */
const SUMMARIES = [
  // Jest: `Tests:       1 failed, 2 skipped, 12 passed, 15 total`
  /^Tests: +(?:(?<failed>\d+) failed, )?(?:\d+ (?:skipped|todo), )*(?:(?<passed>\d+) passed, )?\d+ total$/,
  // node:test on a terminal and elsewhere
  /^(?:ℹ|#) pass (?<passed>\d+)$/,
  /^(?:ℹ|#) (?:fail|cancelled) (?<failed>\d+)$/,
  // Playwright; a flaky test has passed at its second try, which is no proof
  /^ {2,}(?<passed>\d+) passed(?: \(.*\))?$/,
  /^ {2,}(?<failed>\d+) (?:failed|flaky|interrupted)$/,
];

/**
 * Adds up the tests that the runners report in their output.
 * @param {string} output of Jest, node:test and Playwright, with or without colours
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(output) {
  const total = { passed: 0, failed: 0 };
  for (const line of stripVTControlCharacters(output).split(/\r?\n/)) {
    const groups = SUMMARIES.map((summary) => summary.exec(line)?.groups).find((found) => found !== undefined);
    total.passed += Number(groups?.['passed'] ?? 0);
    total.failed += Number(groups?.['failed'] ?? 0);
  }
  return total;
}
