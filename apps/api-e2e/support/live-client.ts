import type { Socket } from 'node:net';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Credentials, credentialHeaders, type ErrorAnswer } from './http';
import { type ChatEvent, chatEvents, type MessageChanged, type Operation, type UnreadChanged } from './operations';

const PATIENCE_MS = 10_000;

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

type Kind<Name extends ChatEvent['__typename']> = Extract<ChatEvent, { __typename: Name }>;

/** A signed-in client with one live subscription, and everything that it has been told. */
export class LiveClient {
  readonly events: ChatEvent[] = [];
  readonly closed: Promise<Closing>;
  private readonly refused: Promise<readonly ErrorAnswer[]>;
  private readonly watchers = new Set<() => void>();
  private readonly client: Client;
  private webSocket: WebSocket | undefined;

  private constructor(url: string, credentials: Credentials) {
    let close: (closing: Closing) => void = () => undefined;
    this.closed = new Promise((resolve) => (close = resolve));
    let refuse: (errors: readonly ErrorAnswer[]) => void = () => undefined;
    this.refused = new Promise((resolve) => (refuse = resolve));
    class WithCookie extends WebSocket {
      constructor(address: string, protocols?: string | string[]) {
        super(address, protocols, { headers: credentialHeaders({ cookie: credentials.cookie }) });
      }
    }
    this.client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WithCookie,
      connectionParams: credentialHeaders({ token: credentials.token }),
      retryAttempts: 0,
      on: {
        connected: (socket) => (this.webSocket = socket as WebSocket),
        closed: (event) => close(event as Closing),
      },
    });
    this.client.subscribe<{ chatEvents: ChatEvent }>(
      { query: chatEvents },
      {
        next: ({ data, errors }) => {
          if (errors) refuse(errors as unknown as readonly ErrorAnswer[]);
          if (data) this.events.push(data.chatEvents);
          for (const look of this.watchers) look();
        },
        error: (errors) => {
          // An error frame; anything else is the socket closing, and `closed` tells more of that.
          if (Array.isArray(errors)) refuse(errors as readonly ErrorAnswer[]);
        },
        complete: () => undefined,
      },
    );
  }

  /** Resolves with the first event, from which on nothing is missed. */
  static async open(url: string, credentials: Credentials): Promise<LiveClient> {
    const live = new LiveClient(url, credentials);
    await live.until((event) => event.__typename === 'FeedReady');
    return live;
  }

  of<Name extends ChatEvent['__typename']>(name: Name): Kind<Name>[] {
    return this.events.filter((event): event is Kind<Name> => event.__typename === name);
  }

  messagesIn(roomId: string): MessageChanged[] {
    return this.of('MessageChanged').filter((event) => event.roomId === roomId);
  }

  unreadIn(roomId: string): UnreadChanged[] {
    return this.of('UnreadChanged').filter((event) => event.roomId === roomId);
  }

  /** The first event, past or to come, that is meant. */
  until(isMeant: (event: ChatEvent) => boolean, patience = PATIENCE_MS): Promise<ChatEvent> {
    return this.untilFound(() => this.events.find(isMeant), patience);
  }

  message(text: string): Promise<MessageChanged> {
    return this.untilFound(() => this.of('MessageChanged').find((event) => event.message.text === text));
  }

  accessEnded(roomId: string, patience?: number): Promise<ChatEvent> {
    return this.until((event) => event.__typename === 'AccessEnded' && event.roomId === roomId, patience);
  }

  /** Waits until `find` finds something in what has been told. */
  untilFound<T>(find: () => T | undefined, patience = PATIENCE_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        this.watchers.delete(look);
      };
      const fail = (why: string) => {
        stop();
        const told = this.events.slice(-10).map((event) => JSON.stringify(event));
        reject(new Error(`${why}; the last of ${this.events.length} events:\n${told.join('\n')}`));
      };
      const timer = setTimeout(() => fail(`not told within ${patience} ms`), patience);
      const look = () => {
        const found = find();
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      this.watchers.add(look);
      look();
      void this.refused.then((errors) =>
        fail(`the subscription was refused: ${errors.map(({ extensions }) => extensions.code).join()}`),
      );
      void this.closed.then(({ code, reason }) => fail(`the socket was closed: ${code} ${reason}`));
    });
  }

  /** Hands over every event, those that have come already first. @returns what ends it */
  forEach(take: (event: ChatEvent) => void): () => void {
    let taken = 0;
    const look = () => {
      for (const event of this.events.slice(taken)) {
        taken++;
        take(event);
      }
    };
    this.watchers.add(look);
    look();
    return () => this.watchers.delete(look);
  }

  /** Ends the connection with a TCP reset, as a network does that breaks: no close frame in either direction. */
  reset(): void {
    this.network.resetAndDestroy();
  }

  /** Stops reading from the network, as a frozen client does, until the returned function is called. */
  freeze(): () => void {
    this.network.pause();
    return () => this.network.resume();
  }

  /** Runs a query or mutation over this socket. */
  run<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
  ): Promise<SocketAnswer<Data>> {
    return new Promise((resolve) => {
      this.client.subscribe<Data>(
        { query: operation.text, variables: Object.fromEntries(Object.entries(variables)) },
        {
          next: ({ data, errors }) => resolve({ data, errors: errors as SocketAnswer<Data>['errors'] }),
          error: (errors) => resolve({ errors: errors as readonly ErrorAnswer[] }),
          complete: () => undefined,
        },
      );
    });
  }

  /** `ws` keeps the network's socket to itself; only a test may do to it what a network does. */
  private get network(): Socket {
    const { _socket: socket } = this.webSocket as unknown as { _socket?: Socket };
    if (!socket) throw new Error('the socket is not open');
    return socket;
  }

  async close(): Promise<Closing> {
    await this.client.dispose();
    return this.closed;
  }
}

export interface SocketAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ErrorAnswer[];
}
