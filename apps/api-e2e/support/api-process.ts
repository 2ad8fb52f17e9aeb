import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './free-port';
import { API_MAIN, dataFolder, ROOT } from './workspace';

export interface ApiEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One API process: the built product, as it is deployed. */
export interface ApiProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly ended: Promise<ApiEnd>;
  /** Everything it has written so far. */
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => Promise<ApiEnd>;
}

export interface ApiOptions {
  readonly databaseUrl?: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** For the program, such as `--migrate`. */
  readonly args?: readonly string[];
}

const READY = 'Clinic Chat is ready';

/** Starts the API and waits until it says that it is ready. @throws when it ends instead */
export async function startApi(options: ApiOptions & { readonly databaseUrl: string }): Promise<ApiProcess> {
  const port = options.port ?? (await freePort());
  const api = launchApi({ ...options, port });
  const isReady = await Promise.race([api.saying(READY).then(() => true), api.ended.then(() => false)]);
  if (!isReady) throw new Error(`the API did not start:\n${api.output()}`);
  return api;
}

/** Starts the API without waiting, for those starts that must fail. */
export function launchApi({
  databaseUrl,
  port,
  environment,
  args = [],
}: ApiOptions & { readonly port: number }): ApiProcess & {
  readonly saying: (text: string) => Promise<void>;
} {
  const endWithUs = join(ROOT, 'tools/start/end-with-parent.mjs');
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', endWithUs, API_MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing of the surroundings but the path: a DATABASE_URL of the developer must not reach the product under test.
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      DATA_DIR: dataFolder(),
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...environment,
    },
  });
  let output = '';
  const readers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const read of readers) read();
    });
  }
  const ended = new Promise<ApiEnd>((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    ended,
    output: () => output,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
    saying: (text) =>
      new Promise((resolve) => {
        const read = () => {
          if (!output.includes(text)) return;
          readers.delete(read);
          resolve();
        };
        readers.add(read);
        read();
      }),
  };
}
