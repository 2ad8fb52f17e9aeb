import { join } from 'node:path';
import { Crowd } from './crowd.mjs';
import { freePort, startProgram } from './processes.mjs';

/**
 * Starts the bare broadcast.
 * @param {'frame' | 'send'} mode ready frames to the TCP sockets (the fastest there is), or `send` of ws as its manual shows
 */
export async function startBareWs(mode) {
  const port = await freePort();
  const program = await startProgram([join(import.meta.dirname, 'bare-ws-server.mjs')], {
    env: { PORT: String(port), BROADCAST: mode },
    ready: /listening/,
  });
  return {
    ...program,
    /** @param {number} size @param {string} template the message to broadcast, with a mark in it */
    async gather(size, template) {
      const crowd = await Crowd.gather({
        address: { port, path: '/' },
        size,
        greet: () => undefined,
        isReady: (text) => (text === 'ready' ? 'ready' : undefined),
      });
      crowd.sockets[0]?.send(template);
      const send = (/** @type {number} */ index, /** @type {number} */ number) =>
        crowd.sockets[index]?.send(String(number));
      return { crowd, pid: program.pid, send };
    },
  };
}
