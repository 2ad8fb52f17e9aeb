import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What must be known again when a person comes back from the identity provider. */
export interface SignInUnderWay {
  /** The id of the one session that it may open. */
  readonly id: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Milliseconds since 1970; not good any more from then on. */
  readonly until: number;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Every process of an installation has the same client secret, and so opens what another has sealed. */
function keyFrom(clientSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', clientSecret, '', 'clinic-chat: a sign-in under way', 32));
}

/** For a cookie: nobody but us can read it or make one. */
export function seal(underWay: SignInUnderWay, clientSecret: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyFrom(clientSecret), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(underWay), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url');
}

/** @returns nothing for what we have not sealed, and for what is too old */
export function unseal(sealed: string, clientSecret: string, now: Date): SignInUnderWay | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, keyFrom(clientSecret), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    const underWay = JSON.parse(text) as SignInUnderWay;
    return underWay.until > now.getTime() ? underWay : undefined;
  } catch {
    return undefined;
  }
}
