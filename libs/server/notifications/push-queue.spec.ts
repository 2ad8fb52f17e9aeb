import { PushQueue, type QueuedMessage } from './push-queue';

const message = (id: string, roomId = 'room'): QueuedMessage => ({ id, roomId });

describe('the queue of pushes', () => {
  let flushed: string[][];
  const record = async (_: string, messages: readonly QueuedMessage[]) => {
    flushed.push(messages.map(({ id }) => id));
  };
  const byId = ({ id }: QueuedMessage) => id;

  beforeEach(() => {
    jest.useFakeTimers();
    flushed = [];
  });
  afterEach(() => jest.useRealTimers());

  it('collects for a while, and hands on together', async () => {
    const queue = new PushQueue(record, { delayMs: 100, most: 10, key: byId });
    queue.add('alpaca', [message('1')]);
    await jest.advanceTimersByTimeAsync(60);
    queue.add('alpaca', [message('2'), message('3')]);
    queue.add('llama', [message('4')]);
    await jest.advanceTimersByTimeAsync(60);
    expect(flushed).toEqual([['1', '2', '3']]);
    await jest.advanceTimersByTimeAsync(60);
    expect(flushed).toEqual([['1', '2', '3'], ['4']]);
    expect(queue.size).toBe(0);
  });

  it('holds so many and no more, and forgets the oldest', async () => {
    const queue = new PushQueue(record, { delayMs: 100, most: 3, key: byId });
    for (let i = 1; i <= 10; i++) queue.add('alpaca', [message(String(i))]);
    expect(queue.size).toBe(3);
    await jest.advanceTimersByTimeAsync(120);
    expect(flushed).toEqual([['8', '9', '10']]);
  });

  it('collects on while a hand-over takes its time', async () => {
    let finish: () => void = () => undefined;
    const slow = new PushQueue(
      async (clinic, messages) => {
        await record(clinic, messages);
        await new Promise<void>((resolve) => (finish = resolve));
      },
      { delayMs: 100, most: 10, key: byId },
    );
    slow.add('alpaca', [message('1')]);
    await jest.advanceTimersByTimeAsync(120);
    for (const id of ['2', '3']) {
      slow.add('alpaca', [message(id)]);
      await jest.advanceTimersByTimeAsync(120);
    }
    expect(flushed).toEqual([['1']]);
    finish();
    await jest.advanceTimersByTimeAsync(0);
    expect(flushed).toEqual([['1'], ['2', '3']]);
  });

  it('keeps the latest of a key', async () => {
    const queue = new PushQueue(record, { delayMs: 100, most: 10, key: ({ roomId }) => roomId });
    queue.add('alpaca', [message('1', 'a'), message('2', 'b'), message('3', 'a')]);
    await jest.advanceTimersByTimeAsync(120);
    expect(flushed).toEqual([['2', '3']]);
  });
});
