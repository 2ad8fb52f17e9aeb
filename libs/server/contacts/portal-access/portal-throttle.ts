import { Injectable } from '@nestjs/common';
import { AppError } from '@server/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const QUARTER = 15 * 60;
const ATTEMPTS = 60;

/** A link bears five wrong birth dates; this slows down whoever tries many links from one address. */
@Injectable()
export class PortalThrottle {
  private readonly address = new RateLimiterMemory({ keyPrefix: 'portal', points: ATTEMPTS, duration: QUARTER });

  /** @throws AppError RATE_LIMITED with the seconds to wait */
  async attempt(ip: string): Promise<void> {
    const { consumedPoints, msBeforeNext } = await this.address.penalty(ip, 1);
    if (consumedPoints <= ATTEMPTS) return;
    const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
    throw new AppError('RATE_LIMITED', `Too many attempts. Try again in ${retryAfter} s.`, { retryAfter });
  }

  /** Who had a good link was not guessing: many patients may share one address. */
  async succeeded(ip: string): Promise<void> {
    await this.address.reward(ip, 1);
  }
}
