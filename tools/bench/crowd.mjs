// Many connections, and what they hear: deliveries carry ~00000001~ somewhere, answers come under the id "s1".
import { SocketClient } from './socket-client.mjs';

const DIGIT_0 = 0x30;
const TILDE = 0x7e;
const AT_ONCE = 50;

/** @param {number} number of a message @returns {string} what its deliveries are known by */
export function mark(number) {
  return `~${String(number).padStart(8, '0')}~`;
}

/**
 * @typedef {object} CrowdOptions
 * @property {{ port: number, path: string, protocol?: string }} address
 * @property {number} size
 * @property {(socket: SocketClient, index: number) => void} greet sends what opens a connection
 * @property {(text: string) => 'ready' | 'failed' | undefined} isReady looks at what comes until the connection is ready
 */

export class Crowd {
  /** @type {SocketClient[]} */
  sockets = [];
  /** Told of every delivery. @type {(number: number) => void} */
  onDelivery = () => undefined;
  /** Told of every answer; `kind` is n(ext), e(rror) or c(omplete). @type {(number: number, kind: string, text: () => string) => void} */
  onAnswer = () => undefined;
  /** Told when a connection is lost. @type {(reason: string) => void} */
  onLoss = () => undefined;
  /** Told of everything that is not an answer, as text; for the time before the load. @type {((text: string) => void) | undefined} */
  onEvent;
  /** The last delivery as it came. @type {string | undefined} */
  sample;
  wantsSample = false;

  /** @param {CrowdOptions} options */
  static async gather(options) {
    const crowd = new Crowd();
    let next = 0;
    const worker = async () => {
      while (next < options.size) await crowd.#join(options, next++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return crowd;
  }

  leave() {
    for (const socket of this.sockets) socket.close();
  }

  /** @param {CrowdOptions} options @param {number} index @returns {Promise<void>} */
  #join({ address, greet, isReady }, index) {
    return new Promise((resolve, reject) => {
      let ready = false;
      const late = setTimeout(() => fail('not ready after 30 s'), 30_000);
      const fail = (/** @type {string} */ reason) => {
        clearTimeout(late);
        if (ready) this.onLoss(`Connection ${index} was lost: ${reason}`);
        else reject(new Error(`Connection ${index}: ${reason}`));
      };
      const socket = new SocketClient(address, {
        onOpen: () => greet(socket, index),
        onEnd: fail,
        onText: (bytes, from, to) => {
          if (ready) return this.#hear(bytes, from, to);
          const text = bytes.utf8Slice(from, to);
          const state = isReady(text);
          if (state === 'failed') return fail(text);
          if (state !== 'ready') return;
          ready = true;
          clearTimeout(late);
          resolve();
        },
      });
      this.sockets[index] = socket;
    });
  }

  /** @param {Buffer} bytes @param {number} from @param {number} to */
  #hear(bytes, from, to) {
    // {"id":"s12","type":"next", an answer, or {"id":"1","type":"next", an event
    if (bytes[from + 7] === 0x73) {
      let at = from + 8;
      let number = 0;
      for (; bytes[at] !== 0x22; at++) number = number * 10 + (bytes[at] ?? 0) - DIGIT_0;
      const kind = String.fromCharCode(bytes[at + 10] ?? 0);
      return this.onAnswer(number, kind, () => bytes.utf8Slice(from, to));
    }
    if (this.onEvent) return this.onEvent(bytes.utf8Slice(from, to));
    const at = bytes.indexOf(TILDE, from);
    if (at < 0 || at + 9 >= to || bytes[at + 9] !== TILDE) return;
    if (this.wantsSample) this.sample = bytes.utf8Slice(from, to);
    let number = 0;
    for (let digit = at + 1; digit < at + 9; digit++) number = number * 10 + (bytes[digit] ?? 0) - DIGIT_0;
    this.onDelivery(number);
  }
}
