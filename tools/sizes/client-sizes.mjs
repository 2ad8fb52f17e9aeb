// The weight of the client alone, without building it: `npm run budgets -- sizes` builds first and tells the same.
import { join } from 'node:path';
import { sizesOfBuild, sizesOfPortal } from '../budgets/client-sizes.mjs';
import { tableOf, verdictOf } from '../budgets/gates.mjs';

const apps = join(import.meta.dirname, '../../dist/apps');
const results = [...sizesOfBuild(join(apps, 'web/browser')), ...sizesOfPortal(join(apps, 'portal/browser'))];
console.log(tableOf(results));
if (results.some((result) => verdictOf(result) === 'FAILS')) process.exitCode = 1;
