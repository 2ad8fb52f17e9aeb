import type { IncomingMessage } from 'node:http';

/**
 * The address of the caller behind `hops` proxies, each of which appended the one it saw to X-Forwarded-For. What
 * callers write there themselves stands further left and is never believed. The rule of Express, for sockets.
 */
export function clientIp(request: IncomingMessage, hops: number): string {
  const direct = request.socket.remoteAddress ?? '';
  const header = request.headers['x-forwarded-for'];
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((part) => part.trim());
  return [...forwarded, direct].filter((part) => part !== '').at(-1 - hops) ?? forwarded.find(Boolean) ?? direct;
}
