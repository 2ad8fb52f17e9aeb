// `npm test`: every check there is, one after another, also after a failure. The last line is `N passed, N failed`, and
// the exit code is 0 only when nothing failed.
import { whenParentIsGone } from '../start/parent-watch.mjs';
import { toolPath } from '../start/build.mjs';
import { CHROMIUM_MISSING, findChromium } from './chromium.mjs';
import { runStep } from './run-step.mjs';

const nx = toolPath('nx');
/** @param {string} target @param {string[]} more */
const everyProject = (target, ...more) => [
  nx,
  'run-many',
  '-t',
  target,
  '--output-style=static',
  '--parallel=2',
  ...more,
];
const nxTask = /^> nx run /;
const testFile = /^ *(PASS|FAIL) |^> nx run /;
const nodeTest = /^ *[✔✖] /;
const playwrightTest = /^ *(✓|✘|ok|x|-) +\d+ /;

const chromium = findChromium(process.env);
if (chromium === undefined) console.error(CHROMIUM_MISSING);
else process.env['CHROMIUM_PATH'] = chromium;

/** @type {import('./run-step.mjs').Step[]} */
const steps = [
  { name: 'Lock file', args: ['tools/check-lock.mjs'] },
  { name: 'Formatting', args: [toolPath('prettier'), '--check', '--log-level=warn', '.'] },
  { name: 'Lint', args: everyProject('lint'), progress: nxTask },
  { name: 'Types', args: everyProject('typecheck'), progress: nxTask },
  { name: 'Unit tests', args: everyProject('test'), progress: testFile },
  { name: 'Build', args: everyProject('build', '-p', 'api,web,portal'), progress: nxTask },
  { name: 'Weight of the client', args: ['tools/sizes/client-sizes.mjs'] },
  { name: 'Goldens', args: ['tools/goldens/goldens.mjs', '--check'] },
  { name: 'Start end to end', args: [nx, 'run', 'tools:e2e', '--output-style=static'], progress: nodeTest },
  { name: 'API end to end', args: [nx, 'run', 'api-e2e:e2e', '--output-style=static'], progress: testFile },
  { name: 'Browser end to end', args: [nx, 'run', 'web-e2e:e2e', '--output-style=static'], progress: playwrightTest },
];

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
whenParentIsGone(() => stopping.abort());

// `npm test -- lint unit` runs only the steps whose name has one of the words.
const words = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = steps.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word)),
);

const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const red = [];
for (const step of chosen) {
  if (stopping.signal.aborted) break;
  const { passed, failed } = await runStep(step, stopping.signal);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) red.push(step.name);
}

if (stopping.signal.aborted) red.push('stopped before the end');
if (red.length > 0) console.log(`\nNot well: ${red.join(', ')}`);
if (red.includes('Browser end to end') && chromium === undefined) console.log(CHROMIUM_MISSING);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(red.length > 0 || chosen.length === 0 ? 1 : 0);
