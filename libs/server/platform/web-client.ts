import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { nonceOf, refuse } from './http-security';

const PLACEHOLDER = 'CSP_NONCE';
const API = /^\/(graphql|files|livez|readyz|metrics)(\/|$)/;

/**
 * Serves a built client: its files, which carry a hash in their names, for ever; its page for every address that a
 * person may open, with the nonce of this answer put in.
 */
export function webClient(root: string): RequestHandler[] {
  const page = readFileSync(join(root, 'index.html'), 'utf8');
  const files = express.static(root, {
    index: false,
    setHeaders: (response, path) => {
      const hashed = /-[A-Z0-9]{8}\.\w+$/.test(path);
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const pages: RequestHandler = (request, response, next) => {
    if (API.test(request.path)) return next();
    if (request.method !== 'GET' || !request.accepts('html') || /\.\w+$/.test(request.path)) {
      return refuse(response, 404, 'NOT_FOUND', 'There is nothing at this address.');
    }
    response
      .setHeader('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll(PLACEHOLDER, nonceOf(response)));
  };
  return [files, pages];
}
