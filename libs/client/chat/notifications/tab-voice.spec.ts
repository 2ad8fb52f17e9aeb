import { TabVoice } from './tab-voice';

/** Locks as the browser has them, for tabs of one test: jsdom brings none. */
class Locks {
  private readonly held: { name: string; mode: LockMode }[] = [];
  private readonly waiting: (() => void)[] = [];

  readonly request = async (name: string, options: LockOptions, work: () => Promise<void>): Promise<void> => {
    const mode = options.mode ?? 'exclusive';
    while (mode === 'exclusive' && this.held.some((lock) => lock.name === name)) {
      await new Promise<void>((resolve, reject) => {
        this.waiting.push(resolve);
        options.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    }
    const lock = { name, mode };
    this.held.push(lock);
    await work();
    this.held.splice(this.held.indexOf(lock), 1);
    this.waiting.splice(0).forEach((wake) => wake());
  };
  readonly query = () => Promise.resolve({ held: [...this.held], pending: [] });
}

const settled = () => new Promise((done) => setTimeout(done));

describe('the voice of the tabs', () => {
  const tabs = (count: number, locks = new Locks() as unknown as LockManager) =>
    Array.from({ length: count }, () => new TabVoice(locks, 'anna')) as [TabVoice, TabVoice];

  it('is with one of them, and goes to another when that one goes', async () => {
    const [first, second] = tabs(2);
    await settled();
    expect([first.speaks, second.speaks]).toEqual([true, false]);
    first.stop();
    await settled();
    expect([first.speaks, second.speaks]).toEqual([false, true]);
  });

  it('knows what is looked at in any of them', async () => {
    const [first, second] = tabs(2);
    await settled();
    second.watch('room');
    expect(await first.isWatched('room')).toBe(true);
    expect(await first.isWatched('other')).toBe(false);
    second.watch('other');
    await settled();
    expect([await first.isWatched('room'), await first.isWatched('other')]).toEqual([false, true]);
    second.watch(null);
    await settled();
    expect(await first.isWatched('other')).toBe(false);
  });

  it('is with each of them where the browser has no locks', async () => {
    const alone = new TabVoice(undefined, 'anna');
    alone.watch('room');
    expect([alone.speaks, await alone.isWatched('room'), await alone.isWatched('other')]).toEqual([true, true, false]);
  });
});
