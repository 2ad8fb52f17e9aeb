import { Injectable, Logger } from '@nestjs/common';
import { Clock, Database, newId } from '@server/platform';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { LogIn, type SignInRequest } from '../log-in.service';
import { LogInThrottle } from '../log-in-throttle';
import { SessionKind } from '../session.model';
import { OidcProvider, type Vouched } from './oidc-provider.service';
import { seal, type SignInUnderWay, unseal } from './sealed-sign-in';

const GOOD_FOR_MS = 10 * 60_000;
const FIND = { name: 'find_employee_by_email', text: 'select * from find_employee_by_email($1)' };

interface Found {
  readonly clinic_id: string;
  readonly employee_id: string;
  readonly active: boolean;
}

/** Signing in by the identity provider of the clinic. It never makes an account. docs/identity.md tells the story. */
@Injectable()
export class OidcSignIn {
  private readonly logger = new Logger(OidcSignIn.name);

  constructor(
    private readonly provider: OidcProvider,
    private readonly database: Database,
    private readonly logIn: LogIn,
    private readonly throttle: LogInThrottle,
    private readonly clock: Clock,
  ) {}

  /** @returns where to send the person, and what the browser keeps meanwhile; nothing when it cannot be done now */
  async start(ip: string): Promise<{ address: string; sealed: string; until: Date } | undefined> {
    const secret = this.provider.clientSecret;
    return this.unlessRefused(async () => {
      await this.throttle.attemptFrom(ip);
      const until = new Date(this.clock.now().getTime() + GOOD_FOR_MS);
      const underWay: SignInUnderWay = {
        id: newId(),
        state: randomState(),
        nonce: randomNonce(),
        verifier: randomPKCECodeVerifier(),
        until: until.getTime(),
      };
      const { href } = await this.provider.addressFor(underWay);
      return { address: href, sealed: seal(underWay, secret), until };
    });
  }

  /** Opens a session for whom the provider vouches. @returns whether it did */
  async finish(sealed: string | undefined, query: string, request: SignInRequest): Promise<boolean> {
    const secret = this.provider.clientSecret;
    const done = await this.unlessRefused(async () => {
      await this.throttle.attemptFrom(request.ip);
      const underWay = sealed === undefined ? undefined : unseal(sealed, secret, this.clock.now());
      if (!underWay) throw new Refusal('NOT_UNDER_WAY');
      const vouched = await this.provider.redeem(underWay, query);
      const { clinic_id: clinicId, employee_id: employeeId } = await this.employeeOf(vouched, request);
      await this.database.inClinic(clinicId, (tx) =>
        this.logIn.open(tx, employeeId, SessionKind.BROWSER, request, { by: 'OIDC', sessionId: underWay.id }),
      );
      await this.throttle.succeededFrom(request.ip, 2);
      return true;
    });
    return done ?? false;
  }

  private async employeeOf({ email, emailVerified }: Vouched, request: SignInRequest): Promise<Found> {
    // Only A to Z: other letters turn into plain ones in lower case, and would be taken for another address.
    const address = (email ?? '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    const [found] = await this.database.call<Found & Record<string, unknown>>(FIND, [address]);
    if (!found) throw new Refusal('NO_SUCH_EMPLOYEE');
    if (emailVerified && found.active) return found;
    this.logIn.recordRefusal(found.clinic_id, found.employee_id, request, 'OIDC');
    throw new Refusal(emailVerified ? 'DEACTIVATED' : 'EMAIL_NOT_VERIFIED');
  }

  /** The log says why, by a code alone: what a provider or a stranger wrote does not get into it. */
  private async unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const { code, name } = error as { readonly code?: unknown; readonly name?: string };
      const reason = typeof code === 'string' && /^\w{1,80}$/.test(code) ? code : name;
      this.logger.warn({ reason }, 'a sign-in by the identity provider was refused');
      return undefined;
    }
  }
}

class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}
