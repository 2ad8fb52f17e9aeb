import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider, { type Context } from 'oidc-provider';

export const CLIENT = { id: 'clinic-chat', secret: 'a-secret-between-both-of-them' };

/** Who is signed in at the provider: what it says of them is all it knows. */
export interface Holder {
  readonly email: string;
  readonly email_verified: boolean;
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Whoever comes from now on is this person. */
  readonly isNow: (holder: Holder) => void;
  readonly close: () => Promise<void>;
}

/** The certified provider of the npm registry, on loopback; its sign-in page lets whoever comes in at once. */
export async function startIdentityProvider(port: number, callback: string): Promise<IdentityProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const holders: Holder[] = [];
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    cookies: { keys: ['only for a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...holders[Number(sub)] }) }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const of = { clientId: oidc.client.clientId, accountId: oidc.session.accountId };
      const grant = new oidc.provider.Grant(of);
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return serve(request, response);
    const login = { accountId: String(holders.length - 1) };
    provider.interactionFinished(request, response, { login }).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    isNow: (holder) => holders.push(holder),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
