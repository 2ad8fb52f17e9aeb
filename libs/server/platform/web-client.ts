import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { compressedFiles } from './compressed-files';
import { nonceOf } from './http-security';
import { modulePreloads } from './module-preloads';

const PLACEHOLDER = 'CSP_NONCE';
/** A name like chat-yrSVunvT.js; a word of eight small letters is none. */
const HASHED = /-(?=[\w-]*[A-Z0-9])[\w-]{8}\.\w+$/;
const API = /^\/(graphql|auth|files|imports|exports|livez|readyz|metrics)(\/|$)/;

/** What most people open first, and the chunks of it. */
export interface FirstScreen {
  /** How its addresses begin; the root leads there too. */
  readonly address: string;
  /** The cookie, by the end of its name, of those who get in. */
  readonly cookie: string;
  readonly chunks: readonly string[];
}

/**
 * Serves a built client: its files, which carry a hash in their names, for ever; its page for every address that a
 * person may open, with the nonce of this answer put in and the modules named that the page will need.
 */
export function webClient(root: string, first?: FirstScreen): RequestHandler[] {
  const page = readFileSync(join(root, 'index.html'), 'utf8');
  const pageWith = (chunks: readonly string[]) => page.replace('</head>', `${modulePreloads(root, chunks)}</head>`);
  const anyPage = pageWith(['main']);
  const firstPage = pageWith(['main', ...(first?.chunks ?? [])]);
  const opensFirst = ({ path, headers }: Request): boolean =>
    first !== undefined &&
    (path === '/' || path === first.address || path.startsWith(`${first.address}/`)) &&
    (headers.cookie ?? '').includes(`${first.cookie}=`);
  const setHeaders = (response: Response, path: string): void => {
    const hashed = HASHED.test(path);
    response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  };
  const files = express.static(root, { index: false, setHeaders });
  /** What a service worker keeps to show without a network has to be the same each time, its nonce too. */
  const kept: RequestHandler = (request, response, next) => {
    if (request.path !== '/index.html' || !['GET', 'HEAD'].includes(request.method)) return next();
    const policy = String(response.getHeader('Content-Security-Policy')).replaceAll(nonceOf(response), PLACEHOLDER);
    response
      .setHeader('Content-Security-Policy', policy)
      .setHeader('Cache-Control', 'no-cache')
      .type('html')
      .send(page);
  };
  const pages: RequestHandler = (request, response, next) => {
    // No page has a name with an ending: what is no file of the client either is the API's to answer or to refuse.
    const asksForPage = request.method === 'GET' && request.accepts('html') && !/\.\w+$/.test(request.path);
    if (API.test(request.path) || !asksForPage) return next();
    response
      .setHeader('Cache-Control', 'no-store')
      .type('html')
      .send((opensFirst(request) ? firstPage : anyPage).replaceAll(PLACEHOLDER, nonceOf(response)));
  };
  return [kept, compressedFiles(root, setHeaders), files, pages];
}
