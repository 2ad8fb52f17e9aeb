import { AppError } from '@server/platform';
import { LogInThrottle } from './log-in-throttle';

const SECOND = 1_000;

describe('LogInThrottle', () => {
  let throttle: LogInThrottle;

  beforeEach(() => {
    jest.useFakeTimers();
    throttle = new LogInThrottle();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Seconds to wait, or 0 when the attempt may be made. */
  const waitOf = (email: string, ip = '10.0.0.1') =>
    throttle.attempt(email, ip).then(
      () => 0,
      (error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') throw error;
        expect(error.message).toBe(`Too many attempts. Try again in ${error.details.retryAfter} s.`);
        return error.details.retryAfter ?? 0;
      },
    );
  const guess = async (times: number, email = 'anna') => {
    for (let i = 0; i < times; i++) await waitOf(email);
  };

  it('lets five attempts pass and refuses the sixth for a minute', async () => {
    for (let i = 0; i < 5; i++) expect(await waitOf('anna')).toBe(0);
    expect(await waitOf('anna')).toBe(60);
    jest.advanceTimersByTime(59 * SECOND);
    expect(await waitOf('anna')).toBe(1);
    jest.advanceTimersByTime(2 * SECOND);
    expect(await waitOf('anna')).toBe(0);
  });

  it('doubles the wait each time, up to a quarter of an hour', async () => {
    const waits: number[] = [];
    for (let round = 0; round < 6; round++) {
      await guess(5);
      const wait = await waitOf('anna');
      waits.push(wait);
      jest.advanceTimersByTime((wait + 1) * SECOND);
    }
    expect(waits).toEqual([60, 120, 240, 480, 900, 900]);
  });

  it('forgets the account when somebody signs in', async () => {
    await guess(4);
    await throttle.succeeded('anna', '10.0.0.1');
    for (let i = 0; i < 5; i++) expect(await waitOf('anna')).toBe(0);
    expect(await waitOf('anna')).toBe(60);
  });

  it('keeps accounts apart', async () => {
    await guess(6);
    expect(await waitOf('boris')).toBe(0);
  });

  it('refuses an address after fifty attempts at whatever accounts, and other addresses go on', async () => {
    for (let i = 0; i < 50; i++) expect(await waitOf(`person ${i}`)).toBe(0);
    expect(await waitOf('somebody')).toBeGreaterThan(0);
    expect(await waitOf('somebody', '10.0.0.2')).toBe(0);
  });

  it('does not count sign-ins that succeed against their address: a clinic has one', async () => {
    for (let i = 0; i < 200; i++) {
      expect(await waitOf(`person ${i}`)).toBe(0);
      await throttle.succeeded(`person ${i}`, '10.0.0.1');
    }
  });
});
