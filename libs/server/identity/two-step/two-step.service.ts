import { Injectable } from '@nestjs/common';
import { AppError, type ClinicTransaction, Clock, Database, invalidField } from '@server/platform';
import { generateSecret, generateURI } from 'otplib';
import type { Actor } from '../actor';
import { AuditResult } from '../audit/audit.model';
import { Audit, type AuditedAct } from '../audit/audit.service';
import { EmployeeCredentialEntity, EmployeeEntity } from '../employee.entity';
import { LogInThrottle } from '../log-in-throttle';
import { Passwords } from '../passwords';
import { Sessions } from '../sessions.service';
import { newRecoveryCodes, normalCode, stepOf } from './codes';
import { SecondFactorEntity } from './second-factor.entity';
import { SecondFactors, wrongCode } from './second-factors.service';
import type { TwoStep } from './two-step.model';

const ISSUER = 'Clinic Chat';

/**
 * Switching the own second step on and off. Each act needs what a thief of an open browser does not have, counts as an
 * attempt against guessing, and ends every other session.
 */
@Injectable()
export class OwnTwoStep {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly throttle: LogInThrottle,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
    private readonly audit: Audit,
  ) {}

  state(clinicId: string, employeeId: string): Promise<TwoStep> {
    return this.database.inClinic(clinicId, (tx) => this.stateIn(tx, employeeId));
  }

  async stateIn(tx: ClinicTransaction, employeeId: string): Promise<TwoStep> {
    const factor = await tx.manager.findOneBy(SecondFactorEntity, keyOf(tx, employeeId));
    return { on: !!factor?.secret, recoveryCodesLeft: factor?.secret ? factor.recoveryHashes.length : 0 };
  }

  /** A secret for the app; it counts once a code of it has confirmed it. @throws AppError VALIDATION_FAILED, CONFLICT */
  setUp(actor: Actor, password: string): Promise<{ secret: string; uri: string }> {
    return this.guarded(actor, 'TURN_ON_TWO_STEP', async (tx, email) => {
      await this.checkPassword(tx, actor, password);
      const factor = await this.factors.locked(tx, actor.personId);
      if (factor?.secret) throw new AppError('CONFLICT', 'The second step is on already. Turn it off first.');
      const secret = generateSecret();
      const row = { clinicId: tx.clinicId, employeeId: actor.personId, pendingSecret: secret };
      await tx.manager.upsert(SecondFactorEntity, row, ['clinicId', 'employeeId']);
      return { secret, uri: generateURI({ issuer: ISSUER, label: email, secret }) };
    });
  }

  /** @returns the recovery codes, only this once. @throws AppError VALIDATION_FAILED, CONFLICT */
  confirm(actor: Actor, code: string): Promise<string[]> {
    return this.guarded(actor, 'TURN_ON_TWO_STEP', async (tx) => {
      const factor = await this.factors.locked(tx, actor.personId);
      if (!factor?.pendingSecret) throw new AppError('CONFLICT', 'The second step is not being set up. Begin anew.');
      const step = stepOf(factor.pendingSecret, normalCode(code), this.clock.now(), 0);
      if (step === undefined) throw wrongCode();
      const { codes, hashes } = newRecoveryCodes();
      await this.store(tx, actor.personId, {
        secret: factor.pendingSecret,
        confirmedAt: this.clock.now(),
        lastStep: String(step),
        recoveryHashes: hashes,
      });
      await this.sessions.endAll(tx, actor.personId, actor.sessionId);
      this.record(tx, actor, 'TURN_ON_TWO_STEP');
      return codes;
    });
  }

  /** Earlier codes are void from then on. @throws AppError VALIDATION_FAILED, CONFLICT */
  renewRecoveryCodes(actor: Actor, code: string): Promise<string[]> {
    return this.guarded(actor, 'RENEW_RECOVERY_CODES', async (tx) => {
      await this.factors.use(tx, await this.switchedOn(tx, actor), code);
      const { codes, hashes } = newRecoveryCodes();
      await tx.manager.update(SecondFactorEntity, keyOf(tx, actor.personId), { recoveryHashes: hashes });
      await this.sessions.endAll(tx, actor.personId, actor.sessionId);
      this.record(tx, actor, 'RENEW_RECOVERY_CODES');
      return codes;
    });
  }

  /** @throws AppError VALIDATION_FAILED, CONFLICT */
  turnOff(actor: Actor, password: string, code: string): Promise<void> {
    return this.guarded(actor, 'TURN_OFF_TWO_STEP', async (tx) => {
      await this.checkPassword(tx, actor, password);
      await this.factors.use(tx, await this.switchedOn(tx, actor), code);
      await this.forget(tx, actor.personId);
      await this.sessions.endAll(tx, actor.personId, actor.sessionId);
      this.record(tx, actor, 'TURN_OFF_TWO_STEP');
    });
  }

  /** Nothing of the second step of a person is left. */
  async forget(tx: ClinicTransaction, employeeId: string): Promise<void> {
    await this.store(tx, employeeId, { secret: null, confirmedAt: null, lastStep: '0', recoveryHashes: [] });
  }

  private async store(
    tx: ClinicTransaction,
    employeeId: string,
    columns: Pick<SecondFactorEntity, 'secret' | 'confirmedAt' | 'lastStep' | 'recoveryHashes'>,
  ): Promise<void> {
    await tx.manager.update(SecondFactorEntity, keyOf(tx, employeeId), { ...columns, pendingSecret: null });
  }

  private async switchedOn(tx: ClinicTransaction, { personId }: Actor): Promise<SecondFactorEntity> {
    const factor = await this.factors.locked(tx, personId);
    if (!factor?.secret) throw new AppError('CONFLICT', 'The second step is off.');
    return factor;
  }

  private async checkPassword(tx: ClinicTransaction, { clinicId, personId }: Actor, password: string): Promise<void> {
    const credential = await tx.manager.findOneBy(EmployeeCredentialEntity, { clinicId, employeeId: personId });
    if (!(await this.passwords.matches(credential?.passwordHash, password))) {
      throw invalidField('password', 'This is not your password.');
    }
  }

  /** Wrong passwords and codes count as at the sign-in, and are in the log. */
  private async guarded<T>(
    actor: Actor,
    action: AuditedAct['action'],
    work: (tx: ClinicTransaction, email: string) => Promise<T>,
  ): Promise<T> {
    const { clinicId, personId: id, origin } = actor;
    const { email } = await this.database.inClinic(clinicId, ({ manager }) =>
      manager.findOneByOrFail(EmployeeEntity, { clinicId, id }),
    );
    await this.throttle.attempt(email, origin?.ip ?? '');
    try {
      const done = await this.database.inClinic(clinicId, (tx) => work(tx, email));
      await this.throttle.succeeded(email, origin?.ip ?? '');
      return done;
    } catch (error) {
      if (error instanceof AppError && error.code === 'VALIDATION_FAILED') {
        await this.database.inClinic(clinicId, (tx) =>
          Promise.resolve(this.record(tx, actor, action, AuditResult.REFUSED)),
        );
      }
      throw error;
    }
  }

  private record(tx: ClinicTransaction, actor: Actor, action: AuditedAct['action'], result = AuditResult.DONE): void {
    this.audit.record(tx, actor, { action, object: { kind: 'EMPLOYEE', id: actor.personId }, result });
  }
}

const keyOf = ({ clinicId }: ClinicTransaction, employeeId: string) => ({ clinicId, employeeId });
