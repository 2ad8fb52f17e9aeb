import { Injectable } from '@nestjs/common';
import type { Caller } from '@server/identity';
import { AppError } from '@server/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const A_MINUTE = 60;
const BEGUN_IN_A_MINUTE = 120;
const AT_A_TIME = 10;

/** How often and how many at a time one person may upload. */
@Injectable()
export class UploadThrottle {
  private readonly begun = new RateLimiterMemory({
    keyPrefix: 'upload',
    points: BEGUN_IN_A_MINUTE,
    duration: A_MINUTE,
  });
  private readonly underWay = new Map<string, number>();

  /** @throws AppError RATE_LIMITED */
  async during<T>({ clinicId, personId }: Caller, work: () => Promise<T>): Promise<T> {
    const key = `${clinicId}:${personId}`;
    const { consumedPoints, msBeforeNext } = await this.begun.penalty(key, 1);
    const now = this.underWay.get(key) ?? 0;
    if (consumedPoints > BEGUN_IN_A_MINUTE) throw tooMany(msBeforeNext);
    if (now >= AT_A_TIME) throw tooMany(1_000);
    this.underWay.set(key, now + 1);
    try {
      return await work();
    } finally {
      const left = (this.underWay.get(key) ?? 1) - 1;
      if (left > 0) this.underWay.set(key, left);
      else this.underWay.delete(key);
    }
  }
}

function tooMany(milliseconds: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1_000));
  return new AppError('RATE_LIMITED', `Too many uploads. Try again in ${retryAfter} s.`, { retryAfter });
}
