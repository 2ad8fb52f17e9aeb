import { Injectable } from '@nestjs/common';
import { AppError } from '@server/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const QUARTER = 15 * 60;
const DAY = 24 * 60 * 60;
const FIRST_BLOCK = 60;
const LONGEST_BLOCK = 15 * 60;

/**
 * Slows down guessing: five attempts for one account, fifty from one address in a quarter of an hour. Each further
 * block of an account is twice as long. Every attempt counts before it is checked, so aliasing many attempts into
 * one document gains nothing.
 */
@Injectable()
export class LogInThrottle {
  private readonly account = new RateLimiterMemory({ keyPrefix: 'account', points: 5, duration: QUARTER });
  private readonly address = new RateLimiterMemory({ keyPrefix: 'address', points: 50, duration: QUARTER });
  private readonly blocks = new RateLimiterMemory({ keyPrefix: 'blocks', points: 1_000, duration: DAY });

  /** @throws AppError RATE_LIMITED with the seconds to wait */
  async attempt(email: string, ip: string): Promise<void> {
    const known = await this.account.get(email);
    if (known && known.remainingPoints <= 0) throw tooMany(known.msBeforeNext);
    const { consumedPoints } = await this.account.penalty(email, 1);
    if (consumedPoints >= 5) {
      const { consumedPoints: count } = await this.blocks.penalty(email, 1);
      await this.account.block(email, Math.min(FIRST_BLOCK * 2 ** (count - 1), LONGEST_BLOCK));
    }
    await this.attemptFrom(ip);
  }

  /** For attempts that name no account yet. @throws AppError RATE_LIMITED with the seconds to wait */
  async attemptFrom(ip: string): Promise<void> {
    const fromAddress = await this.address.penalty(ip, 1);
    if (fromAddress.consumedPoints > 50) throw tooMany(fromAddress.msBeforeNext);
  }

  /** Takes attempts back that were none at guessing. */
  async succeededFrom(ip: string, attempts: number): Promise<void> {
    await this.address.reward(ip, attempts);
  }

  async succeeded(email: string, ip: string): Promise<void> {
    await Promise.all([this.account.delete(email), this.blocks.delete(email), this.address.reward(ip, 1)]);
  }
}

function tooMany(milliseconds: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));
  return new AppError('RATE_LIMITED', `Too many attempts. Try again in ${retryAfter} s.`, { retryAfter });
}
