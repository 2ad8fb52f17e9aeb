import { noExportStar } from './no-export-star.mjs';
import { ruleTester } from './rule-tester.mjs';

ruleTester.run('no-export-star', noExportStar, {
  valid: [`export { Room } from './room';`, `export { type Clock } from './clock';`, `export const star = '*';`],
  invalid: [
    { code: `export * from './room';`, errors: [{ messageId: 'star', data: { source: `'./room'` } }] },
    { code: `export * as rooms from './room';`, errors: [{ messageId: 'star' }] },
    { code: `export type * from './room';`, errors: [{ messageId: 'star' }] },
  ],
});
