import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { CLIENT } from './identity-provider';

/** What it says in place of the truth. A claim that is undefined is left out. */
export interface Lie {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly algorithm?: 'none';
  /** Signs with a key that it does not publish, under the name of the one that it does. */
  readonly otherKey?: boolean;
  readonly userinfo?: Readonly<Record<string, unknown>>;
}

export interface LyingProvider {
  readonly issuer: string;
  /** A code that is good as often as one likes; the nonce in it goes into the token. */
  readonly codeFor: (email: string, nonce: string, lie?: Lie) => string;
  /** What the token address was asked with, the newest last, and every token that it answered. */
  readonly asked: URLSearchParams[];
  readonly tokens: string[];
  readonly close: () => Promise<void>;
}

interface Promised {
  readonly email: string;
  readonly nonce: string;
  readonly lie: Lie;
}

/** An identity provider that does whatever a hostile one may do. Nobody signs in: the spec makes up the codes. */
export async function startLyingProvider(port: number): Promise<LyingProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const [published, unpublished] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2_048 }));
  if (!published || !unpublished) throw new Error('no keys');
  const promised: Promised[] = [];
  const asked: URLSearchParams[] = [];
  const tokens: string[] = [];

  function tokenFor({ email, nonce, lie }: Promised): string {
    const seconds = Math.floor(Date.now() / 1_000);
    const truth = { iss: issuer, aud: CLIENT.id, sub: 'somebody', nonce, iat: seconds, exp: seconds + 300 };
    const claims = { ...truth, email, email_verified: true, ...lie.claims };
    const signing = lie.otherKey ? unpublished?.privateKey : published?.privateKey;
    return jwt({ alg: lie.algorithm ?? 'RS256', kid: 'one' }, claims, signing);
  }

  async function answer(request: IncomingMessage): Promise<object> {
    const path = request.url ?? '';
    if (path === '/.well-known/openid-configuration') {
      return {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/me`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      };
    }
    if (path === '/keys')
      return { keys: [{ ...published?.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] };
    if (path === '/me') return promised[Number(request.headers.authorization?.split(' ')[1])]?.lie.userinfo ?? {};
    const form = new URLSearchParams(await textOf(request));
    asked.push(form);
    const number = Number(form.get('code')?.split('-').at(-1));
    const token = tokenFor(promised[number] ?? { email: '', nonce: '', lie: {} });
    tokens.push(token);
    return { access_token: String(number), token_type: 'Bearer', expires_in: 300, id_token: token };
  }

  const server = createServer((request, response) => {
    void answer(request).then((body) =>
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body)),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    asked,
    tokens,
    codeFor: (email, nonce, lie = {}) => `code-of-the-liar-${promised.push({ email, nonce, lie }) - 1}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function jwt(header: { readonly alg: string; readonly kid: string }, claims: object, key?: KeyObject): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode(header)}.${encode(claims)}`;
  if (header.alg === 'none' || !key) return `${signed}.`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
