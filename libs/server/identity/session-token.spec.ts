import { hashToken, newToken, tokenOf } from './session-token';

describe('a session token', () => {
  it('is 256 bits that nobody can guess, stored as a hash only', () => {
    const tokens = Array.from({ length: 100 }, () => newToken());
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(100);
    for (const { token, hash } of tokens) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      expect(hash).toHaveLength(32);
      expect(hash.equals(hashToken(token))).toBe(true);
      expect(hash.includes(Buffer.from(token, 'base64url'))).toBe(false);
    }
  });
});

describe('the token of a request', () => {
  const { token } = newToken();

  it('is the bearer, whatever the case of the scheme', () => {
    expect(tokenOf({ authorization: `Bearer ${token}` }, 'session', false)).toBe(token);
    expect(tokenOf({ authorization: `bearer ${token}` }, 'session', false)).toBe(token);
  });

  it('is the session cookie among others', () => {
    expect(tokenOf({ cookie: `theme=dark; session=${token};x=session=1` }, 'session', false)).toBe(token);
    expect(tokenOf({ cookie: `xsession=${token}` }, 'session', false)).toBeUndefined();
  });

  it('over TLS is only the cookie that no other host of the domain can set', () => {
    expect(tokenOf({ cookie: `session=${token}` }, 'session', true)).toBeUndefined();
    expect(tokenOf({ cookie: `session=other; __Host-session=${token}` }, 'session', true)).toBe(token);
  });

  it('of a patient is in a cookie of its own', () => {
    const cookie = `session=staff; portal=${token}`;
    expect([tokenOf({ cookie }, 'portal', false), tokenOf({ cookie }, 'session', false)]).toEqual([token, 'staff']);
    expect(tokenOf({ cookie: `portal=${token}` }, 'session', false)).toBeUndefined();
  });

  it('is the bearer before the cookie', () => {
    expect(tokenOf({ authorization: `Bearer ${token}`, cookie: 'session=other' }, 'session', false)).toBe(token);
  });

  it.each(['', 'Basic YTpi', 'Bearer', 'Bearer short', `Bearer ${'x'.repeat(201)}`, `Bearer ${token} ${token}`])(
    'is none in "%.20s"',
    (authorization) => {
      expect(tokenOf({ authorization }, 'session', false)).toBeUndefined();
    },
  );
});
