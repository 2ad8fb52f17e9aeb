import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Actor } from './actor';
import { credentialHeaders } from './http';

export interface DirectoryChanged {
  readonly kind: string;
  readonly id: string | null;
}

type Event =
  { readonly __typename: 'DirectoryReady' } | ({ readonly __typename: 'DirectoryChanged' } & DirectoryChanged);

const PATIENCE_MS = 10_000;

/** Somebody who has a directory on screen, and everything that they have been told of it. */
export class DirectoryListener {
  readonly events: Event[] = [];
  private readonly watchers = new Set<() => void>();

  private constructor(private readonly client: Client) {
    client.subscribe<{ directoryEvents: Event }>(
      { query: 'subscription { directoryEvents { __typename ... on DirectoryChanged { kind id } } }' },
      {
        next: ({ data }) => {
          if (data) this.events.push(data.directoryEvents);
          for (const look of this.watchers) look();
        },
        error: () => undefined,
        complete: () => undefined,
      },
    );
  }

  /** Resolves with the first event, from which on nothing is missed. Closed by `leave` of the actor. */
  static async open(actor: Actor): Promise<DirectoryListener> {
    const client = createClient({
      url: `${actor.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: credentialHeaders(actor.credentials),
      retryAttempts: 0,
    });
    actor.onLeave(async () => client.dispose());
    const listener = new DirectoryListener(client);
    await listener.until(({ __typename }) => __typename === 'DirectoryReady');
    return listener;
  }

  changes(): DirectoryChanged[] {
    return this.events.flatMap((event) =>
      event.__typename === 'DirectoryChanged' ? [{ kind: event.kind, id: event.id }] : [],
    );
  }

  toldOf(id: string | null): Promise<void> {
    return this.until((event) => event.__typename === 'DirectoryChanged' && event.id === id);
  }

  until(isMeant: (event: Event) => boolean): Promise<void> {
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
