import { generateSync } from 'otplib';
import { newRecoveryCodes, normalCode, recoveryHash, stepOf } from './codes';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const now = new Date('2026-03-02T10:00:15Z');
const epoch = now.getTime() / 1_000;
const step = Math.floor(epoch / 30);
const codeAt = (seconds: number) => generateSync({ secret, epoch: epoch + seconds });

describe('a code of an authenticator app', () => {
  it('is good in its step of 30 seconds, the one before and the next, and in no other', () => {
    const steps = [-60, -30, 0, 30, 60].map((seconds) => stepOf(secret, codeAt(seconds), now, 0));
    expect(steps).toEqual([undefined, step - 1, step, step + 1, undefined]);
  });

  it('is not good again, nor is one of an earlier step', () => {
    expect(stepOf(secret, codeAt(0), now, step - 1)).toBe(step);
    expect(stepOf(secret, codeAt(0), now, step)).toBeUndefined();
    expect(stepOf(secret, codeAt(-30), now, step)).toBeUndefined();
    expect(stepOf(secret, codeAt(30), now, step)).toBe(step + 1);
  });

  it('is six digits, however they are spaced', () => {
    const code = codeAt(0);
    expect(stepOf(secret, normalCode(` ${code.slice(0, 3)} ${code.slice(3)}`), now, 0)).toBe(step);
    for (const wrong of ['', '12345', '1234567', 'abcdef', `${code}0`]) {
      expect(stepOf(secret, wrong, now, 0)).toBeUndefined();
    }
  });
});

describe('recovery codes', () => {
  it('are ten, all different, and found by their hash however they are typed', () => {
    const { codes, hashes } = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    const typed = codes[3]?.toUpperCase().replaceAll('-', ' ') ?? '';
    expect(hashes.findIndex((hash) => hash.equals(recoveryHash(normalCode(typed))))).toBe(3);
  });
});
