import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import express, { type RequestHandler } from 'express';
import { securityHeaders } from './http-security';
import { webClient } from './web-client';

const CODE = 'export const greeting = "Good morning";\n'.repeat(400);

describe('the built client', () => {
  const root = mkdtempSync(join(tmpdir(), 'web-client-'));
  let server: Server;

  beforeAll(async () => {
    writeFileSync(join(root, 'index.html'), '<head></head><app-root ngCspNonce="CSP_NONCE"></app-root>');
    for (const name of ['chat-yrSVunvT.js', 'main-X2W5VRTD.js', 'emoji-messages.json', 'safety-worker.js']) {
      writeFileSync(join(root, name), CODE);
    }
    writeFileSync(join(root, 'tiny-ABCDEFG1.js'), 'go();');
    writeFileSync(
      join(root, 'main-X2W5VRTD.js'),
      `import{a}from"./tiny-ABCDEFG1.js";import("./late-ABCDEFG2.js");${CODE}`,
    );
    writeFileSync(join(root, 'late-ABCDEFG2.js'), 'later();');
    // In the place of the API one that answers everything alike.
    const api: RequestHandler = (_, response) => void response.sendStatus(418);
    const first = { address: '/chat', cookie: 'session', chunks: ['chat'] };
    const app = express().use(securityHeaders(false), ...webClient(root, first), api);
    server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
  });
  afterAll(async () => {
    await new Promise((closed) => server.close(closed));
    rmSync(root, { recursive: true });
  });

  const fetchRaw = async (path: string, headers: Record<string, string> = {}) => {
    const { port } = server.address() as AddressInfo;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, path, headers, host: '127.0.0.1', agent: false }, resolve).on('error', reject);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
  };

  it('comes compressed, as the browser can read it, also to the second who asks', async () => {
    const ways = [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip, deflate', 'gzip', gunzipSync],
      ['identity', undefined, (body: Buffer) => body],
    ] as const;
    for (const [accepted, encoding, read] of ways) {
      for (const time of ['first', 'second']) {
        const answer = await fetchRaw('/chat-yrSVunvT.js', { 'accept-encoding': accepted });
        expect([time, answer.headers['content-encoding'], read(answer.body).toString()]).toEqual([
          time,
          encoding,
          CODE,
        ]);
        expect(answer.headers['content-type']).toMatch(/^text\/javascript/);
        if (encoding) expect(answer.headers.vary).toMatch(/Accept-Encoding/i);
        if (encoding) expect(answer.body.length).toBeLessThan(CODE.length / 10);
      }
    }
    expect((await fetchRaw('/tiny-ABCDEFG1.js', { 'accept-encoding': 'br' })).headers).not.toHaveProperty(
      'content-encoding',
    );
  });

  it('is kept for ever where the name carries a hash, and asked for again elsewhere', async () => {
    const caching = async (path: string) => {
      const { headers } = await fetchRaw(path, { 'accept-encoding': 'br' });
      return headers['cache-control'];
    };
    for (const path of ['/chat-yrSVunvT.js', '/main-X2W5VRTD.js', '/tiny-ABCDEFG1.js']) {
      expect([path, await caching(path)]).toEqual([path, 'public, max-age=31536000, immutable']);
    }
    for (const path of ['/emoji-messages.json', '/safety-worker.js']) {
      expect([path, await caching(path)]).toEqual([path, 'no-cache']);
    }
    expect(await caching('/chat/some-room')).toBe('no-store');
  });

  it('answers 304 to who has it, and the new text when a file has changed', async () => {
    const first = await fetchRaw('/emoji-messages.json', { 'accept-encoding': 'gzip' });
    const etag = String(first.headers.etag);
    const again = await fetchRaw('/emoji-messages.json', { 'accept-encoding': 'gzip', 'if-none-match': etag });
    expect([first.status, again.status]).toEqual([200, 304]);
    writeFileSync(join(root, 'emoji-messages.json'), '{"changed":true}');
    const changed = await fetchRaw('/emoji-messages.json', { 'accept-encoding': 'gzip', 'if-none-match': etag });
    expect([changed.status, changed.body.toString()]).toEqual([200, '{"changed":true}']);
  });

  it('names the modules that its page needs at once: those of the chat only to who is signed in and goes there', async () => {
    const modules = async (path: string, cookie = '') => {
      const { body } = await fetchRaw(path, { accept: 'text/html', cookie });
      return [...body.toString().matchAll(/<link rel="modulepreload" href="([\w-]+\.js)" nonce="[\w+/=-]{16,}">/g)].map(
        ([, name]) => name,
      );
    };
    const always = ['main-X2W5VRTD.js', 'tiny-ABCDEFG1.js'];
    for (const path of ['/', '/chat', '/chat/some-room']) {
      expect([path, await modules(path, '__Host-session=x')]).toEqual([path, [...always, 'chat-yrSVunvT.js']]);
      expect([path, await modules(path)]).toEqual([path, always]);
    }
    expect(await modules('/chatter', 'session=x')).toEqual(always);
    expect(await modules('/profile', 'session=x')).toEqual(always);
  });

  it('leaves to the API whatever is no page and no file of its own', async () => {
    for (const path of ['/audit.csv', '/group-sends/1/report.csv', '/graphql', '/auth/oidc/callback', '/files/1']) {
      expect([path, (await fetchRaw(path, { accept: 'text/html' })).status]).toEqual([path, 418]);
    }
  });

  it('has nothing outside of its folder', async () => {
    for (const path of [
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/package.json',
      '/nothing-ABCDEFG1.js',
    ]) {
      expect([path, (await fetchRaw(path, { 'accept-encoding': 'br' })).status]).toEqual([path, 418]);
    }
  });
});
