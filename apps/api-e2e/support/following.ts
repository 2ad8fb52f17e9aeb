import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from './actor';
import type { LiveClient } from './live-client';

const RETRY_MS = 50;

/**
 * Follows one room as a client does: live, and after every cut it connects again, asks for what changed after the last
 * revision it holds, and goes on. Keeps the seq of each new message in the order in which it came to know it.
 */
export class Following {
  readonly seqs = new Set<number>();
  /** Revisions in the order of knowing. A gap or a step back among live events is kept in `faults`. */
  revision: number;
  reconnects = -1;
  readonly faults: string[] = [];
  private readonly end = new AbortController();
  private readonly running: Promise<void>;
  private live: LiveClient | undefined;
  private readonly watchers = new Set<() => void>();

  constructor(
    private readonly who: Actor,
    private readonly roomId: string,
    from: number,
  ) {
    this.revision = from;
    this.running = this.follow();
    who.onLeave(() => this.stop());
  }

  /** Resolves when the revision is known. */
  reaches(revision: number, patience = 20_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        reject(new Error(`revision ${revision} was not reached: it is ${this.revision}; ${this.faults.join()}`));
      }, patience);
      const look = () => {
        if (this.revision < revision) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      look();
    });
  }

  /** Cuts the connection hard, as a network does: the server gets a TCP reset. */
  cut(): void {
    this.live?.reset();
  }

  /** May be called more than once. */
  async stop(): Promise<void> {
    this.end.abort();
    await this.live?.close();
    await this.running;
  }

  private async follow(): Promise<void> {
    while (!this.isOver()) {
      try {
        const live = await this.who.socket();
        this.live = live;
        if (this.isOver()) await live.close();
        this.reconnects++;
        for (const message of await this.who.changes({ id: this.roomId }, this.revision)) this.learn(message);
        const stop = live.forEach((event) => {
          if (event.__typename !== 'MessageChanged' || event.roomId !== this.roomId) return;
          if (event.revision > this.revision + 1) this.faults.push(`${this.revision} then ${event.revision}`);
          if (event.revision > this.revision) this.learn({ revision: event.revision, seq: event.message.seq });
        });
        await live.closed;
        stop();
      } catch {
        await pause(RETRY_MS);
      }
    }
  }

  private isOver(): boolean {
    return this.end.signal.aborted;
  }

  private learn({ revision, seq }: { revision: number; seq: number }): void {
    this.revision = revision;
    this.seqs.add(seq);
    for (const look of this.watchers) look();
  }
}
