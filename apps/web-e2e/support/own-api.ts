import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, port, productUnderTest } from './address';
import { test as base, expect } from './people';

const AGAIN_AFTER_MS = 1_500;

/** One more process of the product under test, which a spec may kill: the others work on undisturbed. */
export class OwnApi {
  private api?: ChildProcess;
  private isWanted = true;

  constructor(private readonly port: number) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Started again whenever it dies, as a service manager would. */
  async start(): Promise<void> {
    this.launch();
    await expect
      .poll(
        () =>
          fetch(`${this.address}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true);
  }

  kill(): void {
    this.api?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.isWanted = false;
    const gone = new Promise((done) => this.api?.on('exit', done));
    this.kill();
    await gone;
  }

  private launch(): void {
    const { database, data } = productUnderTest();
    const endWithUs = join(ROOT, 'tools/start/end-with-parent.mjs');
    this.api = spawn(process.execPath, ['--import', endWithUs, join(ROOT, 'dist/apps/api/main.mjs')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DATABASE_URL: database,
        DATA_DIR: data,
        LOG_LEVEL: 'error',
        WEB_ROOT: join(ROOT, 'dist/apps/web/browser'),
      },
    });
    this.api.on('exit', () => {
      if (this.isWanted) setTimeout(() => this.launch(), AGAIN_AFTER_MS);
    });
  }
}

/** The specs of a file that takes this `test` share one process of the API that is theirs. */
export const test = base.extend<{ readonly api: OwnApi }, { readonly ownApi: OwnApi }>({
  ownApi: [
    async ({}, use, { parallelIndex }) => {
      const api = new OwnApi(port + 1 + parallelIndex);
      await api.start();
      await use(api);
      await api.stop();
    },
    { scope: 'worker' },
  ],
  api: async ({ ownApi }, use) => use(ownApi),
  address: async ({ ownApi }, use) => use(ownApi.address),
});
export { expect };
