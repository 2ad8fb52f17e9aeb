import { Injectable } from '@nestjs/common';
import { AppError, type ClinicTransaction, Clock, invalidField } from '@server/platform';
import { normalCode, recoveryHash, stepOf } from './codes';
import { SecondFactorEntity } from './second-factor.entity';

/** The second step as whoever lets a person in asks for it. */
@Injectable()
export class SecondFactors {
  constructor(private readonly clock: Clock) {}

  /** Under a lock: of two who come with the same code at once, one finds it used. */
  locked(tx: ClinicTransaction, employeeId: string): Promise<SecondFactorEntity | null> {
    const where = { clinicId: tx.clinicId, employeeId };
    return tx.manager.findOne(SecondFactorEntity, { where, lock: { mode: 'pessimistic_write' } });
  }

  /**
   * Lets pass who needs no second step, and who has a code of it; a code is used up by it.
   * @throws AppError SECOND_FACTOR_REQUIRED when one is needed and none given; VALIDATION_FAILED for a wrong one
   */
  async pass(tx: ClinicTransaction, employeeId: string, typed: string | null | undefined): Promise<void> {
    const factor = await this.locked(tx, employeeId);
    if (!factor?.secret) return;
    if (!typed) throw new AppError('SECOND_FACTOR_REQUIRED', 'Enter the code of your authenticator app as well.');
    await this.use(tx, factor, typed);
  }

  /** @throws AppError VALIDATION_FAILED */
  async use(tx: ClinicTransaction, factor: SecondFactorEntity, typed: string): Promise<void> {
    const { clinicId, employeeId, secret, lastStep, recoveryHashes } = factor;
    const code = normalCode(typed);
    const key = { clinicId, employeeId };
    const step = stepOf(secret ?? '', code, this.clock.now(), Number(lastStep));
    if (step !== undefined) {
      await tx.manager.update(SecondFactorEntity, key, { lastStep: String(step) });
      return;
    }
    const hash = recoveryHash(code);
    const left = recoveryHashes.filter((each) => !each.equals(hash));
    if (left.length === recoveryHashes.length) throw wrongCode();
    await tx.manager.update(SecondFactorEntity, key, { recoveryHashes: left });
  }
}

export function wrongCode(): AppError {
  return invalidField('code', 'This code is not right, or was used already.');
}
