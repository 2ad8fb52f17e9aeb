import { GraphqlFailure } from '@client/graphql';
import { me, message } from '../testing/sample-messages';
import type { Message } from './chat-types';
import { ACKNOWLEDGED_WITHIN_MS, Outbox, type OutboxEntry, type OutboxStorage } from './outbox';

const now = new Date('2026-03-25T10:00:00Z');

/** Stands for IndexedDB: what it holds is what a reloaded page would find. */
class Shelf implements OutboxStorage {
  readonly entries = new Map<string, OutboxEntry>();
  all = async () => [...this.entries.values()];
  put = async (entry: OutboxEntry) => void this.entries.set(entry.clientMessageId, entry);
  remove = async (id: string) => void this.entries.delete(id);
  clear = async () => this.entries.clear();
}

/** The server and the way to it: each attempt waits for the test to answer it. */
class Wire {
  readonly attempts: {
    entry: OutboxEntry;
    signal: AbortSignal;
    answer: (message: Message) => void;
    refuse: (failure: GraphqlFailure) => void;
  }[] = [];
  send = (entry: OutboxEntry, signal: AbortSignal) =>
    new Promise<Message>((answer, refuse) => this.attempts.push({ entry, signal, answer, refuse }));
  last = () => {
    const attempt = this.attempts.at(-1);
    if (!attempt) throw new Error('nothing was sent');
    return attempt;
  };
}

