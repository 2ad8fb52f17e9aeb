import { type ListPage, PagedList } from './paged-list';

interface Row {
  readonly id: string;
}

/** A list on a server, ten to a page; each answer waits until it is let go. */
class Server {
  rows = Array.from({ length: 25 }, (_, at) => ({ id: String(at) }));
  fails = false;
  readonly asked: (string | null)[] = [];
  private readonly waiting: (() => void)[] = [];

  readonly ask = async (after: string | null): Promise<ListPage<Row>> => {
    this.asked.push(after);
    const { rows, fails } = this;
    await new Promise<void>((go) => this.waiting.push(go));
    if (fails) throw new Error('no answer');
    const from = after === null ? 0 : Number(after);
    const hasNextPage = rows.length > from + 10;
    const edges = rows.slice(from, from + 10).map((node) => ({ node }));
    return { edges, pageInfo: { hasNextPage, endCursor: String(from + 10) } };
  };

  async answer(): Promise<void> {
    this.waiting.shift()?.();
    for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  }
}

describe('a list on screen', () => {
  let server: Server;
  let list: PagedList<Row>;
  const ids = () => list.items().map(({ id }) => id);

  beforeEach(async () => {
    server = new Server();
    list = new PagedList<Row>(server.ask);
    void list.reload();
    await server.answer();
  });

  it('is read page by page', async () => {
    expect([ids().length, list.nextCursor(), list.loading()]).toEqual([10, '10', false]);
    void list.loadMore();
    expect(list.loading()).toBe(true);
    await server.answer();
    expect([ids().length, list.nextCursor()]).toEqual([20, '20']);
  });

  it('shows what others change, as far as it was read, and never empties meanwhile', async () => {
    void list.loadMore();
    await server.answer();
    server.rows = [{ id: 'new' }, ...server.rows];
    void list.refresh();
    expect([ids().length, list.loading()]).toEqual([20, false]);
    await server.answer();
    expect(ids()[0]).toBe('0');
    await server.answer();
    expect([ids()[0], ids().length, list.nextCursor()]).toEqual(['new', 20, '20']);
  });

  it('asks once more when something changes while it asks, however often', async () => {
    void list.refresh();
    server.rows = [{ id: 'late' }];
    for (let times = 0; times < 5; times++) void list.refresh();
    await server.answer();
    await server.answer();
    expect([ids(), server.asked.length]).toEqual([['late'], 3]);
  });

  it('a change during the first look is not missed', async () => {
    void list.reload();
    server.rows = [{ id: 'late' }];
    void list.refresh();
    await server.answer();
    await server.answer();
    expect(ids()).toEqual(['late']);
  });

  it('a refresh that fails leaves the list; a question that has changed since wins', async () => {
    server.fails = true;
    void list.refresh();
    await server.answer();
    expect([ids().length, list.failed()]).toEqual([10, null]);
    server.fails = false;
    void list.refresh();
    server.rows = [{ id: 'other' }];
    void list.reload();
    await server.answer();
    expect(ids().length).toBe(10);
    await server.answer();
    expect(ids()).toEqual(['other']);
  });
});
