import { within } from '../limits/execute-within';
import type { Authenticator } from '../principal';
import type { LiveSockets } from './live-sockets';
import { closeCode, type SocketLimits } from './socket-limits';

export interface SweepEvents {
  /** Sessions could be read again, or still can: deliveries may go on. */
  readonly onFresh: () => void;
  readonly onSuspended: () => void;
  readonly report: (what: string, error?: unknown) => void;
}

/**
 * Reads all sessions that have a connection every 500 ms and closes those that have ended. While they cannot be read
 * nobody can be told to stop, so after a second nothing is delivered (`suspended`), and after five more the sockets
 * are closed with 1013: their clients connect again and catch up.
 */
export class SessionSweep {
  /** When the last reading that succeeded was begun: what it did not find had not ended then. */
  private freshAt = performance.now();
  private reading = false;
  private wasSuspended = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sockets: LiveSockets,
    private readonly authenticator: Pick<Authenticator, 'recheck'>,
    private readonly limits: SocketLimits,
    private readonly events: SweepEvents,
  ) {}

  /** Whether what is known of the sessions is too old to deliver by. */
  get suspended(): boolean {
    return this.age > this.limits.staleMs;
  }

  start(): void {
    this.freshAt = performance.now();
    this.timer = setInterval(() => void this.tick(), this.limits.sweepMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private get age(): number {
    return performance.now() - this.freshAt;
  }

  private async tick(): Promise<void> {
    this.noticeSuspension();
    if (this.reading) return;
    this.reading = true;
    const begunAt = performance.now();
    try {
      await this.read();
      this.freshAt = begunAt;
      this.wasSuspended = false;
      this.events.onFresh();
    } catch (error) {
      this.events.report('Sessions could not be read', error);
    } finally {
      this.reading = false;
    }
  }

  private async read(): Promise<void> {
    const principals = this.sockets.sessions();
    if (principals.length === 0) return;
    // A reading that hangs must not be the last one.
    const now = await within(this.authenticator.recheck(principals), this.limits.staleMs + this.limits.graceMs);
    principals.forEach((principal, index) => this.sockets.apply(principal, now[index]));
  }

  private noticeSuspension(): void {
    if (!this.suspended) return;
    if (!this.wasSuspended) this.events.onSuspended();
    this.wasSuspended = true;
    if (this.age <= this.limits.staleMs + this.limits.graceMs) return;
    for (const socket of this.sockets) socket.close(closeCode.tryAgainLater, 'Try again later');
  }
}
