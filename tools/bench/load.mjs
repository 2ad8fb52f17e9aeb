import { processorSeconds } from './processes.mjs';
import { percentile } from './statistics.mjs';

let lastNumber = 0;

/**
 * Sends messages, `window` of them in flight: the next goes out when one has reached everybody. Each is sent by the
 * next connection, as no single client may send more than 20 a second.
 *
 * @param {{ crowd: import('./crowd.mjs').Crowd, pid: number, send: (index: number, number: number) => void }} system
 * @param {{ messages: number, window: number, seconds: number }} bounds
 * @returns {Promise<Record<string, number>>} times in milliseconds
 */
export async function fanOutRound({ crowd, pid, send }, { messages, window, seconds }) {
  const size = crowd.sockets.length;
  const first = lastNumber + 1;
  const sentAt = new Float64Array(messages);
  const heard = new Uint32Array(messages);
  /** @type {number[]} */ const acks = [];
  /** @type {number[]} */ const lasts = [];
  let sent = 0;
  let complete = 0;
  let answered = 0;

  const processorBefore = processorSeconds(pid);
  const begun = performance.now();
  await new Promise((resolve, reject) => {
    const stop = setTimeout(
      () => reject(new Error(`A round took longer than ${seconds} s: ${complete} of ${messages}`)),
      seconds * 1_000,
    );
    const next = () => {
      if (sent === messages) return;
      const index = sent++;
      sentAt[index] = performance.now();
      lastNumber = first + index;
      send((first + index) % size, first + index);
    };
    const check = () => {
      if (complete < messages || answered < messages) return;
      clearTimeout(stop);
      resolve(undefined);
    };
    crowd.onLoss = (reason) => reject(new Error(reason));
    crowd.onAnswer = (number, kind, text) => {
      if (kind === 'c') return;
      if (kind !== 'n' || /"errors"/.test(text())) return reject(new Error(`A message was refused: ${text()}`));
      acks.push(performance.now() - (sentAt[number - first] ?? 0));
      answered++;
      check();
    };
    crowd.onDelivery = (number) => {
      const index = number - first;
      heard[index] = (heard[index] ?? 0) + 1;
      if (heard[index] !== size) return;
      lasts.push(performance.now() - (sentAt[index] ?? 0));
      complete++;
      next();
      check();
    };
    for (let started = 0; started < window; started++) next();
  });
  const elapsed = (performance.now() - begun) / 1_000;
  const deliveries = messages * size;
  return {
    deliveriesPerSecond: deliveries / elapsed,
    serverMsPer1000: ((processorSeconds(pid) - processorBefore) * 1_000) / (deliveries / 1_000),
    ackP50: percentile(acks, 0.5),
    ackP99: percentile(acks, 0.99),
    lastP50: percentile(lasts, 0.5),
    lastP99: percentile(lasts, 0.99),
  };
}

/**
 * Sends for a while with `senders` in flight and counts what was accepted.
 *
 * @param {{ crowd: import('./crowd.mjs').Crowd, pid: number, send: (index: number, number: number) => void }} system
 * @param {{ senders: number, seconds: number }} bounds
 * @returns {Promise<Record<string, number>>} times in milliseconds
 */
export async function sendRound({ crowd, pid, send }, { senders, seconds }) {
  const size = crowd.sockets.length;
  /** @type {Map<number, number>} */ const sentAt = new Map();
  /** @type {number[]} */ const acks = [];
  const processorBefore = processorSeconds(pid);
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  await new Promise((resolve, reject) => {
    const stop = setTimeout(() => reject(new Error('Sends were not answered.')), (seconds + 10) * 1_000);
    const next = () => {
      if (performance.now() < end) {
        const number = ++lastNumber;
        sentAt.set(number, performance.now());
        send(number % size, number);
      } else if (sentAt.size === 0) {
        clearTimeout(stop);
        resolve(undefined);
      }
    };
    crowd.onDelivery = () => undefined;
    crowd.onLoss = (reason) => reject(new Error(reason));
    crowd.onAnswer = (number, kind, text) => {
      if (kind === 'c') return;
      if (kind !== 'n' || /"errors"/.test(text())) return reject(new Error(`A message was refused: ${text()}`));
      acks.push(performance.now() - (sentAt.get(number) ?? 0));
      sentAt.delete(number);
      next();
    };
    for (let started = 0; started < senders; started++) next();
  });
  const elapsed = (performance.now() - begun) / 1_000;
  return {
    acceptedPerSecond: acks.length / elapsed,
    serverUsPerSend: ((processorSeconds(pid) - processorBefore) * 1e6) / acks.length,
    ackP50: percentile(acks, 0.5),
    ackP99: percentile(acks, 0.99),
  };
}
