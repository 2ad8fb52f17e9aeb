import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { credentialHeaders } from './http';
import type { Patient } from './patient';
import { type PortalEvent, portalEvents } from './portal-operations';

const PATIENCE_MS = 30_000;

/** A patient who has the portal open, and everything that they have been told. */
export class PortalScreen {
  readonly events: PortalEvent[] = [];
  /** Code with which the socket was closed. */
  readonly closed: Promise<number>;
  private readonly watchers = new Set<() => void>();
  private readonly client: Client;

  private constructor({ url, credentials }: Patient) {
    let close: (code: number) => void = () => undefined;
    this.closed = new Promise((resolve) => (close = resolve));
    this.client = createClient({
      url: `${url.replace(/^http/, 'ws')}/portal/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: credentialHeaders(credentials),
      retryAttempts: 0,
      on: { closed: (event) => close((event as { code: number }).code) },
    });
    this.client.subscribe<{ portalEvents: PortalEvent }>(
      { query: portalEvents },
      {
        next: ({ data }) => {
          if (data) this.events.push(data.portalEvents);
          for (const look of this.watchers) look();
        },
        error: () => undefined,
        complete: () => undefined,
      },
    );
  }

  /** Resolves with the first event, from which on nothing is missed. */
  static async open(patient: Patient): Promise<PortalScreen> {
    const screen = new PortalScreen(patient);
    await screen.until(({ __typename }) => __typename === 'PortalReady');
    return screen;
  }

  /** The texts that came, in order. */
  get texts(): string[] {
    return this.events.flatMap((event) => (event.__typename === 'PortalItemChanged' ? [event.item.text] : []));
  }

  /** @throws when no such event has come in time */
  until(wanted: (event: PortalEvent) => boolean): Promise<PortalEvent> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.events.find(wanted);
        if (!found) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve(found);
      };
      const timer = setTimeout(
        () => reject(new Error(`did not come; there was ${JSON.stringify(this.events)}`)),
        PATIENCE_MS,
      );
      this.watchers.add(look);
      look();
    });
  }

  untilText(text: string): Promise<PortalEvent> {
    return this.until((event) => event.__typename === 'PortalItemChanged' && event.item.text === text);
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}
