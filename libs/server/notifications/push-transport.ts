import { lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '@server/platform';
import { isPublicAddress, isPushEndpoint } from './push-endpoint';

export interface PushRequest {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** `gone`: the push service knows the subscription no more. */
export type PushOutcome = 'accepted' | 'gone' | 'failed';

const WITHIN_MS = 10_000;

/** Calls push services. Follows no redirect, reads no body, and connects to public addresses only. */
@Injectable()
export class PushTransport {
  constructor(private readonly config: Config) {}

  post({ endpoint, headers, body }: PushRequest): Promise<PushOutcome> {
    // Asked again: the rule may have become stricter since the browser subscribed.
    if (!isPushEndpoint(endpoint, this.config.PUSH_ALLOW_LOOPBACK)) return Promise.resolve('failed');
    const url = new URL(endpoint);
    const open = url.protocol === 'http:' ? overHttp : overHttps;
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(body.length) },
      signal: AbortSignal.timeout(WITHIN_MS),
      ...(url.protocol === 'https:' && { lookup: publicLookup }),
    };
    return new Promise((resolve) => {
      open(url, options, (response) => {
        const { statusCode = 500 } = response;
        response.on('error', () => undefined).destroy();
        if (statusCode === 404 || statusCode === 410) resolve('gone');
        else resolve(statusCode >= 200 && statusCode < 300 ? 'accepted' : 'failed');
      })
        .on('error', () => resolve('failed'))
        .end(body);
    });
  }
}

/** The addresses that are connected to are the very ones that were checked: a name cannot change in between. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const allowed = addresses.filter(({ address }) => isPublicAddress(address));
    if (allowed.length !== addresses.length || allowed.length === 0) {
      return callback(new Error('the push service is not on a public address'), []);
    }
    if (options.all) return callback(null, allowed);
    const [first] = allowed;
    return callback(null, first?.address ?? '', first?.family);
  });
};
