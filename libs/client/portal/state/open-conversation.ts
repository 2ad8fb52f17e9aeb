import { signal } from '@angular/core';
import { type GraphqlHttp, toGraphqlFailure } from '@client/graphql';
import {
  type PortalConversationFieldsFragment,
  PortalConversationDocument,
  type PortalItemFieldsFragment,
} from '@client/graphql/portal';

/** One conversation on screen. `ended`: it may not be read any more, and nothing of it is kept. */
export class OpenConversation {
  private readonly held = signal<readonly PortalItemFieldsFragment[] | null>(null);
  private readonly about = signal<PortalConversationFieldsFragment | null>(null);
  private readonly failure = signal<string | null>(null);
  private readonly over = signal(false);
  private readonly earlier = signal<string | null>(null);

  /** Oldest first; null until they were loaded. */
  readonly items = this.held.asReadonly();
  readonly conversation = this.about.asReadonly();
  readonly failed = this.failure.asReadonly();
  readonly ended = this.over.asReadonly();
  /** Where earlier entries begin; null when there are none. */
  readonly before = this.earlier.asReadonly();

  constructor(
    readonly id: string,
    private readonly graphql: GraphqlHttp,
  ) {}

  async load(): Promise<void> {
    await this.fetch(null, (loaded, held) => merged(held, loaded));
  }

  async loadEarlier(): Promise<void> {
    const before = this.earlier();
    if (before) await this.fetch(before, (loaded, held) => merged(loaded, held));
  }

  /** An entry that came, or that is different now. */
  take(item: PortalItemFieldsFragment): void {
    if (item.conversationId === this.id && !this.over()) this.held.update((held) => merged(held ?? [], [item]));
  }

  forget(): void {
    this.over.set(true);
    this.held.set(null);
    this.about.set(null);
  }

  private async fetch(
    before: string | null,
    join: (
      loaded: readonly PortalItemFieldsFragment[],
      held: readonly PortalItemFieldsFragment[],
    ) => readonly PortalItemFieldsFragment[],
  ): Promise<void> {
    try {
      const { portalConversation } = await this.graphql.run(PortalConversationDocument, { id: this.id, before });
      const { items, ...about } = portalConversation;
      if (this.over()) return;
      this.about.set(about);
      if (before !== null || this.held() === null) this.earlier.set(cursorOf(items.pageInfo));
      this.held.update((held) =>
        join(
          items.edges.map(({ node }) => node),
          held ?? [],
        ),
      );
      this.failure.set(null);
    } catch (error) {
      const { code } = toGraphqlFailure(error);
      if (code === 'NOT_FOUND') this.forget();
      else this.failure.set(code);
    }
  }
}

function cursorOf({ hasPreviousPage, startCursor }: { hasPreviousPage: boolean; startCursor: string | null }) {
  return hasPreviousPage ? startCursor : null;
}

/** Later versions win; in the order of time. */
function merged(
  first: readonly PortalItemFieldsFragment[],
  second: readonly PortalItemFieldsFragment[],
): readonly PortalItemFieldsFragment[] {
  const byId = new Map([...first, ...second].map((item) => [item.id, item]));
  return [...byId.values()].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}
