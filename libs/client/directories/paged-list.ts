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

  /** Puts a changed thing in its place, without asking again. */
  put(changed: T): void {
    this.nodes.update((nodes) => nodes.map((node) => (node.id === changed.id ? changed : node)));
  }

  private async load(after: string | null): Promise<void> {
    const question = ++this.question;
    this.asking.set(true);
    this.reason.set(null);
    try {
      const { edges, pageInfo } = await this.ask(after);
      if (question !== this.question) return;
      const found = edges.map(({ node }) => node);
      this.nodes.update((nodes) => (after === null ? found : [...nodes, ...found]));
      this.more.set(pageInfo.hasNextPage ? pageInfo.endCursor : null);
    } catch (error) {
      if (question === this.question) this.reason.set(toGraphqlFailure(error).code);
    }
    if (question === this.question) this.asking.set(false);
  }
}
