import { hash } from '@node-rs/argon2';
import { AppError } from '@server/platform';
import { Passwords } from './passwords';

describe('Passwords', () => {
  const passwords = new Passwords();

  it('are hashed with argon2id at no less than OWASP asks for, each with a salt of its own', async () => {
    const [one, two] = [await passwords.hash('correct horse'), await passwords.hash('correct horse')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwords.matches(one, 'correct horse')).toBe(true);
    expect(await passwords.matches(one, 'Correct horse')).toBe(false);
    expect(await passwords.matches(one, '')).toBe(false);
  });

  it('of an account that does not exist match nothing, not even what stands in for them', async () => {
    expect(await passwords.matches(undefined, 'no account has this password')).toBe(false);
  });

  it('are hashed anew when the parameters have grown', async () => {
    expect(passwords.isOutdated(await hash('x', { memoryCost: 8_192, timeCost: 1, parallelism: 1 }))).toBe(true);
    expect(passwords.isOutdated(await passwords.hash('x'))).toBe(false);
  });

  it('beyond four at once and 32 waiting are refused with the seconds to wait, and all others are answered', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 40 }, () => passwords.hash('x')));
    const refused = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason as unknown] : []));
    expect(refused).toHaveLength(4);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(AppError);
      expect(reason).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfter: 3 } });
    }
    await expect(passwords.hash('x')).resolves.toMatch(/^\$argon2id/);
  });
});
