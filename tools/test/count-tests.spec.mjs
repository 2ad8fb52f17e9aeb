import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countTests } from './count-tests.mjs';

describe('countTests', () => {
  for (const [name, output, expected] of /** @type {const} */ ([
    ['Jest', 'Test Suites: 1 passed, 1 total\nTests:       12 passed, 12 total', { passed: 12, failed: 0 }],
    ['Jest with failures', 'Tests:       2 failed, 1 skipped, 12 passed, 15 total', { passed: 12, failed: 2 }],
    ['Jest where all fail', 'Tests:       3 failed, 3 total', { passed: 0, failed: 3 }],
    [
      'Jest in colour',
      '\x1b[1mTests:       \x1b[22m\x1b[1m\x1b[32m4 passed\x1b[39m\x1b[22m, 4 total',
      { passed: 4, failed: 0 },
    ],
    ['node:test', 'ℹ tests 5\nℹ pass 4\nℹ fail 1\nℹ cancelled 0', { passed: 4, failed: 1 }],
    ['node:test as TAP', '# tests 5\n# pass 5\n# fail 0', { passed: 5, failed: 0 }],
    ['Playwright', 'Running 3 tests using 1 worker\n\n  3 passed (7.2s)', { passed: 3, failed: 0 }],
    [
      'Playwright with failures',
      '  1 failed\n    [chromium] › a.ts:3:1 › x\n  1 flaky\n  2 passed (9s)',
      { passed: 2, failed: 2 },
    ],
    ['several projects', 'Tests:       1 passed, 1 total\nTests:       2 passed, 2 total', { passed: 3, failed: 0 }],
    ['nothing', '', { passed: 0, failed: 0 }],
  ]))
    it(`reads the summary of ${name}`, () => assert.deepEqual(countTests(output), expected));
});
