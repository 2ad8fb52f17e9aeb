import type { LiveSockets } from './live-sockets';
import type { SocketLimits } from './socket-limits';

/** One timer for all connections: pings them, and cuts off those that do not answer or do not close. */
export class Heartbeat {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sockets: LiveSockets,
    private readonly limits: SocketLimits,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.tick(), this.limits.tickMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const now = performance.now();
    const { pingMs, pongMs, closeMs } = this.limits;
    for (const socket of this.sockets) {
      const closingFor = socket.closingFor(now);
      if (closingFor !== undefined) {
        if (closingFor >= closeMs) socket.cutOff();
      } else if (!socket.heard) {
        if (now - socket.pingedAt >= pongMs) socket.cutOff();
      } else if (now - socket.pingedAt >= pingMs) socket.ping();
    }
  }
}
