// Starts the product for the browser tests: a PostgreSQL of its own in a fresh folder, the built API and the built
// client, with the demo clinic. Where it keeps what lies in tmp/web-e2e/product.json, for the specs that look behind it.
import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startMailServer, textOf } from '../api-e2e/support/mail-server.ts';
import { startEmbedded } from '../../tools/postgres/index.mjs';
import { whenParentIsGone } from '../../tools/start/parent-watch.mjs';

const root = resolve(import.meta.dirname, '../..');
const home = join(root, 'tmp/web-e2e');
const data = mkdtempSync(join(tmpdir(), 'clinic-chat-web-e2e-'));
// PostgreSQL runs as another user when we are root.
chmodSync(data, 0o755);
mkdirSync(home, { recursive: true });

const server = await startEmbedded({ dir: join(data, 'postgres') });
const mailbox = join(data, 'mailbox');
writeFileSync(mailbox, '');
const mail = await startMailServer(Number(process.env.PORT) + 50, (each) =>
  appendFileSync(mailbox, `${JSON.stringify({ to: each.to, text: textOf(each) })}\n`),
);
writeFileSync(join(home, 'product.json'), JSON.stringify({ database: server.url, data, mailbox }));
const api = spawn(process.execPath, [join(root, 'dist/apps/api/main.mjs')], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    DATABASE_URL: server.url,
    DATA_DIR: data,
    SEED_DEMO: 'true',
    LOG_LEVEL: 'error',
    GROUP_SEND_HOLD_MS: '3000',
    SMTP_URL: mail.url,
    WEB_ROOT: join(root, 'dist/apps/web/browser'),
    PORTAL_ROOT: join(root, 'dist/apps/portal/browser'),
  },
});
let stopping = false;

async function stop() {
  if (stopping) return;
  stopping = true;
  if (api.exitCode === null && api.signalCode === null) {
    const gone = new Promise((done) => api.on('exit', done));
    api.kill('SIGTERM');
    await gone;
  }
  await mail.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
  process.exit();
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void stop());
whenParentIsGone(() => void stop());
