import { GraphqlFailure } from '@client/graphql';
import { Drafts, SAVED_AFTER_MS } from './drafts';

/** The server: what it holds, what it was asked, and when it answers. */
class Server {
  readonly held = new Map<string, string>();
  readonly asked: string[] = [];
  refusal: GraphqlFailure | null = null;
  slow: Promise<void> | null = null;
  save = async (roomId: string, text: string) => {
    this.asked.push(`${roomId}: ${text}`);
    if (this.refusal) throw this.refusal;
    await this.slow;
    this.held.set(roomId, text);
  };
}

describe('Drafts', () => {
  let server: Server;
  const open = (person = 'anna') => {
    const drafts = new Drafts(person, { save: server.save, storage: sessionStorage });
    drafts.setConnected(true);
    return drafts;
  };
  const pause = (ms = SAVED_AFTER_MS) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    sessionStorage.clear();
    server = new Server();
  });
  afterEach(() => jest.useRealTimers());

  it('are saved on the server after a pause in typing, not at every key', async () => {
    const drafts = open();
    drafts.keep('room', 'h');
    await pause(SAVED_AFTER_MS - 1);
    drafts.keep('room', 'ha');
    await pause(SAVED_AFTER_MS - 1);
    expect(server.asked).toEqual([]);
    await pause(1);
    expect(server.asked).toEqual(['room: ha']);
  });

  it('stay in the tab over a reload until the server has them, and no longer', async () => {
    open().keep('room', 'half a thought');
    const reloaded = open();
    expect(reloaded.of('room')).toBe('half a thought');
    expect(reloaded.of('other')).toBe('');
    await pause();
    expect(server.held.get('room')).toBe('half a thought');
    expect(sessionStorage).toHaveLength(0);
  });

  it('show nobody the drafts of somebody else', () => {
    open().keep('room', 'private');
    expect(open('boris').all().size).toBe(0);
  });

  it('wait for the connection and are then saved', async () => {
    const drafts = open();
    drafts.setConnected(false);
    drafts.keep('room', 'on the stairs');
    await pause(60_000);
    expect(server.asked).toEqual([]);
    drafts.setConnected(true);
    await pause(0);
    expect(server.asked).toEqual(['room: on the stairs']);
  });

  it('take what another device wrote, and never over what was typed here and is not saved', async () => {
    const drafts = open();
    drafts.adopt('room', 'from the phone');
    expect(drafts.of('room')).toBe('from the phone');
    drafts.keep('room', 'typed here');
    drafts.adopt('room', 'from the phone, later');
    expect(drafts.of('room')).toBe('typed here');
    await pause();
    expect(server.held.get('room')).toBe('typed here');
    drafts.adopt('room', 'from the phone, at last');
    expect(drafts.of('room')).toBe('from the phone, at last');
  });

  it('are not taken back by an answer that is older than the save', async () => {
    const drafts = open();
    const asked = drafts.now();
    drafts.keep('room', 'new');
    await pause();
    drafts.adopt('room', 'old', asked);
    expect(drafts.of('room')).toBe('new');
  });

  it('typed while a save is under way are saved after it', async () => {
    const drafts = open();
    let answer = () => {};
    server.slow = new Promise((resolve) => (answer = resolve));
    drafts.keep('room', 'one');
    await pause();
    drafts.keep('room', 'one two');
    drafts.adopt('room', 'one');
    expect(drafts.of('room')).toBe('one two');
    answer();
    await pause();
    expect(server.held.get('room')).toBe('one two');
    expect(sessionStorage).toHaveLength(0);
  });

  it('that were sent are gone from the server at once', async () => {
    const drafts = open();
    drafts.keep('room', 'hello');
    await pause();
    drafts.keep('room', '');
    await pause(0);
    expect(server.held.get('room')).toBe('');
  });

  it('are tried again when the server is busy, and not when it refuses for good', async () => {
    const drafts = open();
    server.refusal = new GraphqlFailure('SERVICE_UNAVAILABLE', 'busy');
    drafts.keep('room', 'x');
    await pause();
    server.refusal = new GraphqlFailure('NOT_FOUND', 'gone');
    await pause(60_000);
    expect(server.asked).toHaveLength(2);
    expect(drafts.of('room')).toBe('x');
  });

  it('leave nothing behind in the browser at log-out', async () => {
    const drafts = open();
    drafts.adopt('saved', 'one');
    drafts.keep('room', 'two');
    await drafts.flush();
    drafts.keep('other', 'three');
    drafts.clear();
    expect(sessionStorage).toHaveLength(0);
    expect(drafts.all().size).toBe(0);
    await pause(60_000);
    expect(server.asked).toEqual(['room: two']);
  });
});
