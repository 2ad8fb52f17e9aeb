import { GraphqlFailure } from '@client/graphql';
import { AT_ONCE, type Upload, UploadQueue } from './upload-queue';

/** The way to the server: each upload waits for the test to answer it. */
interface Attempt {
  readonly upload: Upload;
  readonly progress: (part: number) => void;
  readonly signal: AbortSignal;
  readonly answer: (id: string) => void;
  readonly refuse: (failure: GraphqlFailure) => void;
}

describe('UploadQueue', () => {
  let attempts: Attempt[];
  let told: string[];
  let queue: UploadQueue;
  const names = () => attempts.map(({ upload }) => upload.name);
  const states = () => queue.uploads().map(({ name, state }) => `${name}: ${state}`);
  const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
  const add = (...files: string[]) => {
    for (const name of files) queue.add({ key: name, roomId: 'room', name, file: new Blob(['x']), inTray: true });
  };

  beforeEach(() => {
    jest.useFakeTimers();
    attempts = [];
    told = [];
    queue = new UploadQueue({
      send: (upload, progress, signal) =>
        new Promise((answer, refuse) => attempts.push({ upload, progress, signal, answer, refuse })),
      done: (key, id) => told.push(`${key} is ${id}`),
      failed: (key, reason) => told.push(`${key} failed: ${reason}`),
      noAnswer: () => 'No answer.',
    });
    queue.setConnected(true);
  });
  afterEach(() => jest.useRealTimers());

  it('uploads three at once, the next as soon as one is done', async () => {
    add('a', 'b', 'c', 'd');
    expect(names()).toHaveLength(AT_ONCE);
    attempts[1]?.answer('2');
    await settle();
    expect(names()).toEqual(['a', 'b', 'c', 'd']);
    expect(states()).toEqual(['a: uploading', 'b: done', 'c: uploading', 'd: uploading']);
    expect(told).toEqual(['b is 2']);
  });

  it('tells how far it has come', () => {
    add('a');
    attempts[0]?.progress(0.4);
    expect(queue.find('a')?.progress).toBe(0.4);
  });

  it('keeps what was chosen offline until the connection is back', () => {
    queue.setConnected(false);
    add('a');
    expect(states()).toEqual(['a: waiting']);
    queue.setConnected(true);
    expect(states()).toEqual(['a: uploading']);
  });

  it('goes on by itself after an outage, however long', async () => {
    add('a');
    queue.setConnected(false);
    for (let cut = 0; cut < 10; cut++) {
      attempts.at(-1)?.refuse(new GraphqlFailure('NETWORK', 'cut'));
      await settle(60_000);
    }
    expect(states()).toEqual(['a: waiting']);
    queue.setConnected(true);
    attempts.at(-1)?.answer('1');
    await settle();
    expect(told).toEqual(['a is 1']);
  });

  it('gives up after four tries on a working connection, and starts again on Retry', async () => {
    add('a');
    for (let cut = 0; cut < 4; cut++) {
      attempts.at(-1)?.refuse(new GraphqlFailure('NETWORK', 'cut'));
      await settle(2_000);
    }
    expect(queue.find('a')).toMatchObject({ state: 'failed', reason: 'No answer.', refused: false });
    expect(attempts).toHaveLength(4);
    queue.retry('a');
    expect(states()).toEqual(['a: uploading']);
  });

  it("keeps a refused file with the server's reason, and does not try it again", async () => {
    add('a');
    attempts[0]?.refuse(new GraphqlFailure('UNSUPPORTED_FILE', 'It is not a PDF.'));
    await settle(60_000);
    expect(queue.find('a')).toMatchObject({ state: 'failed', reason: 'It is not a PDF.', refused: true });
    expect(attempts).toHaveLength(1);
    expect(told).toEqual(['a failed: It is not a PDF.']);
  });

  it('stops an upload that is removed, and lets the next one go', () => {
    add('a', 'b', 'c', 'd');
    queue.remove('a');
    expect(attempts[0]?.signal.aborted).toBe(true);
    expect(names()).toEqual(['a', 'b', 'c', 'd']);
    expect(states()).toEqual(['b: uploading', 'c: uploading', 'd: uploading']);
  });

  it('lets a message take all but the failed ones', async () => {
    add('a', 'b');
    attempts[0]?.refuse(new GraphqlFailure('UNSUPPORTED_FILE', 'no'));
    await settle();
    expect(queue.take('room').map(({ name }) => name)).toEqual(['b']);
    expect(queue.tray('room').map(({ name }) => name)).toEqual(['a']);
    expect(queue.tray('other')).toEqual([]);
  });

  it('holds nothing after log-out', () => {
    add('a');
    queue.clear();
    expect(queue.uploads()).toEqual([]);
    expect(attempts[0]?.signal.aborted).toBe(true);
  });
});
