import { Injectable } from '@nestjs/common';
import { Config, notFound, ServerAddress } from '@server/platform';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import type { SignInUnderWay } from './sealed-sign-in';

/** A provider that does not answer keeps nobody waiting for longer. */
const PATIENCE_SECONDS = 10;
const CALLBACK = '/auth/oidc/callback';

export interface Vouched {
  readonly email: string | undefined;
  readonly emailVerified: boolean;
}

/** The identity provider of the clinic: OpenID Connect, authorization code with PKCE. */
@Injectable()
export class OidcProvider {
  private known: Promise<Configuration> | undefined;

  constructor(
    private readonly config: Config,
    private readonly address: ServerAddress,
  ) {}

  /** @throws AppError NOT_FOUND where there is none */
  get clientSecret(): string {
    const { OIDC_CLIENT_SECRET } = this.config;
    if (OIDC_CLIENT_SECRET === undefined) throw notFound('page');
    return OIDC_CLIENT_SECRET;
  }

  /** Where the person signs in. */
  async addressFor({ state, nonce, verifier }: SignInUnderWay): Promise<URL> {
    return buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.callback(),
      scope: 'openid email',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /**
   * Hands the code in, and checks the answer: state, nonce, issuer, audience, times and signature.
   * @param query what the provider sent the person back with, from the `?` on
   * @throws whatever openid-client has against it
   */
  async redeem({ state, nonce, verifier }: SignInUnderWay, query: string): Promise<Vouched> {
    const configuration = await this.configuration();
    const tokens = await authorizationCodeGrant(configuration, new URL(query, this.callback()), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('no ID token');
    // Many providers tell the email at another address only; it answers for the same subject or not at all.
    const toldApart = claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
    const { email, email_verified: verified } = toldApart
      ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : claims;
    return { email: typeof email === 'string' ? email : undefined, emailVerified: verified === true };
  }

  private callback(): string {
    return new URL(CALLBACK, this.address.url).href;
  }

  /** Asked of the provider when first needed: our start does not depend on it. A failure is not kept. */
  private configuration(): Promise<Configuration> {
    return (this.known ??= this.discover().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    }));
  }

  private discover(): Promise<Configuration> {
    const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '' } = this.config;
    return discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, undefined, clientAuth(this.clientSecret), {
      timeout: PATIENCE_SECONDS,
      // By default the signature of what comes straight from the provider is not looked at.
      execute: [enableNonRepudiationChecks, ...(OIDC_ISSUER.startsWith('http:') ? [allowInsecureRequests] : [])],
    });
  }
}

/** Basic is what the standard takes for granted where a provider does not say. */
function clientAuth(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
    (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}
