import { Injectable } from '@nestjs/common';
import { AppError, type ClinicTransaction, Clock, Database, newId, ServerAddress } from '@server/platform';
import { IsNull } from 'typeorm';
import { hashToken, newToken } from '../session-token';
import { AccountLinkEntity, type AccountLinkKind } from './account-link.entity';

const HOUR_MS = 3_600_000;
const GOOD_FOR_HOURS: Readonly<Record<AccountLinkKind, number>> = { INVITE: 72, PASSWORD_RESET: 1 };
const FIND = { name: 'find_account_link', text: 'select * from find_account_link($1)' };

export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** Links with which a person sets a password: 256 bits, stored hashed, good once and for a while. */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly address: ServerAddress,
  ) {}

  /** Earlier links of the person are void from then on. The token is in the answer only, and nowhere else. */
  async issue(
    tx: ClinicTransaction,
    kind: AccountLinkKind,
    employeeId: string,
    createdBy: string | null,
  ): Promise<IssuedLink> {
    await this.voidAll(tx, employeeId);
    const { token, hash } = newToken();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + GOOD_FOR_HOURS[kind] * HOUR_MS);
    const { clinicId } = tx;
    const link = { clinicId, id: newId(), employeeId, kind, tokenHash: hash, createdAt: now, createdBy, expiresAt };
    await tx.manager.insert(AccountLinkEntity, { ...link, usedAt: null });
    // Behind the `#` a browser sends it to nobody: it is in no log and no Referer.
    return { url: new URL(`/set-password#${token}`, this.address.url).href, expiresAt };
  }

  async voidAll(tx: ClinicTransaction, employeeId: string): Promise<void> {
    const open = { clinicId: tx.clinicId, employeeId, usedAt: IsNull() };
    await tx.manager.update(AccountLinkEntity, open, { usedAt: this.clock.now() });
  }

  /**
   * Uses a link up: of two who come with it at once one finds it used.
   * @throws AppError NOT_FOUND for one that is unknown, used or too old
   */
  async use<T>(token: string, work: (tx: ClinicTransaction, link: AccountLinkEntity) => Promise<T>): Promise<T> {
    const [found] = await this.database.call<{ clinic_id: string; link_id: string }>(FIND, [hashToken(token)]);
    if (!found) throw voidLink();
    return this.database.inClinic(found.clinic_id, async (tx) => {
      const key = { clinicId: tx.clinicId, id: found.link_id };
      const lock = { mode: 'pessimistic_write' } as const;
      const link = await tx.manager.findOne(AccountLinkEntity, { where: key, lock });
      if (!link || link.usedAt || link.expiresAt <= this.clock.now()) throw voidLink();
      await tx.manager.update(AccountLinkEntity, key, { usedAt: this.clock.now() });
      return work(tx, link);
    });
  }
}

function voidLink(): AppError {
  return new AppError('NOT_FOUND', 'This link is not good any more. Ask for a new one.');
}
