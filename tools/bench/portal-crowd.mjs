// Patients who have the portal open, in a process of their own: started by group-send.mjs, it ends with its parent, and by
// itself after some minutes whatever happens.
import { SocketClient } from './socket-client.mjs';

const AT_ONCE = 50;
const LONGEST_MS = 300_000;
const ITEMS = `subscription { portalEvents { __typename ... on PortalItemChanged { item { id } } } }`;

/** When the first event with this id came to each of them, as epoch ms. @type {number[]} */
const arrived = [];
let told = 0;
let lost = 0;
let wanted = '';

setTimeout(() => process.exit(1), LONGEST_MS).unref();
process.on('disconnect', () => process.exit());
process.on('message', (/** @type {{ port?: number, tokens?: string[], sendId?: string, report?: true }} */ asked) => {
  if (asked.tokens) void gather(asked.port ?? 0, asked.tokens);
  if (asked.sendId) wanted = asked.sendId;
  if (asked.report) {
    const times = arrived.filter((at) => at > 0).sort((a, b) => a - b);
    process.send?.({
      arrived: times.length,
      told,
      lost,
      middle: times[times.length >> 1] ?? 0,
      last: times.at(-1) ?? 0,
    });
  }
});

/** @param {number} port @param {string[]} tokens */
async function gather(port, tokens) {
  let next = 0;
  const worker = async () => {
    while (next < tokens.length) await join(port, tokens, next++);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    process.send?.({ ready: tokens.length });
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
}

/** @param {number} port @param {string[]} tokens @param {number} index @returns {Promise<void>} */
function join(port, tokens, index) {
  return new Promise((resolve, reject) => {
    const address = { port, path: '/portal/graphql', protocol: 'graphql-transport-ws' };
    const socket = new SocketClient(address, {
      onOpen: () =>
        socket.send(
          JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${String(tokens[index])}` } }),
        ),
      onEnd: (reason) => {
        lost++;
        reject(new Error(`Patient ${index}: ${reason}`));
      },
      onText: (bytes, from, to) => {
        const text = bytes.utf8Slice(from, to);
        if (text.includes('"connection_ack"')) {
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: ITEMS } }));
        } else if (text.includes('"PortalReady"')) {
          resolve();
        } else if (wanted && text.includes('"PortalItemChanged"') && text.includes(wanted)) {
          told++;
          arrived[index] ??= Date.now();
        }
      },
    });
  });
}
