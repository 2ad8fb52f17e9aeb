import { isPublicAddress, isPushEndpoint } from './push-endpoint';

describe('where we push to', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
    'https://web.push.apple.com/QPxyz',
    'https://wns2-par02p.notify.windows.com/w/?token=BQ',
  ])('%s is a push service', (endpoint) => {
    expect(isPushEndpoint(endpoint, false)).toBe(true);
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/x',
    'https://user:secret@fcm.googleapis.com/x',
    'https://localhost/x',
    'https://router/x',
    'https://router./x',
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://10.0.0.8/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.8]/x',
    'https://[fd00::1]/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'nonsense',
    '',
    `https://fcm.googleapis.com/${'x'.repeat(1_000)}`,
  ])('%s is not', (endpoint) => {
    expect(isPushEndpoint(endpoint, false)).toBe(false);
  });

  it('is loopback for tests only', () => {
    expect(isPushEndpoint('http://127.0.0.1:4000/push', true)).toBe(true);
    expect(isPushEndpoint('http://127.0.0.1:4000/push', false)).toBe(false);
    expect(isPushEndpoint('http://10.0.0.8/push', true)).toBe(false);
  });

  it('is never an address of a network of our own, whatever name leads there', () => {
    const own = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254', '0.0.0.0'];
    const own6 = [
      '::1',
      '::',
      '::ffff:127.0.0.1',
      'fe80::1',
      'fd12::1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      '2001:db8::1',
    ];
    expect([...own, ...own6, 'nonsense'].filter(isPublicAddress)).toEqual([]);
    expect(['8.8.8.8', '142.250.185.78', '2a00:1450:4001:82a::200a'].filter((ip) => !isPublicAddress(ip))).toEqual([]);
  });
});
