import type { IncomingHttpHeaders } from 'node:http';

/** Who is calling: set from the session only. */
export interface Principal {
  readonly clinicId: string;
  readonly personId: string;
  readonly sessionId: string;
  /** Viewers of one class see the same bytes: an event is executed and serialised once for all of them. */
  readonly viewerClass: string;
}

/** The only source of principals. Identity implements it; platform and its sockets only ask. */
export abstract class Authenticator {
  /** The session behind a cookie or bearer header; undefined when there is none or it is over. */
  abstract authenticate(headers: Pick<IncomingHttpHeaders, 'cookie' | 'authorization'>): Promise<Principal | undefined>;

  /** Re-reads sessions from the database; keeps the order; undefined where a session has ended. */
  abstract recheck(principals: readonly Principal[]): Promise<(Principal | undefined)[]>;

  /** Tells at once which sessions were ended by this very process. */
  abstract onSessionsEnded(listener: (sessionIds: readonly string[]) => void): void;
}
