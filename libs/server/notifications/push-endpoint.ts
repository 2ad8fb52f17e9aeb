import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4');
}
/** Of IPv6 only what is handed out to the public, without the ranges that carry an IPv4 address or are for documents. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet('2000::', 3, 'ipv6');
const PRIVATE_6 = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  PRIVATE_6.addSubnet(network, bits, 'ipv6');
}

/** Whether an address is one of the public internet: nothing of the clinic's own network may be called. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !PRIVATE.check(address, 'ipv4');
    case 6:
      return PUBLIC_6.check(address, 'ipv6') && !PRIVATE_6.check(address, 'ipv6');
    default:
      return false;
  }
}

/**
 * Whether we would push to this address: a browser names it, so it is whatever its user wrote. Only https on its own
 * port; a name is looked up, and its addresses checked, when it is called.
 * @param loopback for tests: http on 127.0.0.1 is fine too
 */
export function isPushEndpoint(text: string, loopback: boolean): boolean {
  const url = URL.parse(text);
  if (!url || text.length > 1_000 || url.username || url.password) return false;
  if (loopback && url.protocol === 'http:' && url.hostname === '127.0.0.1') return true;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) ? isPublicAddress(host) : host.includes('.') && !host.endsWith('.');
}
