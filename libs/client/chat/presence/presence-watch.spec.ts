import { PresenceWatch } from './presence-watch';

describe('PresenceWatch', () => {
  let asked: string[][];
  let online: string[];
  let visible: boolean;
  let watch: PresenceWatch;
  let reachable: boolean;

  beforeEach(() => {
    jest.useFakeTimers();
    [asked, online, visible, reachable] = [[], ['anna'], true, true];
    watch = new PresenceWatch({
      ask: (ids) => {
        asked.push(ids);
        return reachable ? Promise.resolve(online.filter((id) => ids.includes(id))) : Promise.reject(new Error());
      },
      isVisible: () => visible,
    });
  });
  afterEach(() => jest.useRealTimers());

  it('asks once for everybody who is shown, wherever and however often', async () => {
    watch.show('rooms', ['anna', 'boris']);
    watch.show('thread', ['anna']);
    await jest.advanceTimersByTimeAsync(200);
    expect(asked).toEqual([['anna', 'boris']]);
    expect([watch.isOnline('anna'), watch.isOnline('boris'), watch.isOnline(null)]).toEqual([true, false, false]);
  });

  it('asks again now and then, and hears who left', async () => {
    watch.show('rooms', ['anna', 'boris']);
    await jest.advanceTimersByTimeAsync(200);
    online = ['boris'];
    await jest.advanceTimersByTimeAsync(25_000);
    expect(asked).toHaveLength(2);
    expect([watch.isOnline('anna'), watch.isOnline('boris')]).toEqual([false, true]);
  });

  it('asks at once only for somebody new', async () => {
    watch.show('rooms', ['anna', 'boris']);
    await jest.advanceTimersByTimeAsync(200);
    watch.show('rooms', ['anna']);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
    watch.show('rooms', ['anna', 'clara']);
    await jest.advanceTimersByTimeAsync(200);
    expect(asked).toEqual([
      ['anna', 'boris'],
      ['anna', 'clara'],
    ]);
  });

  it('is silent in a hidden page, and looks as soon as it is seen again', async () => {
    watch.show('rooms', ['anna']);
    await jest.advanceTimersByTimeAsync(200);
    visible = false;
    watch.visibilityChanged();
    await jest.advanceTimersByTimeAsync(300_000);
    expect(asked).toHaveLength(1);
    visible = true;
    watch.visibilityChanged();
    await jest.advanceTimersByTimeAsync(10);
    expect(asked).toHaveLength(2);
  });

  it('is silent when nobody is shown any more', async () => {
    watch.show('rooms', ['anna']);
    await jest.advanceTimersByTimeAsync(200);
    watch.show('rooms', []);
    await jest.advanceTimersByTimeAsync(300_000);
    expect(asked).toHaveLength(1);
    watch.show('rooms', ['anna']);
    await jest.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
  });

  it('calls nobody online whom it could not ask about', async () => {
    watch.show('rooms', ['anna']);
    await jest.advanceTimersByTimeAsync(200);
    reachable = false;
    await jest.advanceTimersByTimeAsync(25_000);
    expect(watch.isOnline('anna')).toBe(false);
    reachable = true;
    await jest.advanceTimersByTimeAsync(25_000);
    expect(watch.isOnline('anna')).toBe(true);
  });
});
