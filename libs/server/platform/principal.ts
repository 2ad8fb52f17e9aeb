import type { IncomingHttpHeaders } from 'node:http';

/**
 * Which of the two apps is calling. Patients come by addresses of their own (see `audience.ts`) and with a cookie of
 * their own, so that the sessions of both in one browser never mix.
 */
export type Audience = 'STAFF' | 'PATIENT';

/** Who is calling: set from the session only. */
export interface Principal {
  readonly audience: Audience;
  readonly clinicId: string;
  readonly personId: string;
  readonly sessionId: string;
  /** Viewers of one class see the same bytes: an event is executed and serialised once for all of them. */
  readonly viewerClass: string;
}

export type CredentialHeaders = Pick<IncomingHttpHeaders, 'cookie' | 'authorization'>;

/** The only source of principals. Identity implements it; platform and its sockets only ask. */
export abstract class Authenticator {
  /** The session of that audience behind a cookie or bearer header; undefined when there is none or it is over. */
  abstract authenticate(headers: CredentialHeaders, audience: Audience): Promise<Principal | undefined>;

  /** Re-reads sessions from the database; keeps the order; undefined where a session has ended. */
  abstract recheck(principals: readonly Principal[]): Promise<(Principal | undefined)[]>;

  /** Tells at once which sessions were ended by this very process. */
  abstract onSessionsEnded(listener: (sessionIds: readonly string[]) => void): void;
}
