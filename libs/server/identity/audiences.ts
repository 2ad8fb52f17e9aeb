import { Injectable } from '@nestjs/common';
import { type Audience, Authenticator, type CredentialHeaders, type Principal } from '@server/platform';
import { Sessions } from './sessions.service';

/** Where the sessions of one audience are kept. */
export interface SessionStore {
  readonly authenticate: (headers: CredentialHeaders) => Promise<Principal | undefined>;
  readonly recheck: (principals: readonly Principal[]) => Promise<readonly (Principal | undefined)[]>;
  readonly onSessionsEnded: (listener: (sessionIds: readonly string[]) => void) => void;
}

/** The sessions of employees and of patients behind one question; what keeps patients' sessions registers itself. */
@Injectable()
export class Audiences extends Authenticator {
  private readonly stores = new Map<Audience, SessionStore>();

  constructor(sessions: Sessions) {
    super();
    this.serve('STAFF', sessions);
  }

  /** Call once per audience, before anybody is served. */
  serve(audience: Audience, store: SessionStore): void {
    this.stores.set(audience, store);
  }

  async authenticate(headers: CredentialHeaders, audience: Audience): Promise<Principal | undefined> {
    return this.stores.get(audience)?.authenticate(headers);
  }

  async recheck(principals: readonly Principal[]): Promise<(Principal | undefined)[]> {
    const now = new Map<Principal, Principal | undefined>();
    await Promise.all(
      [...this.stores].map(async ([audience, store]) => {
        const own = principals.filter((principal) => principal.audience === audience);
        if (own.length === 0) return;
        const found = await store.recheck(own);
        own.forEach((principal, index) => now.set(principal, found[index]));
      }),
    );
    return principals.map((principal) => now.get(principal));
  }

  onSessionsEnded(listener: (sessionIds: readonly string[]) => void): void {
    for (const store of this.stores.values()) store.onSessionsEnded(listener);
  }
}
