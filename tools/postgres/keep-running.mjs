import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './processes.mjs';
import { startEmbedded } from './start-embedded.mjs';

const LOOK_EVERY_MS = 250;

/**
 * Restarts the server on the same port and data folder whenever its process is gone: a program that uses it sees its
 * connections cut and can connect again to the same address.
 * @param {import('./index.d.mts').EmbeddedServer} first
 * @param {{ dir: string, onEvent: (line: string) => void }} options
 * @returns {{ stop(): Promise<void> }}
 */
export function keepRunning(first, { dir, onEvent }) {
  let server = first;
  let isStopping = false;
  const watch = async () => {
    while (!isStopping) {
      await sleep(LOOK_EVERY_MS);
      if (isStopping || isAlive(server.pid)) continue;
      onEvent('PostgreSQL has ended unexpectedly; starting it again');
      try {
        server = await startEmbedded({ dir, port: server.port });
        onEvent('PostgreSQL is back');
      } catch (error) {
        onEvent(error instanceof Error ? error.message : String(error));
        await sleep(2_000);
      }
    }
  };
  const watching = watch();
  return {
    async stop() {
      isStopping = true;
      await watching;
      await server.stop();
    },
  };
}
