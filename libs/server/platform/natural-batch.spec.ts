import { NaturalBatch } from './natural-batch';

/** A batch whose runs a test lets go one by one. */
function controlled(size?: number) {
  const runs: { lane: string; items: readonly number[]; done: () => void; fail: (error: Error) => void }[] = [];
  const batch = new NaturalBatch<number, string>(
    (lane, items) =>
      new Promise((resolve, reject) => {
        runs.push({ lane, items, done: () => resolve(items.map((item) => `${lane}${item}`)), fail: reject });
      }),
    size,
  );
  return { batch, runs };
}
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('NaturalBatch', () => {
  it('runs what comes in one turn together, and answers each its own', async () => {
    const { batch, runs } = controlled();
    const answers = Promise.all([1, 2, 3].map((item) => batch.submit('a', item)));
    await nextTurn();
    expect(runs.map(({ items }) => items)).toEqual([[1, 2, 3]]);
    runs[0]?.done();
    expect(await answers).toEqual(['a1', 'a2', 'a3']);
  });

  it('collects while a batch is under way: never two at once in a lane', async () => {
    const { batch, runs } = controlled();
    const first = batch.submit('a', 1);
    await nextTurn();
    const others = Promise.all([batch.submit('a', 2), batch.submit('a', 3)]);
    await nextTurn();
    expect(runs).toHaveLength(1);
    runs[0]?.done();
    expect(await first).toBe('a1');
    await nextTurn();
    expect(runs[1]?.items).toEqual([2, 3]);
    runs[1]?.done();
    expect(await others).toEqual(['a2', 'a3']);
  });

  it('lets lanes run beside each other', async () => {
    const { batch, runs } = controlled();
    void batch.submit('a', 1);
    const other = batch.submit('b', 2);
    await nextTurn();
    expect(runs.map(({ lane }) => lane)).toEqual(['a', 'b']);
    runs[1]?.done();
    expect(await other).toBe('b2');
  });

  it('cuts batches at their size, in order', async () => {
    const { batch, runs } = controlled(2);
    const answers = Promise.all([1, 2, 3, 4, 5].map((item) => batch.submit('a', item)));
    for (let i = 0; i < 3; i++) {
      await nextTurn();
      runs[i]?.done();
      await nextTurn();
    }
    expect(runs.map(({ items }) => items)).toEqual([[1, 2], [3, 4], [5]]);
    expect(await answers).toHaveLength(5);
  });

  it('one bad item fails alone: its neighbours are run again, each for itself', async () => {
    const ran: (readonly number[])[] = [];
    const batch = new NaturalBatch<number, string>(async (_, items) => {
      ran.push(items);
      if (items.includes(2)) throw new Error('bad item');
      return items.map(String);
    });
    const answers = await Promise.allSettled([1, 2, 3].map((item) => batch.submit('a', item)));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'refused'))).toEqual([
      '1',
      'refused',
      '3',
    ]);
    expect(ran).toEqual([[1, 2, 3], [1], [2], [3]]);
    // The lane goes on.
    expect(await batch.submit('a', 4)).toBe('4');
  });
});