describe('Outbox', () => {
  let shelf: Shelf;
  let wire: Wire;
  let outbox: Outbox;
  let uploads: string[];
  let forgotten: string[];
  const texts = () => wire.attempts.map(({ entry }) => entry.text);
  const states = () => outbox.entries().map(({ text, state }) => `${text}: ${state}`);

  const open = (): Outbox => {
    const box: Outbox = new Outbox({
      send: wire.send,
      acknowledged: (sent) => box.confirm(sent.clientMessageId ?? ''),
      storage: shelf,
      upload: ({ files }) => uploads.push(...files.filter(({ attachmentId }) => !attachmentId).map(({ key }) => key)),
      forgetFiles: (files) => forgotten.push(...files.map(({ key }) => key)),
    });
    return box;
  };
  const acknowledge = async () => {
    const { entry, answer } = wire.last();
    answer(message(1, { sender: me, clientMessageId: entry.clientMessageId }));
    await jest.advanceTimersByTimeAsync(0);
  };

  beforeEach(() => {
    jest.useFakeTimers();
    shelf = new Shelf();
    wire = new Wire();
    uploads = [];
    forgotten = [];
    outbox = open();
    outbox.setConnected(true);
  });
  afterEach(() => jest.useRealTimers());

  it('sends the messages of a room in order, one at a time', async () => {
    outbox.add('room', 'one', null, now);
    outbox.add('room', 'two', null, now);
    expect(texts()).toEqual(['one']);
    await acknowledge();
    expect(texts()).toEqual(['one', 'two']);
    await acknowledge();
    expect(outbox.entries()).toEqual([]);
    expect(shelf.entries.size).toBe(0);
  });

  it('does not let one room wait for another', () => {
    outbox.add('room', 'here', null, now);
    outbox.add('other', 'there', null, now);
    expect(texts()).toEqual(['here', 'there']);
  });

  it('sends again under the same id after the connection was lost, and only then', async () => {
    const { clientMessageId } = outbox.add('room', 'one', null, now);
    outbox.setConnected(false);
    expect(wire.last().signal.aborted).toBe(true);
    expect(states()).toEqual(['one: queued']);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(wire.attempts).toHaveLength(1);
    outbox.setConnected(true);
    expect(wire.attempts.map(({ entry }) => entry.clientMessageId)).toEqual([clientMessageId, clientMessageId]);
    await acknowledge();
    expect(outbox.entries()).toEqual([]);
  });

  it('ignores the answer to an attempt that was given up', async () => {
    outbox.add('room', 'one', null, now);
    const [first] = wire.attempts;
    outbox.setConnected(false);
    outbox.setConnected(true);
    first?.refuse(new GraphqlFailure('VALIDATION_FAILED', 'stale'));
    await jest.advanceTimersByTimeAsync(0);
    expect(states()).toEqual(['one: sending']);
  });

  it('calls a message not sent after 10 s without an answer, and lets the next one go', async () => {
    outbox.add('room', 'one', null, now);
    outbox.add('room', 'two', null, now);
    await jest.advanceTimersByTimeAsync(ACKNOWLEDGED_WITHIN_MS - 1);
    expect(states()).toEqual(['one: sending', 'two: queued']);
    await jest.advanceTimersByTimeAsync(1);
    expect(states()).toEqual(['one: failed', 'two: sending']);
    expect(outbox.failedRooms()).toEqual(new Set(['room']));
  });

  it('retries under the same id', async () => {
    const { clientMessageId } = outbox.add('room', 'one', null, now);
    await jest.advanceTimersByTimeAsync(ACKNOWLEDGED_WITHIN_MS);
    outbox.retry(clientMessageId);
    expect(wire.last().entry.clientMessageId).toBe(clientMessageId);
    await acknowledge();
    expect(outbox.entries()).toEqual([]);
  });

  it("keeps the server's reason when it refuses for good", async () => {
    outbox.add('room', 'one', null, now);
    wire.last().refuse(new GraphqlFailure('VALIDATION_FAILED', 'At most 8,000 characters.'));
    await jest.advanceTimersByTimeAsync(0);
    expect(outbox.entries()[0]).toMatchObject({ state: 'failed', reason: 'At most 8,000 characters.' });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(wire.attempts).toHaveLength(1);
  });

  it('tries again by itself when the server is only busy', async () => {
    outbox.add('room', 'one', null, now);
    wire.last().refuse(new GraphqlFailure('SERVICE_UNAVAILABLE', 'Try again.'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(wire.attempts).toHaveLength(2);
    await acknowledge();
    expect(outbox.entries()).toEqual([]);
  });

  it('is there again after a reload, in the order of writing', async () => {
    outbox.setConnected(false);
    outbox.add('room', 'one', null, now);
    jest.setSystemTime(Date.now() + 5);
    outbox.add('room', 'two', null, now);
    outbox = open();
    await outbox.restore();
    expect(states()).toEqual(['one: queued', 'two: queued']);
    outbox.setConnected(true);
    expect(texts()).toEqual(['one']);
  });

  it('sends after a reload what was in flight before it, under the same id', async () => {
    const { clientMessageId } = outbox.add('room', 'one', null, now);
    expect(states()).toEqual(['one: sending']);
    outbox = open();
    await outbox.restore();
    outbox.setConnected(true);
    expect(wire.last().entry.clientMessageId).toBe(clientMessageId);
  });

  it('lets go of a message that an event showed before the answer came', async () => {
    const { clientMessageId } = outbox.add('room', 'one', null, now);
    outbox.add('room', 'two', null, now);
    outbox.confirm(clientMessageId);
    expect(texts()).toEqual(['one', 'two']);
    expect(shelf.entries.has(clientMessageId)).toBe(false);
  });

  it('leaves nothing behind at log-out', async () => {
    outbox.add('room', 'one', null, now);
    await outbox.clear();
    expect(outbox.entries()).toEqual([]);
    expect(shelf.entries.size).toBe(0);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(wire.attempts).toHaveLength(1);
  });

  describe('with files', () => {
    const scan = { key: 'scan', name: 'scan.pdf', size: 9, attachmentId: null };
    const photo = { key: 'photo', name: 'photo.jpg', size: 9, attachmentId: 'attachment-photo' };

    it('leaves when all its files are there, and holds up nobody until then', async () => {
      outbox.add('room', 'with a scan', null, now, { files: [scan, photo] });
      outbox.add('room', 'urgent', null, now);
      expect(texts()).toEqual(['urgent']);
      await acknowledge();
      outbox.fileUploaded('scan', 'attachment-scan');
      expect(texts()).toEqual(['urgent', 'with a scan']);
      expect(wire.last().entry.files.map(({ attachmentId }) => attachmentId)).toEqual([
        'attachment-scan',
        'attachment-photo',
      ]);
      await acknowledge();
      expect(forgotten).toEqual(['scan', 'photo']);
    });

    it('says why a file could not be uploaded, and uploads it again on Retry', () => {
      const { clientMessageId } = outbox.add('room', '', null, now, { files: [scan] });
      outbox.fileFailed('scan', 'The file is larger than 25 MB.');
      expect(outbox.entries()[0]).toMatchObject({ state: 'failed', reason: 'The file is larger than 25 MB.' });
      outbox.retry(clientMessageId);
      expect(uploads).toEqual(['scan']);
      outbox.fileUploaded('scan', 'attachment-scan');
      expect(wire.attempts).toHaveLength(1);
    });

    it('uploads all of them anew when the server no longer knew one', async () => {
      const { clientMessageId } = outbox.add('room', '', null, now, { files: [photo] });
      wire.last().refuse(new GraphqlFailure('NOT_FOUND', 'There is no such file to send.'));
      await jest.advanceTimersByTimeAsync(0);
      outbox.retry(clientMessageId);
      expect(uploads).toEqual(['photo']);
      expect(wire.attempts).toHaveLength(1);
    });

    it('goes on with the upload after a reload', async () => {
      outbox.add('room', 'with a scan', null, now, { files: [scan, photo] });
      outbox = open();
      await outbox.restore();
      outbox.setConnected(true);
      expect(uploads).toEqual(['scan']);
      outbox.fileUploaded('scan', 'attachment-scan');
      expect(texts()).toEqual(['with a scan']);
    });
  });
});
