import { createServer } from 'node:net';

// Above this the system gives ports to outgoing connections: a free one may be taken a moment later.
const FIRST = 10_000;
const LAST = 19_999;

/** A port on 127.0.0.1 that nobody listens to. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
