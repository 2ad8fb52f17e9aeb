import { signal } from '@angular/core';
import { toGraphqlFailure } from '@client/graphql';
import type { Message } from './chat-types';

/** What a bubble shows of the message that it answers. */
export type Quote = NonNullable<Message['replyTo']>;

/**
 * The messages that others answer, where they are not held themselves. A live event does not carry its quote, because it
 * is the same for all and not everyone may read the quoted message: it is asked for here, once. What may not be read
 * stays unknown.
 */
export class Quotes {
  private readonly known = signal<ReadonlyMap<string, Quote & { readonly roomId: string }>>(new Map());
  private readonly asked = new Set<string>();

  constructor(private readonly fetch: (messageId: string) => Promise<Message>) {}

  find(messageId: string): Quote | null {
    return this.known().get(messageId) ?? null;
  }

  ask(messageId: string): void {
    if (this.asked.has(messageId) || this.known().has(messageId)) return;
    this.asked.add(messageId);
    void this.load(messageId);
  }

  /** Whatever comes by any way: a quote must not show what its author has changed or withdrawn since. */
  hear(messages: readonly Message[]): void {
    const news = messages.filter(
      ({ id, revision, editedAt, withdrawnAt }) =>
        (editedAt || withdrawnAt || this.asked.has(id)) && revision > (this.known().get(id)?.revision ?? 0),
    );
    if (news.length === 0) return;
    this.known.update(
      (known) => new Map([...known, ...news.map((message) => [message.id, quoteOf(message)] as const)]),
    );
  }

  /** Nobody may read the room any more. */
  dropRoom(roomId: string): void {
    this.known.update((known) => new Map([...known].filter(([, quote]) => quote.roomId !== roomId)));
  }

  private async load(messageId: string): Promise<void> {
    try {
      this.hear([await this.fetch(messageId)]);
    } catch (error) {
      // Only a lost connection is worth another try.
      if (toGraphqlFailure(error).code === 'NETWORK') this.asked.delete(messageId);
    }
  }
}

/** The newest of what several places know of one message. */
export function newestQuote(...candidates: readonly (Quote | null | undefined)[]): Quote | null {
  return candidates.reduce<Quote | null>(
    (newest, quote) => (quote && quote.revision > (newest?.revision ?? -1) ? quote : newest),
    null,
  );
}

function quoteOf({ id, roomId, revision, text, withdrawnAt, sender }: Message): Quote & { roomId: string } {
  return { id, roomId, revision, text, withdrawnAt, sender };
}
