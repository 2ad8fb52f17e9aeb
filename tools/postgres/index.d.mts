/** A running PostgreSQL server that this process started, or took over from a run that was killed. */
export interface EmbeddedServer {
  /** Superuser connection string of the database `clinic_chat`. */
  readonly url: string;
  /** On 127.0.0.1. */
  readonly port: number;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** How this call came by the server; `shared` means that another live process owns it. */
  readonly origin: 'started' | 'adopted' | 'shared';
  /** Stops the server and waits until its process has ended. Does nothing for a shared one. May be called twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Made when absent; holds the data, the superuser's password (mode 0600) and the server's log. */
  readonly dir: string;
  /** A fixed port; without it a free one below 32768 is picked. A server that is adopted keeps its own. */
  readonly port?: number;
}

/** Something a person can put right; the message is one readable line. */
export class PostgresError extends Error {}

/** @throws {PostgresError} */
export function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer>;

/** Restarts the server on the same port and data folder whenever its process is gone, until `stop` is called. */
export function keepRunning(
  server: EmbeddedServer,
  options: { readonly dir: string; readonly onEvent: (line: string) => void },
): { stop(): Promise<void> };
