import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '@server/platform';

/** OWASP's minimum for argon2id, which is the library's default algorithm. Memory in KiB. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CURRENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;
const AT_ONCE = 4;
const WAITING = 32;

/** Hashes and checks passwords, a few at a time: each takes 19 MiB, and a flood of sign-ins must not take all memory. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private readonly nobody = hash('no account has this password', PARAMETERS);

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, PARAMETERS));
  }

  /** Takes as long for an account that does not exist as for one that does. */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.nobody);
    const matches = await this.inTurn(() => verify(against, password));
    return matches && passwordHash !== undefined;
  }

  /** Whether a hash was made with weaker parameters than today's. */
  isOutdated(passwordHash: string): boolean {
    return !CURRENT.test(passwordHash);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.queue.length >= WAITING) {
        throw new AppError('RATE_LIMITED', 'Too many people are signing in right now. Try again in a few seconds.', {
          retryAfter: 3,
        });
      }
      await new Promise<void>((resolve) => this.queue.push(resolve));
    }
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      this.queue.shift()?.();
    }
  }
}
