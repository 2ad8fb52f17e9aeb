// `npm run bench`: how fast a message is accepted and how fast it reaches a room, beside a bare `ws` broadcast of the
// same bytes in the same run. Read README.md for what is measured and how to read it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../postgres/index.mjs';
import { build } from '../start/build.mjs';
import { startBareWs } from './bare-ws.mjs';
import { startApi, startClinicChat } from './clinic-chat.mjs';
import { directoriesBench } from './directories.mjs';
import { groupSendBench } from './group-send.mjs';
import { importsBench } from './imports.mjs';
import { fanOutRound, sendRound } from './load.mjs';
import { freePort, pinThisProcess, processorSeconds, residentMemory } from './processes.mjs';
import { searchBench } from './search.mjs';
import { median, medians, table, threeDigits } from './statistics.mjs';

const ROOT = join(import.meta.dirname, '../..');
const ROUND_SECONDS = 60;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rooms: { type: 'string', default: '100,1000' },
    rounds: { type: 'string', default: '3' },
    broadcast: { type: 'string', default: 'frame' },
    'send-seconds': { type: 'string', default: '3' },
    'no-build': { type: 'boolean', default: false },
  },
});
const rooms = options.rooms.split(',').map(Number);
const rounds = Number(options.rounds);
const broadcast = options.broadcast === 'send' ? 'send' : 'frame';
const numbers = [...rooms, rounds, Number(options['send-seconds'])];
if (
  !numbers.every((value) => value > 0 && value <= 20_000) ||
  positionals.some((word) => !['search', 'directories', 'imports', 'group-send'].includes(word))
) {
  console.error(
    'usage: npm run bench -- [search|directories|imports|group-send] [--rooms 100,1000] [--rounds 3] [--broadcast frame|send] [--send-seconds 3] [--no-build]',
  );
  process.exit(1);
}

const stopping = new AbortController();
/** @type {(() => Promise<void>)[]} */
const cleanUp = [];
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void stopEverything().then(() => process.exit(1)));

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stopEverything();
}
process.exit();

