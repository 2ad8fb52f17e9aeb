import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';
import { type Client, createClient } from 'graphql-ws/client';
import { Subject } from 'rxjs';
import { GraphqlFailure, fromErrors } from './graphql-failure';
import { GraphqlPath } from './graphql-http';
import { type OperationText, requestOf } from './operation-text';
import { reconnectDelay } from './reconnect-delay';

/** `idle`: nothing asked for yet or closed on purpose. `connected`: the server acknowledged the socket. */
export type SocketState = 'idle' | 'connecting' | 'connected';

/** What a subscription tells its reader. After `ended` nothing more comes. */
export interface SubscriptionReader<TData> {
  next(data: TData): void;
  ended(failure: GraphqlFailure | null): void;
}

const SIGNED_OUT_CODES = [4401, 4403];
const PING_EVERY_MS = 15_000;
const PONG_WITHIN_MS = 5_000;
/** The same for every client, so that the server can send one frame, byte for byte, to all of them. */
const FEED_ID = '1';
const FEEDS: readonly (string | null | undefined)[] = ['ChatEvents', 'PortalEvents'];

/**
 * The one socket of a signed-in client: the subscription, and the mutations that must keep their order and be quick.
 * It reconnects for ever, at once when the network or the tab comes back, until `close()` or until the server says that
 * the session has ended.
 */
@Injectable({ providedIn: 'root' })
export class RealtimeSocket {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly path = inject(GraphqlPath);
  private readonly connection = signal<SocketState>('idle');
  private readonly sessionEnds = new Subject<void>();
  private client: Client | null = null;
  private operations = 1;
  private awaitedPong: ReturnType<typeof setTimeout> | undefined;
  private socket: WebSocket | null = null;
  private skipWait: (() => void) | null = null;

  readonly state = this.connection.asReadonly();
  /** Emits when the server closed the socket because the session is no longer valid. */
  readonly sessionEnded = this.sessionEnds.asObservable();

  constructor() {
    const wake = () => this.wake();
    const wakeIfVisible = () => {
      if (this.window?.document.visibilityState === 'visible') this.wake();
    };
    this.window?.addEventListener('online', wake);
    this.window?.document.addEventListener('visibilitychange', wakeIfVisible);
    inject(DestroyRef).onDestroy(() => {
      this.window?.removeEventListener('online', wake);
      this.window?.document.removeEventListener('visibilitychange', wakeIfVisible);
      this.close();
    });
  }

  /** Runs a query or mutation over the socket. Rejects with a `GraphqlFailure`. `signal` gives up waiting. */
  execute<TData, TVariables extends Record<string, unknown>>(
    operation: OperationText<TData, TVariables>,
    variables: TVariables,
    signal?: AbortSignal,
  ): Promise<TData> {
    return new Promise((resolve, reject) => {
      const dispose = this.open().subscribe<TData>(requestOf(operation, variables), {
        next: ({ data, errors }) => {
          if (errors?.length || !data) reject(fromErrors(errors ?? []));
          else resolve(data);
        },
        error: (error) => reject(failureOf(error)),
        complete: () => reject(new GraphqlFailure('NETWORK', 'The server ended the operation without an answer.')),
      });
      signal?.addEventListener('abort', () => {
        dispose();
        reject(new GraphqlFailure('NETWORK', 'No answer in time.'));
      });
    });
  }

  /** Subscribes, and again after every reconnect. Returns how to stop. */
  subscribe<TData, TVariables extends Record<string, unknown> = Record<string, never>>(
    operation: OperationText<TData, TVariables>,
    reader: SubscriptionReader<TData>,
    variables = {} as TVariables,
  ): () => void {
    return this.open().subscribe<TData>(requestOf(operation, variables), {
      next: ({ data, errors }) => {
        if (data) reader.next(data);
        else reader.ended(fromErrors(errors ?? []));
      },
      error: (error) => reader.ended(failureOf(error)),
      complete: () => reader.ended(null),
    });
  }

  /** Ends everything. The next operation opens a new socket, with the cookies of that moment. */
  close(): void {
    clearTimeout(this.awaitedPong);
    void this.client?.dispose();
    this.client = null;
    this.socket = null;
    this.skipWait?.();
    this.connection.set('idle');
  }

  /** Something suggests that the network changed: do not wait for the next try, and make sure the socket is alive. */
  private wake(): void {
    this.skipWait?.();
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify({ type: 'ping' }));
    this.expectPong();
  }

  private open(): Client {
    this.client ??= this.connect();
    return this.client;
  }

  private connect(): Client {
    const client = createClient({
      url: () => socketAddress(this.window?.location, this.path),
      lazy: true,
      lazyCloseTimeout: 1_000,
      keepAlive: PING_EVERY_MS,
      connectionAckWaitTimeout: 10_000,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: (attempt) => this.waitBeforeRetry(attempt),
      shouldRetry: (cause) => !isSignedOut(cause),
      generateID: ({ operationName }) => (FEEDS.includes(operationName) ? FEED_ID : String(++this.operations)),
    });
    client.on('connecting', () => this.connection.set('connecting'));
    client.on('connected', (socket) => {
      this.socket = socket instanceof WebSocket ? socket : null;
      this.connection.set('connected');
    });
    client.on('ping', (received) => {
      if (!received) this.expectPong();
    });
    client.on('pong', (received) => {
      if (received) clearTimeout(this.awaitedPong);
    });
    client.on('closed', (event) => {
      if (client !== this.client) return;
      clearTimeout(this.awaitedPong);
      this.socket = null;
      this.connection.set('connecting');
      if (!isSignedOut(event)) return;
      this.close();
      this.sessionEnds.next();
    });
    return client;
  }

  private expectPong(): void {
    clearTimeout(this.awaitedPong);
    this.awaitedPong = setTimeout(() => this.client?.terminate(), PONG_WITHIN_MS);
  }

  private waitBeforeRetry(attempt: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.skipWait?.(), reconnectDelay(attempt, Math.random()));
      this.skipWait = () => {
        clearTimeout(timer);
        this.skipWait = null;
        resolve();
      };
    });
  }
}

function socketAddress(location: Location | undefined, path: string): string {
  return location ? `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path}` : '';
}

function isSignedOut(cause: unknown): boolean {
  return (
    typeof cause === 'object' && cause !== null && 'code' in cause && SIGNED_OUT_CODES.includes(Number(cause.code))
  );
}

function failureOf(error: unknown): GraphqlFailure {
  if (Array.isArray(error)) return fromErrors(error);
  if (isSignedOut(error)) return new GraphqlFailure('UNAUTHENTICATED', 'The session has ended.');
  return new GraphqlFailure('NETWORK', 'The connection was lost.');
}
