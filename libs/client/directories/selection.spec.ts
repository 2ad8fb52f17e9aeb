import { Selection, inPortions } from './selection';

describe('choosing rows', () => {
  it('keeps what was chosen on earlier pages, and takes all or none of a page', () => {
    const selection = new Selection();
    expect([selection.count(), selection.hasAll([])]).toEqual([0, false]);
    selection.set(['a', 'b'], true);
    selection.set(['c'], true);
    expect([selection.ids(), selection.hasAll(['a', 'b']), selection.hasAll(['a', 'd'])]).toEqual([
      ['a', 'b', 'c'],
      true,
      false,
    ]);
    selection.set(['a', 'b', 'd'], false);
    expect(selection.ids()).toEqual(['c']);
    selection.clear();
    expect(selection.count()).toBe(0);
  });

  it('sends many in portions that the server takes, counts what they did and stops at a refusal', async () => {
    const ids = Array.from({ length: 1_001 }, (_, at) => String(at));
    const sizes: number[] = [];
    const count = (portion: string[]) => Promise.resolve(sizes.push(portion.length) && portion.length - 1);
    expect([await inPortions(ids, count), sizes]).toEqual([998, [500, 500, 1]]);
    let calls = 0;
    const refusing = () => (++calls === 2 ? Promise.reject(new Error('no')) : Promise.resolve(1));
    await expect(inPortions(ids, refusing)).rejects.toThrow('no');
    expect(calls).toBe(2);
  });
});
