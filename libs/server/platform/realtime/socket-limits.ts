import { limits } from '../limits/limits';

/** What one connection may do, and when it is given up. Times are milliseconds. */
export const socketLimits = Object.freeze({
  frameBytes: limits.frameBytes,
  operationMs: limits.operationMs,
  /** Until `connection_init` must have come. */
  initMs: 3_000,
  /** Live subscriptions on one socket at a time. */
  subscriptions: 20,
  /** Sockets of one session at a time; the newest is refused. */
  socketsPerSession: 5,
  /** Messages a second from one socket, after a burst. */
  messagesPerSecond: 20,
  messageBurst: 40,
  /** Between two pings, and until a ping must be answered: a frozen client is gone after both and two ticks. */
  pingMs: 12_000,
  pongMs: 12_000,
  tickMs: 1_000,
  /** Until a client that was asked to close is cut off. */
  closeMs: 2_000,
  /** Between two readings of all sessions. */
  sweepMs: 500,
  /** Age of the last reading beyond which nothing live is delivered. */
  staleMs: 1_000,
  /** After that, until the sockets are closed with 1013. */
  graceMs: 5_000,
  /** What may wait for a slow reader before it is closed with 1013. */
  backlogBytes: 1024 * 1024,
  backlogEvents: 500,
  /** Sockets written in one turn of the event loop. */
  socketsPerTurn: 256,
});

export type SocketLimits = { readonly [Name in keyof typeof socketLimits]: number };

/** Close codes: those of the graphql-transport-ws protocol, and of RFC 6455 below 4000. */
export const closeCode = Object.freeze({
  goingAway: 1001,
  /** The right to see may have changed in kind: connect again. */
  restart: 1012,
  tryAgainLater: 1013,
  badRequest: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  tooMany: 4429,
  internal: 4500,
});

/** Thrown while a message is handled: closes the socket with a code and a short reason without content. */
export class SocketRefusal extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
  ) {
    super(reason);
  }
}
