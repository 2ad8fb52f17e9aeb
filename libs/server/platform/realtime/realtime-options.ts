import type { IncomingMessage } from 'node:http';
import type { ErrorFormatter } from '../limits/error-formatter';
import type { SocketLimits } from './socket-limits';

/** Settings of the socket server; bind them to this class in the module. */
export abstract class RealtimeOptions {
  /** Origins from which browsers may connect, such as https://chat.clinic.example. Programs send none and may. */
  abstract readonly allowedOrigins: readonly string[];
  /** Whether schema questions are answered; off in production. */
  abstract readonly introspection: boolean;
  /** The formatter that HTTP uses too. */
  abstract readonly formatError: ErrorFormatter;
  /** Told of what went wrong on our side. Never given messages, connection parameters or results. */
  abstract readonly report: (what: string, error?: unknown) => void;
  /** The address of the caller; by default that of the connection. */
  readonly clientIp?: (request: IncomingMessage) => string;
  /** Other numbers, for specs that cannot wait and for benchmarks. */
  readonly limits?: Partial<SocketLimits>;
}
