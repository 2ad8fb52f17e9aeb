import { seal, type SignInUnderWay, unseal } from './sealed-sign-in';

const SECRET = 'a-secret-of-the-provider-123';
const NOW = new Date('2026-03-25T09:00:00Z');
const underWay: SignInUnderWay = {
  id: '0198c0de-0000-7000-8000-000000000000',
  state: 'the state',
  nonce: 'the nonce',
  verifier: 'the verifier',
  until: NOW.getTime() + 600_000,
};
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

describe('a sign-in under way', () => {
  it('is opened again by who knows the secret, for ten minutes', () => {
    const sealed = seal(underWay, SECRET);
    expect(unseal(sealed, SECRET, later(599_999))).toEqual(underWay);
    expect(unseal(sealed, SECRET, later(600_000))).toBeUndefined();
    expect(unseal(sealed, `${SECRET}4`, NOW)).toBeUndefined();
  });

  it('tells nothing of itself, and is another text each time', () => {
    const sealed = seal(underWay, SECRET);
    const bytes = Buffer.from(sealed, 'base64url').toString('latin1');
    for (const part of [underWay.state, underWay.nonce, underWay.verifier]) expect(bytes).not.toContain(part);
    expect(seal(underWay, SECRET)).not.toBe(sealed);
  });

  it('is not opened once a bit of it was changed, cut short or made up', () => {
    const bytes = Buffer.from(seal(underWay, SECRET), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(changed.toString('base64url'), SECRET, NOW)).toBeUndefined();
    }
    for (const made of ['', 'x', bytes.subarray(0, 28).toString('base64url'), bytes.toString('hex')]) {
      expect(unseal(made, SECRET, NOW)).toBeUndefined();
    }
  });
});
