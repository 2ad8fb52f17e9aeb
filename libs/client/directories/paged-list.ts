import { signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';

export interface ListPage<T> {
  readonly edges: readonly { readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list that is read page by page. An answer that comes after the question has changed is dropped. */
export class PagedList<T extends { readonly id: string }> {
  private readonly nodes = signal<readonly T[]>([]);
  private readonly asking = signal(true);
  private readonly reason = signal<string | null>(null);
  private readonly more = signal<string | null>(null);
  private question = 0;
  private refreshing = false;
  private stale = false;

  readonly items = this.nodes.asReadonly();
  readonly loading = this.asking.asReadonly();
  /** The code of what went wrong. */
  readonly failed = this.reason.asReadonly();
  readonly nextCursor = this.more.asReadonly();

  constructor(private readonly ask: (after: string | null) => Promise<ListPage<T>>) {}

  reload(): Promise<void> {
    return this.load(null);
  }

  loadMore(): Promise<void> {
    return this.load(this.more());
  }

  /**
   * Asks again for as much as is shown, while it stays on screen: somebody else has changed something. One round at a
   * time; what fails leaves the list as it is, and the next change or a reload mends it.
   */
  async refresh(): Promise<void> {
    this.stale = true;
    if (this.refreshing || this.asking()) return;
    this.refreshing = true;
    while (this.stale && !this.asking()) {
      this.stale = false;
      await this.askAnew();
    }
    this.refreshing = false;
  }

  /** Puts a changed thing in its place, without asking again. */
  put(changed: T): void {
    this.nodes.update((nodes) => nodes.map((node) => (node.id === changed.id ? changed : node)));
  }

  private async askAnew(): Promise<void> {
    const { question } = this;
    const wanted = this.nodes().length;
    const found: T[] = [];
    try {
      for (let after: string | null = null; ;) {
        const { edges, pageInfo }: ListPage<T> = await this.ask(after);
        if (question !== this.question) return;
        found.push(...edges.map(({ node }) => node));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
        if (after !== null && found.length < wanted) continue;
        this.nodes.set(found);
        this.more.set(after);
        this.reason.set(null);
        return;
      }
    } catch {
      // It stays as it is.
    }
  }

  private async load(after: string | null): Promise<void> {
    const question = ++this.question;
    this.asking.set(true);
    this.reason.set(null);
    if (after === null) this.stale = false;
    try {
      const { edges, pageInfo } = await this.ask(after);
      if (question !== this.question) return;
      const found = edges.map(({ node }) => node);
      this.nodes.update((nodes) => (after === null ? found : [...nodes, ...found]));
      this.more.set(pageInfo.hasNextPage ? pageInfo.endCursor : null);
    } catch (error) {
      if (question === this.question) this.reason.set(toGraphqlFailure(error).code);
    }
    if (question !== this.question) return;
    this.asking.set(false);
    // Somebody has changed something while it was read.
    if (this.stale) await this.refresh();
  }
}
