import { Injectable } from '@nestjs/common';
import { type ClinicTransaction, Clock, Database, invalidField, type RequestContext } from '@server/platform';
import type { Actor } from '../actor';
import { AuditResult } from '../audit/audit.model';
import { Audit } from '../audit/audit.service';
import { EmployeeCredentialEntity, EmployeeEntity } from '../employee.entity';
import { checkKind, LogIn } from '../log-in.service';
import { LogInThrottle } from '../log-in-throttle';
import { checkPassword } from '../password-rules';
import { Passwords } from '../passwords';
import type { LogInPayload } from '../session.model';
import { Sessions } from '../sessions.service';
import { SecondFactors } from '../two-step/second-factors.service';
import { AccountLinks } from './account-links.service';
import type { ChangePasswordInput, SetPasswordByLinkInput } from './password.input';

/** Setting and changing the own password. Whoever had the old one is signed out everywhere. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: AccountLinks,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly logIn: LogIn,
    private readonly throttle: LogInThrottle,
    private readonly factors: SecondFactors,
    private readonly audit: Audit,
  ) {}

  /**
   * Signs the person in as well. A link alone does not pass the second step: it stays good until a code comes with it.
   * @throws AppError NOT_FOUND for a link that is not good; SECOND_FACTOR_REQUIRED; VALIDATION_FAILED; RATE_LIMITED
   */
  setByLink({ token, password, code, kind }: SetPasswordByLinkInput, request: RequestContext): Promise<LogInPayload> {
    checkKind(kind, request);
    return this.links.use(token, async (tx, link) => {
      const employee = await tx.manager.findOneByOrFail(EmployeeEntity, { clinicId: tx.clinicId, id: link.employeeId });
      checkPassword(password, employee, 'password');
      if (code) await this.throttle.attempt(employee.email, request.ip);
      await this.factors.pass(tx, employee.id, code);
      if (code) await this.throttle.succeeded(employee.email, request.ip);
      await this.store(tx, employee.id, password);
      const person = { personId: employee.id, sessionId: null, origin: request };
      const object = { kind: 'EMPLOYEE', id: employee.id } as const;
      this.audit.record(tx, person, { action: 'SET_PASSWORD_BY_LINK', object, details: { kind: link.kind } });
      await this.sessions.endAll(tx, employee.id);
      return this.logIn.open(tx, employee.id, kind, request);
    });
  }

  /** @throws AppError VALIDATION_FAILED, RATE_LIMITED: guessing is slowed down as at the sign-in */
  async change(actor: Actor, { currentPassword, newPassword }: ChangePasswordInput): Promise<void> {
    const { clinicId, personId: id } = actor;
    const { employee, credential } = await this.database.inClinic(clinicId, async ({ manager }) => ({
      employee: await manager.findOneByOrFail(EmployeeEntity, { clinicId, id }),
      credential: await manager.findOneBy(EmployeeCredentialEntity, { clinicId, employeeId: id }),
    }));
    const ip = actor.origin?.ip ?? '';
    const object = { kind: 'EMPLOYEE', id } as const;
    checkPassword(newPassword, employee, 'newPassword');
    await this.throttle.attempt(employee.email, ip);
    if (!(await this.passwords.matches(credential?.passwordHash, currentPassword))) {
      const act = { action: 'CHANGE_PASSWORD', object, result: AuditResult.REFUSED } as const;
      await this.database.inClinic(clinicId, (tx) => Promise.resolve(this.audit.record(tx, actor, act)));
      throw invalidField('currentPassword', 'This is not your password.');
    }
    await this.throttle.succeeded(employee.email, ip);
    await this.database.inClinic(clinicId, async (tx) => {
      await this.store(tx, id, newPassword);
      await this.links.voidAll(tx, id);
      await this.sessions.endAll(tx, id, actor.sessionId);
      this.audit.record(tx, actor, { action: 'CHANGE_PASSWORD', object });
    });
  }

  private async store(tx: ClinicTransaction, employeeId: string, password: string): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    const row = { clinicId: tx.clinicId, employeeId, passwordHash, changedAt: this.clock.now() };
    await tx.manager.upsert(EmployeeCredentialEntity, row, ['clinicId', 'employeeId']);
  }
}