async function run() {
  if (!options['no-build']) {
    console.log('Building the API ...');
    await build(['api'], stopping.signal);
  }
  if (positionals.includes('search')) return runOver(searchBench);
  if (positionals.includes('directories')) return runOver(directoriesBench);
  if (positionals.includes('imports')) return runOver(importsBench);
  if (positionals.includes('group-send')) return runOver(groupSendBench);
  const pinned = pinThisProcess();
  console.log('Starting PostgreSQL, the API and the bare broadcast ...');
  const database = await startEmbedded({ dir: join(ROOT, 'tmp/bench/postgres') });
  cleanUp.unshift(() => database.stop());
  const chat = await startClinicChat(database.url, Math.max(...rooms));
  cleanUp.unshift(() => chat.stop());
  const bare = await startBareWs(broadcast);
  cleanUp.unshift(() => bare.stop());

  const fanOut = [];
  let sends = [];
  for (const size of rooms) {
    console.log(`A room of ${size} ...`);
    const memoryBefore = residentMemory(chat.pid);
    const ours = await chat.gather(size);
    const memory = ((residentMemory(chat.pid) - memoryBefore) * 1024) / size;
    const idle = await idleCost(chat.pid);
    ours.crowd.wantsSample = true;
    await fanOutRound(ours, warmUp(size));
    ours.crowd.wantsSample = false;
    const template = ours.crowd.sample ?? '';
    const limit = await bare.gather(size, template);
    await fanOutRound(limit, warmUp(size));

    for (const window of [1, 8]) {
      const messages = Math.round((window === 1 ? 60_000 : 240_000) / size);
      const bounds = { messages: Math.min(messages, window * 200), window, seconds: ROUND_SECONDS };
      const taken = {
        ours: /** @type {Record<string, number>[]} */ ([]),
        limit: /** @type {Record<string, number>[]} */ ([]),
      };
      for (let round = 0; round < rounds; round++) {
        taken.ours.push(await fanOutRound(ours, bounds));
        taken.limit.push(await fanOutRound(limit, bounds));
      }
      const ratios = taken.ours.map(
        (one, index) => (one.deliveriesPerSecond ?? NaN) / (taken.limit[index]?.deliveriesPerSecond ?? NaN),
      );
      const costs = taken.ours.map(
        (one, index) => (one.serverMsPer1000 ?? NaN) / (taken.limit[index]?.serverMsPer1000 ?? NaN),
      );
      fanOut.push({
        size,
        window,
        messages: bounds.messages,
        bytes: Buffer.byteLength(template),
        chat: medians(taken.ours),
        bare: medians(taken.limit),
        deliveriesRatio: median(ratios),
        processorRatio: median(costs),
        kilobytesPerSocket: memory,
        idleMsPerSecond: idle,
        rounds: taken,
      });
    }
    limit.crowd.leave();
    if (size === Math.max(...rooms)) sends = await measureSends(await chat.silence(ours.crowd));
    ours.crowd.leave();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  report({ pinned, fanOut, sends });
}

/** @param {(system: { url: string, databaseUrl: string, pid: number, inspectorPort: number }) => Promise<void>} bench that fills a database of its own */
async function runOver(bench) {
  const folder = join(ROOT, 'tmp/bench/filled');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const database = await startEmbedded({ dir: join(folder, 'postgres') });
  cleanUp.unshift(async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const inspectorPort = await freePort();
  const api = await startApi(database.url, [`--inspect=127.0.0.1:${inspectorPort}`]);
  cleanUp.unshift(() => api.stop());
  await bench({ url: `http://127.0.0.1:${api.port}`, pid: api.pid, databaseUrl: database.url, inspectorPort });
}

/** Enough that both servers run the code that V8 has optimised by then. @param {number} size */
function warmUp(size) {
  return { messages: Math.max(150, Math.round(50_000 / size)), window: 8, seconds: ROUND_SECONDS };
}

/** What the server costs while nobody writes: reading sessions again, looking for changed rooms. @param {number} pid */
async function idleCost(pid) {
  const seconds = 3;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const before = processorSeconds(pid);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  return ((processorSeconds(pid) - before) * 1_000) / seconds;
}

/** @param {Parameters<typeof sendRound>[0]} system */
async function measureSends(system) {
  const seconds = Number(options['send-seconds']);
  await sendRound(system, { senders: 64, seconds: 2 });
  const taken = [];
  for (const senders of [1, 16, 64]) {
    console.log(`${senders} senders ...`);
    taken.push({ senders, ...(await sendRound(system, { senders, seconds })) });
  }
  return taken;
}

/** @param {{ pinned: boolean, fanOut: any[], sends: any[] }} result */
function report(result) {
  const rows = result.fanOut.flatMap(({ size, window, chat, bare, deliveriesRatio, processorRatio }) =>
    [
      ['Clinic Chat', chat, threeDigits(deliveriesRatio), threeDigits(processorRatio)],
      ['bare ws', bare, '', ''],
    ].map(([name, figures, ratio, cost]) => [
      `${size}, ${window} in flight: ${name}`,
      ...['deliveriesPerSecond', 'serverMsPer1000', 'ackP50', 'ackP99', 'lastP50', 'lastP99'].map((key) =>
        threeDigits(figures[key]),
      ),
      ratio,
      cost,
    ]),
  );
  const head = ['room', 'deliveries/s', 'CPU ms/1,000', 'ack p50', 'p99', 'last p50', 'p99', 'x deliveries', 'x CPU'];
  console.log(
    `\nFan-out of ${result.fanOut[0]?.bytes} bytes; bare ws: ${broadcast}. Times in ms, medians of ${rounds} rounds.\n`,
  );
  console.log(table(head, rows));
  for (const { size, idleMsPerSecond, kilobytesPerSocket } of result.fanOut.filter(({ window }) => window === 1)) {
    const cost = `${threeDigits(idleMsPerSecond)} ms CPU a second, ${threeDigits(kilobytesPerSocket)} kB a socket`;
    console.log(`\n${size} signed in and listening, nobody writing: ${cost}`);
  }
  console.log('\nAccepted sends, one room, nobody listening\n');
  const sendRows = result.sends.map((one) => [
    String(one.senders),
    ...['acceptedPerSecond', 'serverUsPerSend', 'ackP50', 'ackP99'].map((key) => threeDigits(one[key])),
  ]);
  console.log(table(['senders', 'accepted/s', 'CPU us/send', 'ack p50', 'p99'], sendRows));

  mkdirSync(join(ROOT, 'tmp/bench'), { recursive: true });
  const file = join(ROOT, 'tmp/bench', `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`);
  const machine = { node: process.version, processor: cpus()[0]?.model, processors: cpus().length };
  writeFileSync(file, `${JSON.stringify({ machine, options, ...result }, null, 2)}\n`);
  console.log(`\nAll figures: ${file}`);
}

async function stopEverything() {
  stopping.abort();
  for (const step of cleanUp.splice(0)) await step().catch((/** @type {unknown} */ error) => console.error(error));
}
