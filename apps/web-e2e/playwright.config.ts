import { defineConfig } from '@playwright/test';
import { baseURL, port } from './support/address';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e-spec.ts',
  outputDir: '../../tmp/web-e2e/results',
  // One product under test; each spec has a clinic of its own in it, and the specs that kill it a process of their own.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Only against hanging: on a machine that is busy with others everything takes several times as long. How fast it is,
  // `npm run budgets` tells.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    // A page that is controlled by a worker hides requests from the test; installed-app.e2e-spec.ts lets it in.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node tools/with-node.mjs apps/web-e2e/start-server.mjs',
    cwd: '../..',
    url: `${baseURL}/readyz`,
    env: { PORT: String(port) },
    reuseExistingServer: false,
    timeout: 90_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
