import { join } from 'node:path';
import { noVagueFileNames } from './no-vague-file-names.mjs';
import { ruleTester } from './rule-tester.mjs';

const code = 'export {};';
const at = (/** @type {string} */ path) => join(process.cwd(), path);

ruleTester.run('no-vague-file-names', noVagueFileNames, {
  valid: [
    'libs/server/platform/clock.ts',
    'libs/server/messaging/database.ts',
    'libs/client/ui/baseline.ts',
    'libs/client/ui/common-room.ts',
  ].map((path) => ({ name: path, code, filename: at(path) })),
  invalid: [
    ['libs/server/platform/utils.ts', 'utils.ts'],
    ['libs/server/platform/date.helper.ts', 'date.helper.ts'],
    ['libs/client/common/date.ts', 'common'],
    ['libs/server/platform/base-service.ts', 'base-service.ts'],
    ['libs/server/platform/helpers/dates.ts', 'helpers'],
  ].map(([path = '', part = '']) => ({
    name: path,
    code,
    filename: at(path),
    errors: [{ messageId: 'vague', data: { part } }],
  })),
});
