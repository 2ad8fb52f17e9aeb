import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Principal } from '../principal';
import { Outbox } from './delivery';
import { rawSocketOf, type ReadyFrame } from './raw-frame';
import type { SocketLimits } from './socket-limits';

/** One connection: what it may still do, what waits for it, and how it ends. */
export class LiveSocket {
  readonly outbox = new Outbox();
  /** Set when `connection_init` was accepted. */
  principal: Principal | undefined;
  subscriptions = 0;
  readonly ip: string;
  readonly userAgent: string;
  /** When the last ping was sent, and whether anything has come since. Milliseconds of performance.now(). */
  pingedAt = performance.now();
  heard = true;
  private closedAt: number | undefined;
  private readonly raw: Socket | undefined;
  /** Writes that the network has not taken yet: bytes written up to their end, and the events in them. */
  private readonly unsent: { readonly end: number; readonly events: number }[] = [];
  private unsentEvents = 0;
  private tokens: number;
  private refilledAt = performance.now();

  constructor(
    private readonly ws: WebSocket,
    readonly request: IncomingMessage,
    private readonly limits: SocketLimits,
    ip: string,
  ) {
    this.ip = ip;
    this.userAgent = request.headers['user-agent'] ?? '';
    this.raw = rawSocketOf(ws);
    this.tokens = limits.messageBurst;
  }

  /** False from the moment either side begins to close. */
  get open(): boolean {
    return this.closedAt === undefined && this.ws.readyState === this.ws.OPEN;
  }

  /** Bytes handed over that the network has not taken. */
  get backlog(): number {
    return this.raw ? this.raw.writableLength : this.ws.bufferedAmount;
  }

  /** Closes in the protocol's way; a client that does not answer is cut off by the heartbeat. */
  close(code: number, reason: string): void {
    if (!this.open) return;
    this.closedAt = performance.now();
    this.outbox.clear();
    this.ws.close(code, reason);
  }

  cutOff(): void {
    this.closedAt ??= performance.now();
    this.outbox.clear();
    this.ws.terminate();
  }

  ping(): void {
    this.pingedAt = performance.now();
    this.heard = false;
    this.ws.ping();
  }

  /** Milliseconds since we asked it to close; undefined while it is open. */
  closingFor(now: number): number | undefined {
    return this.closedAt === undefined ? undefined : now - this.closedAt;
  }

  /** Counts one message of the client; false when it sends more than it may. */
  takeMessage(): boolean {
    const { messagesPerSecond, messageBurst } = this.limits;
    const now = performance.now();
    this.tokens = Math.min(messageBurst, this.tokens + ((now - this.refilledAt) * messagesPerSecond) / 1_000);
    this.refilledAt = now;
    if (this.tokens < 1) return false;
    this.tokens--;
    return true;
  }

  /** Whether so much waits already that `events` more would be more than a slow reader may hold. */
  isTooSlowFor(events: number): boolean {
    if (this.backlog === 0) return false;
    return this.backlog > this.limits.backlogBytes || this.countUnsent() + events > this.limits.backlogEvents;
  }

  /** Writes ready frames. @param joined the bytes of all of them */
  write(frames: readonly ReadyFrame[], joined: Buffer): void {
    if (!this.raw) {
      this.unsentEvents += frames.length;
      for (const { text } of frames) this.ws.send(text, () => this.unsentEvents--);
      return;
    }
    this.raw.write(joined);
    if (this.raw.writableLength === 0) return;
    this.unsent.push({ end: this.raw.bytesWritten, events: frames.length });
    this.unsentEvents += frames.length;
  }

  /** Sends one message of the protocol. Resolves when it is written or the socket is gone. */
  send(text: string): Promise<void> {
    if (!this.open) return Promise.resolve();
    return new Promise((resolve) => this.ws.send(text, () => resolve()));
  }

  private countUnsent(): number {
    if (!this.raw) return this.unsentEvents;
    const sent = this.raw.bytesWritten - this.raw.writableLength;
    while (this.unsent[0] && this.unsent[0].end <= sent) this.unsentEvents -= this.unsent.shift()?.events ?? 0;
    return this.unsentEvents;
  }
}
