import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where the product under test listens; below 32768, out of reach of the ports that connections pick for themselves. */
export const port = Number(process.env['WEB_E2E_PORT'] ?? 14_300);
export const baseURL = `http://127.0.0.1:${port}`;
export const ROOT = resolve(__dirname, '../../..');

/** What start-server.mjs says about the product under test. */
export interface Product {
  readonly database: string;
  /** Where the API keeps the files of messages. */
  readonly data: string;
  /** Where the mails lie that the API sent, one a line. */
  readonly mailbox: string;
}

export function productUnderTest(): Product {
  return JSON.parse(readFileSync(resolve(ROOT, 'tmp/web-e2e/product.json'), 'utf8')) as Product;
}
