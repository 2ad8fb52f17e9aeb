import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a browser showed: the payload as its service worker gets it, and all that the push service could see of it. */
export interface Push {
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
  readonly sealed: Buffer;
}

/** A browser that is subscribed to push; only it can read what comes. */
export class PushedBrowser {
  readonly pushes: Push[] = [];
  /** What the push service answers for it. */
  status = 201;
  /** The push service answers once this is done: until then the sender waits with its next turn. */
  busy: Promise<void> = Promise.resolve();
  private readonly keys = createECDH('prime256v1');
  private readonly secret = randomBytes(16);
  private readonly waiting = new Set<() => void>();

  constructor(readonly endpoint: string) {
    this.keys.generateKeys();
  }

  /** What `subscribeToPush` takes. */
  get subscription(): { endpoint: string; p256dh: string; auth: string } {
    const { endpoint } = this;
    return { endpoint, p256dh: this.keys.getPublicKey('base64url'), auth: this.secret.toString('base64url') };
  }

  receive(sealed: Buffer, headers: IncomingHttpHeaders): void {
    this.pushes.push({ text: this.unseal(sealed), headers, sealed });
    this.waiting.forEach((look) => look());
  }

  /** Waits until so many pushes have come. */
  async until(count: number): Promise<readonly Push[]> {
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.pushes.length < count) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
    return this.pushes;
  }

  /** RFC 8291 with the coding of RFC 8188: salt, record size, the sender's key, one record. */
  private unseal(sealed: Buffer): string {
    const salt = sealed.subarray(0, 16);
    const keyLength = sealed.readUInt8(20);
    const theirs = sealed.subarray(21, 21 + keyLength);
    const record = sealed.subarray(21 + keyLength);
    const shared = this.keys.computeSecret(theirs);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.keys.getPublicKey(), theirs]);
    const input = Buffer.from(hkdfSync('sha256', shared, this.secret, info, 32));
    const derive = (purpose: string, length: number) =>
      Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${purpose}\0`, length));
    const opener = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    opener.setAuthTag(record.subarray(-16));
    const plain = Buffer.concat([opener.update(record.subarray(0, -16)), opener.final()]);
    // After the text stands a 2, and then only padding.
    return plain.subarray(0, plain.lastIndexOf(2)).toString();
  }
}

/** A push service on loopback, as those of the browser makers are. */
export interface PushService {
  readonly browser: () => PushedBrowser;
  readonly close: () => Promise<void>;
}

export async function pushService(): Promise<PushService> {
  const browsers = new Map<string, PushedBrowser>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const browser = browsers.get(request.url ?? '');
      void (browser?.busy ?? Promise.resolve()).then(() => response.writeHead(browser?.status ?? 404).end());
      if (browser?.status === 201) browser.receive(Buffer.concat(parts), request.headers);
      else if (browser) browser.pushes.push({ text: '', headers: request.headers, sealed: Buffer.concat(parts) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    browser: () => {
      const path = `/push/${randomBytes(12).toString('base64url')}`;
      const browser = new PushedBrowser(`http://127.0.0.1:${port}${path}`);
      browsers.set(path, browser);
      return browser;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
