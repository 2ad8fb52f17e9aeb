import { createHash, randomBytes } from 'node:crypto';
import { verifySync } from 'otplib';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;
/** Without the letters and digits that are taken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789x';

/** A code as typed: digits of an app, or one of the recovery codes; spaces and dashes do not matter. */
export function normalCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toLowerCase();
}

/**
 * The step of 30 seconds that a code of an app belongs to: this one, the one before or the next, for clocks that
 * differ. Undefined for a wrong code, and for one of a step that was used already.
 */
export function stepOf(secret: string, code: string, now: Date, lastStep: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  if (!result.valid) return undefined;
  const step = Math.floor(epoch / STEP_SECONDS) + result.delta;
  return step > lastStep ? step : undefined;
}

/** Ten codes of 80 bits, as `abcd-efgh-jkmn-pqrs`, and what is kept of them. */
export function newRecoveryCodes(): { codes: string[]; hashes: Buffer[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    [...randomBytes(16)].map((byte, at) => (at > 0 && at % 4 === 0 ? '-' : '') + (ALPHABET[byte % 32] ?? '')).join(''),
  );
  return { codes, hashes: codes.map((code) => recoveryHash(normalCode(code))) };
}

export function recoveryHash(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
