import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Actor } from './actor';
import { COUNTS, type Counts } from './group-sends';
import { credentialHeaders } from './http';

export interface Progress {
  readonly status: string;
  readonly withdrawnAt: string | null;
  readonly counts: Counts;
}

const PATIENCE_MS = 30_000;

/** Somebody who has the report of a send on screen, and everything that they have been told of it. */
export class GroupSendListener {
  readonly events: Progress[] = [];
  private readonly watchers = new Set<() => void>();

  /** Resolves with the first event. Closed by `leave` of the actor. */
  static async open(actor: Actor, id: string): Promise<GroupSendListener> {
    const client = createClient({
      url: `${actor.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: credentialHeaders(actor.credentials),
      retryAttempts: 0,
    });
    actor.onLeave(async () => client.dispose());
    const listener = new GroupSendListener();
    client.subscribe<{ groupSendEvents: Progress }>(
      {
        query: `subscription ($id: ID!) { groupSendEvents(id: $id) { status withdrawnAt ${COUNTS} } }`,
        variables: { id },
      },
      {
        next: ({ data }) => {
          if (data) listener.events.push(data.groupSendEvents);
          for (const look of listener.watchers) look();
        },
        error: () => undefined,
        complete: () => undefined,
      },
    );
    await listener.until(() => true);
    return listener;
  }

  until(isMeant: (event: Progress) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        reject(new Error(`not told within ${PATIENCE_MS} ms: ${JSON.stringify(this.events)}`));
      }, PATIENCE_MS);
      const look = () => {
        if (!this.events.some(isMeant)) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      look();
    });
  }
}
