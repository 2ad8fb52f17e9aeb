import { clockFromPlatform } from './clock-from-platform.mjs';
import { ruleTester } from './rule-tester.mjs';

ruleTester.run('clock-from-platform', clockFromPlatform, {
  valid: [
    'new Date(0);',
    'new Date(row.sent_at);',
    'clock.now();',
    'this.clock.now();',
    'Date.parse(text);',
    'Date.UTC(2026, 0);',
    'const created: Date = read();',
  ],
  invalid: [
    { code: 'new Date();', errors: [{ messageId: 'clock', data: { text: 'new Date()' } }] },
    { code: 'new Date;', errors: [{ messageId: 'clock' }] },
    { code: 'Date();', errors: [{ messageId: 'clock' }] },
    { code: 'const at = Date.now();', errors: [{ messageId: 'clock', data: { text: 'Date.now' } }] },
    { code: 'const now = Date.now;', errors: [{ messageId: 'clock' }] },
    { code: 'performance.now();', errors: [{ messageId: 'clock', data: { text: 'performance.now' } }] },
    { code: 'globalThis.Date.now(); new globalThis.Date();', errors: [{ messageId: 'clock' }, { messageId: 'clock' }] },
  ],
});
