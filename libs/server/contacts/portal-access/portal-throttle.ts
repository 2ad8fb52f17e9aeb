import { Injectable } from '@nestjs/common';
import { AppError } from '@server/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const QUARTER = 15 * 60;
const ATTEMPTS = 60;
const ASKED = 10;
const AN_HOUR = 60 * 60;
const MAILS = 3;

/** A link bears five wrong birth dates; this slows down whoever tries many links from one address. */
@Injectable()
export class PortalThrottle {
  private readonly address = new RateLimiterMemory({ keyPrefix: 'portal', points: ATTEMPTS, duration: QUARTER });

  private readonly asking = new RateLimiterMemory({ keyPrefix: 'portal-ask', points: ASKED, duration: QUARTER });
  private readonly mailbox = new RateLimiterMemory({ keyPrefix: 'portal-mail', points: MAILS, duration: AN_HOUR });

  /** @throws AppError RATE_LIMITED with the seconds to wait */
  attempt(ip: string): Promise<void> {
    return this.within(this.address, ATTEMPTS, ip);
  }

  /** For who asks for a new link. @throws AppError RATE_LIMITED with the seconds to wait */
  ask(ip: string): Promise<void> {
    return this.within(this.asking, ASKED, ip);
  }

  /** Nobody's mailbox is filled. Not an error: that would tell whether somebody else has asked for this address. */
  async mayBeMailed(email: string): Promise<boolean> {
    return (await this.mailbox.penalty(email, 1)).consumedPoints <= MAILS;
  }

  private async within(limiter: RateLimiterMemory, most: number, key: string): Promise<void> {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(key, 1);
    if (consumedPoints <= most) return;
    const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
    throw new AppError('RATE_LIMITED', `Too many attempts. Try again in ${retryAfter} s.`, { retryAfter });
  }

  /** Who had a good link was not guessing: many patients may share one address. */
  async succeeded(ip: string): Promise<void> {
    await this.address.reward(ip, 1);
  }
}
