import { Injectable, Logger } from '@nestjs/common';
import {
  AppError,
  type ClinicTransaction,
  Clock,
  Config,
  Database,
  invalidField,
  type RequestContext,
} from '@server/platform';
import type { Actor } from './actor';
import { AuditResult } from './audit/audit.model';
import { Audit } from './audit/audit.service';
import { ClinicEntity } from './clinic.entity';
import { EmployeeCredentialEntity, EmployeeEntity } from './employee.entity';
import { LogInThrottle } from './log-in-throttle';
import { Passwords } from './passwords';
import { SessionEntity } from './session.entity';
import { type LogInInput, type LogInPayload, type Me, SessionKind } from './session.model';
import { setSessionCookie } from './session-token';
import { Sessions } from './sessions.service';
import { SecondFactors } from './two-step/second-factors.service';

const FIND = { name: 'find_sign_in', text: 'select * from find_sign_in($1)' };

/** As much of a request as opening a session takes. */
export type SignInRequest = Pick<RequestContext, 'ip' | 'requestId' | 'userAgent' | 'response'> &
  Partial<Pick<RequestContext, 'principal'>>;

/** What an identity provider vouched for: its sign-in opens the session of this id, once. */
export interface VouchedFor {
  readonly by: 'OIDC';
  readonly sessionId: string;
}

/** Signing in, and who is signed in. */
@Injectable()
export class LogIn {
  private readonly logger = new Logger(LogIn.name);

  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly throttle: LogInThrottle,
    private readonly factors: SecondFactors,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * @throws AppError UNAUTHENTICATED with one sentence for every reason; RATE_LIMITED; once the password is right,
   *   SECOND_FACTOR_REQUIRED without a code where one is needed, VALIDATION_FAILED for a wrong one
   */
  async logIn(input: LogInInput, request: RequestContext): Promise<LogInPayload> {
    checkKind(input.kind, request);
    const email = input.email.toLowerCase();
    await this.throttle.attempt(email, request.ip);

    const [found] = await this.database.call<{
      clinic_id: string;
      employee_id: string;
      password_hash: string;
      active: boolean;
    }>(FIND, [email]);
    const matches = await this.passwords.matches(found?.password_hash, input.password);
    if (!found || !matches || !found.active) {
      if (found) this.recordRefusal(found.clinic_id, found.employee_id, request);
      throw new AppError('UNAUTHENTICATED', 'Email or password is not right.');
    }
    const newHash = this.passwords.isOutdated(found.password_hash)
      ? await this.passwords.hash(input.password)
      : undefined;

    const signedIn = this.database.inClinic(found.clinic_id, async (tx) => {
      const { clinicId } = tx;
      await this.factors.pass(tx, found.employee_id, input.code);
      if (newHash) {
        const credential = { passwordHash: newHash, changedAt: this.clock.now() };
        await tx.manager.update(EmployeeCredentialEntity, { clinicId, employeeId: found.employee_id }, credential);
      }
      return this.open(tx, found.employee_id, input.kind, request);
    });
    const payload = await signedIn.catch((error: unknown) => {
      const wrongCode = error instanceof AppError && error.code === 'VALIDATION_FAILED';
      if (wrongCode) this.recordRefusal(found.clinic_id, found.employee_id, request);
      throw error;
    });
    await this.throttle.succeeded(email, request.ip);
    return payload;
  }

  /** Opens a session for a person who has proven to be one; a browser gets its cookie once that is durable. */
  async open(
    tx: ClinicTransaction,
    employeeId: string,
    kind: SessionKind,
    request: SignInRequest,
    vouched?: VouchedFor,
  ): Promise<LogInPayload> {
    const { clinicId } = tx;
    const { token, session } = await this.sessions.open(tx, employeeId, kind, request.userAgent, vouched?.sessionId);
    const employee = await tx.manager.findOneByOrFail(EmployeeEntity, { clinicId, id: employeeId });
    this.audit.record(
      tx,
      { personId: employee.id, sessionId: session.id, origin: request },
      {
        action: 'LOG_IN',
        object: { kind: 'SESSION', id: session.id },
        details: { kind, ...(vouched && { by: vouched.by }) },
      },
    );
    const clinic = await tx.manager.findOneByOrFail(ClinicEntity, { id: clinicId });
    request.principal = this.sessions.actorOf(employee, session);
    if (kind === SessionKind.BROWSER && request.response) {
      const { response } = request;
      tx.afterCommit(() => setSessionCookie(response, 'session', token, session.expiresAt, this.config.secure));
    }
    return { me: asMe(employee, clinic, session), token: kind === SessionKind.PROGRAM ? token : null };
  }

  /** The answer does not wait for it: it would take longer for an account that exists than for one that does not. */
  recordRefusal(clinicId: string, employeeId: string, request: SignInRequest, by?: VouchedFor['by']): void {
    const nobody = { personId: null, sessionId: null, origin: request };
    const act = {
      action: 'LOG_IN',
      object: { kind: 'EMPLOYEE', id: employeeId },
      result: AuditResult.REFUSED,
      ...(by && { details: { by } }),
    } as const;
    this.database
      .inClinic(clinicId, (tx) => Promise.resolve(this.audit.record(tx, nobody, act)))
      .catch((error: unknown) => this.logger.error({ error: String(error) }, 'a refused sign-in was not recorded'));
  }

  async me(actor: Actor): Promise<Me> {
    const { clinicId } = actor;
    return this.database.inClinic(clinicId, async ({ manager }) =>
      asMe(
        await manager.findOneByOrFail(EmployeeEntity, { clinicId, id: actor.personId }),
        await manager.findOneByOrFail(ClinicEntity, { id: clinicId }),
        await manager.findOneByOrFail(SessionEntity, { clinicId, id: actor.sessionId }),
      ),
    );
  }
}

/** @throws AppError VALIDATION_FAILED */
export function checkKind(kind: SessionKind, request: RequestContext): void {
  if (kind === SessionKind.BROWSER && !request.response) {
    throw invalidField('kind', 'A browser session can only be opened over HTTP.');
  }
}

function asMe(employee: EmployeeEntity, clinic: ClinicEntity, session: SessionEntity): Me {
  return { employee, email: employee.email, modules: employee.modules, clinic, session };
}
