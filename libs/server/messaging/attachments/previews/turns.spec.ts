import { Turns } from './turns';

/** Work that goes on until it is told to end, and says what runs. */
function workshop(turns: Turns) {
  const running = new Set<string>();
  const ends = new Map<string, () => void>();
  return {
    running: () => [...running],
    /** `key` and a number: what one person does after the other. */
    begin: (name: string) =>
      turns.take(name.charAt(0), async () => {
        running.add(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        running.delete(name);
      }),
    end: async (name: string) => {
      ends.get(name)?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

describe('turns', () => {
  it('are one at a time for each key, in the order of asking, and two at a time for all', async () => {
    const { begin, end, running, settled } = workshop(new Turns(2));
    const all = ['a1', 'a2', 'b1', 'c1'].map(begin);
    await settled();
    expect(running()).toEqual(['a1', 'b1']);
    await end('a1');
    expect(running()).toEqual(['b1', 'c1']);
    await end('b1');
    expect(running()).toEqual(['c1', 'a2']);
    await end('c1');
    await end('a2');
    await Promise.all(all);
    expect(running()).toEqual([]);
  });

  it('go on after one that failed', async () => {
    const turns = new Turns(1);
    const failed = turns.take('a', () => Promise.reject(new Error('unreadable')));
    const next = turns.take('a', () => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('unreadable');
    expect(await next).toBe('done');
  });
});
