import { computed, signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import type { SearchMessagesQuery } from '@client/graphql/realtime';
import type { Person, RoomSummary } from '../state/chat-types';

export type MessageHit = SearchMessagesQuery['searchMessages']['edges'][number]['node'];

export interface HitsPage {
  readonly hits: readonly MessageHit[];
  readonly endCursor: string | null;
}

/** What a search asks of the server. Every function rejects with a `GraphqlFailure`. */
export interface SearchOutlets {
  /** Rooms by their name and by their members. */
  readonly chats: (query: string) => Promise<readonly RoomSummary[]>;
  readonly people: (query: string) => Promise<readonly Person[]>;
  readonly messages: (query: string, after: string | null) => Promise<HitsPage>;
  /** People with whom there is a chat of two, so that they are not offered a second time. */
  readonly known: () => ReadonlySet<string>;
}

interface Results {
  readonly query: string;
  readonly chats: readonly RoomSummary[];
  readonly people: readonly Person[];
  readonly hits: readonly MessageHit[];
  readonly endCursor: string | null;
  readonly settled: boolean;
  readonly failed: boolean;
}

const DEBOUNCE_MS = 150;
const nothing: Results = {
  query: '',
  chats: [],
  people: [],
  hits: [],
  endCursor: null,
  settled: true,
  failed: false,
};

/**
 * One search over chats, people and messages. Each kind shows as it arrives; what belongs to an earlier question is
 * dropped, and the results of that stay until the first of the new ones are there.
 */
export class ChatSearch {
  private readonly found = signal(nothing);
  private readonly moving = signal(false);
  private round = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = '';

  readonly results = this.found.asReadonly();
  readonly loadingMore = this.moving.asReadonly();
  readonly nothingFound = computed(() => {
    const { query, settled, failed, chats, people, hits } = this.found();
    return query !== '' && settled && !failed && chats.length + people.length + hits.length === 0;
  });

  constructor(private readonly outlets: SearchOutlets) {}

  /** The text of the box, at every change. */
  look(text: string): void {
    const query = text.trim();
    if (query === this.asked) return;
    this.asked = query;
    this.round++;
    clearTimeout(this.timer);
    if (query) this.timer = setTimeout(() => void this.ask(query), DEBOUNCE_MS);
    else this.found.set(nothing);
  }

  retry(): void {
    if (this.asked) void this.ask(this.asked);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.round++;
  }

  async more(): Promise<void> {
    const { query, endCursor } = this.found();
    if (!endCursor || this.moving()) return;
    const round = this.round;
    this.moving.set(true);
    try {
      const page = await this.outlets.messages(query, endCursor);
      if (round !== this.round) return;
      this.found.update((found) => ({ ...found, hits: [...found.hits, ...page.hits], endCursor: page.endCursor }));
    } catch {
      if (round === this.round) this.found.update((found) => ({ ...found, failed: true }));
    } finally {
      this.moving.set(false);
    }
  }

  private async ask(query: string): Promise<void> {
    const round = ++this.round;
    const take = (part: Partial<Results>) => {
      if (round === this.round) this.found.update((found) => ({ ...found, query, settled: false, ...part }));
    };
    const rooms = async () => {
      const [chats, people] = await Promise.all([this.outlets.chats(query), this.outlets.people(query)]);
      const known = new Set([...this.outlets.known(), ...chats.flatMap(({ partnerId }) => partnerId ?? [])]);
      take({ chats, people: people.filter(({ id, active }) => active && !known.has(id)) });
    };
    const messages = async () => take(await this.messages(query));
    const outcomes = await Promise.allSettled([rooms(), messages()]);
    take({ settled: true, failed: outcomes.some(({ status }) => status === 'rejected') });
  }

  /** One letter finds chats and people; among messages it finds nothing, which is no failure. */
  private async messages(query: string): Promise<HitsPage> {
    try {
      return await this.outlets.messages(query, null);
    } catch (error) {
      if (toGraphqlFailure(error).code === 'VALIDATION_FAILED') return { hits: [], endCursor: null };
      throw error;
    }
  }
}
