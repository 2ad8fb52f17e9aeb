import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Credentials, credentialHeaders, type ErrorAnswer, post } from '../support/http';

export interface Outcome {
  readonly data?: unknown;
  readonly errors?: readonly ErrorAnswer[];
}

/** Whoever calls: an employee, a patient by the patients' address, or nobody. */
export interface Caller {
  readonly url: string;
  readonly credentials: Credentials;
}

export const nobody = (url: string): Caller => ({ url, credentials: {} });

export const overHttp = ({ url, credentials }: Caller, query: string): Promise<Outcome> =>
  post(url, { query }, credentialHeaders(credentials));

/** The sockets of one caller: one that asks, one that listens. Whom the server does not let in gets that as an answer. */
export class SocketCaller {
  readonly events: unknown[] = [];
  private readonly asking: Client;
  private readonly listening: Client;

  constructor(caller: Caller) {
    this.asking = socketOf(caller);
    this.listening = socketOf(caller);
  }

  ask(query: string): Promise<Outcome> {
    return new Promise((resolve) => {
      let outcome: Outcome | undefined;
      this.asking.subscribe(
        { query },
        {
          next: (answer) => (outcome = answer as Outcome),
          error: (error) => resolve(outcome ?? { errors: asErrors(error) }),
          complete: () => resolve(outcome ?? {}),
        },
      );
    });
  }

  /** Listens until the socket closes. @returns the first answer */
  listen(query: string): Promise<Outcome> {
    return new Promise((resolve) => {
      this.listening.subscribe(
        { query },
        {
          next: (answer) => {
            this.events.push(answer.data);
            resolve(answer as Outcome);
          },
          error: (error) => resolve({ errors: asErrors(error) }),
          complete: () => undefined,
        },
      );
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.asking.dispose(), this.listening.dispose()]);
  }
}

function socketOf({ url, credentials }: Caller): Client {
  return createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: credentialHeaders(credentials),
    retryAttempts: 0,
    lazyCloseTimeout: 2_000,
  });
}

/** Close codes in words. */
function asErrors(error: unknown): readonly ErrorAnswer[] {
  if (Array.isArray(error)) return error as readonly ErrorAnswer[];
  const { code } = error as { code?: number };
  const named = code === 4401 ? 'UNAUTHENTICATED' : `CLOSED_${String(code)}`;
  return [{ message: String(error), extensions: { code: named } }];
}
