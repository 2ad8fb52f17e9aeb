import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosenOf, framesOf, gateOf, medianRun, tableOf, verdictOf } from './gates.mjs';

describe('budgets', () => {
  const shift = { measure: 'shift', unit: 'px', atMost: 1 };

  it('holds up to its gate and fails beyond it, also when nothing could be measured', () => {
    assert.equal(verdictOf({ ...shift, value: 1 }), 'ok');
    assert.equal(verdictOf({ ...shift, value: 1.1 }), 'FAILS');
    assert.equal(verdictOf({ ...shift, value: NaN }), 'FAILS');
    const score = { measure: 'score', unit: '', atLeast: 95 };
    assert.equal(verdictOf({ ...score, value: 95 }), 'ok');
    assert.equal(verdictOf({ ...score, value: 94 }), 'FAILS');
    assert.equal(verdictOf({ ...score, value: NaN }), 'FAILS');
  });

  it('tells what has no gate without a verdict', () => {
    assert.equal(verdictOf({ measure: 'yardstick', unit: 'fps', value: 3 }), '');
    assert.equal(gateOf({ measure: 'both', unit: '', value: 0, atLeast: 1, atMost: 34.04 }), '>= 1 and <= 34');
  });

  it('prints a table that is Markdown', () => {
    assert.equal(
      tableOf([
        { ...shift, value: 0.25, note: '6 pages' },
        { ...shift, measure: 'jump', value: NaN },
      ]),
      [
        '| measure | measured     | gate | verdict | note    |',
        '| ------- | ------------ | ---- | ------- | ------- |',
        '| shift   | 0.25 px      | <= 1 | ok      | 6 pages |',
        '| jump    | not measured | <= 1 | FAILS   |         |',
      ].join('\n'),
    );
  });

  it('takes the checks that were asked for, and refuses a name that there is not', () => {
    const names = ['sizes', 'list', 'scroll'];
    assert.deepEqual(chosenOf(names, []), names);
    assert.deepEqual(chosenOf(names, ['siz', 'scroll']), ['sizes', 'scroll']);
    assert.throws(() => chosenOf(names, ['sizes', 'scrol1']), /Nothing is called scrol1/);
  });

  it('counts frames by the time between them', () => {
    const even = Array.from({ length: 61 }, (_, at) => at * 16);
    assert.deepEqual(framesOf(even), { fps: 62.5, p95: 16 });
    const oneLate = [...even, even.at(-1) ?? 0, 60 * 16 + 100].toSorted((one, other) => one - other);
    assert.equal(framesOf(oneLate).p95, 16);
    assert.ok(Number.isNaN(framesOf([]).fps));
  });

  it('takes the median of each number', () => {
    assert.deepEqual(
      medianRun([
        { a: 1, b: 30 },
        { a: 3, b: 10 },
        { a: 2, b: 20 },
      ]),
      { a: 2, b: 20 },
    );
  });
});
