import 'reflect-metadata';
import { printSchema } from 'graphql';
import {
  type Config,
  ConfigError,
  DatabaseSetupError,
  loadConfig,
  revertMigrations,
  setUpDatabase,
} from '@server/platform';
import { startApiServer } from './api-server';
import { databaseContents } from './database-contents';
import { demoAccounts, seedDemoClinic } from './demo/demo-clinic';
import { DEMO_PASSWORD } from './demo/demo-people';
import { buildSchema } from './schema';

/** As sysexits.h has it: the configuration is wrong. */
const EX_CONFIG = 78;
const STOP_WITHIN_MS = 10_000;

function configuration(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EX_CONFIG);
  }
}

/** What a person can put right is said in one line, without a stack. */
function refuse(error: unknown): never {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof DatabaseSetupError) process.stderr.write(`${error.message}\n`);
  else if (code === 'EADDRINUSE') process.stderr.write('The port is taken. Set PORT to another one.\n');
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

async function serve(config: Config): Promise<void> {
  const server = await startApiServer(config);
  const demo = config.SEED_DEMO ? await seedDemoClinic(server.app) : await demoAccounts(server.app);
  process.stdout.write(`\nClinic Chat is ready: ${server.url}\n`);
  if (demo.length > 0) {
    const rows = demo.map(({ name, position, email }) => `  ${email.padEnd(26)} ${name}, ${position}`);
    process.stdout.write(`\nDemo accounts, password "${DEMO_PASSWORD}":\n${rows.join('\n')}\n\n`);
  }

  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      server.stop().then(() => process.exit(0), refuse);
    });
  }
}

const [task, howMany = '1'] = process.argv.slice(2);
if (task === '--print-schema') {
  process.stdout.write(`${printSchema(await buildSchema())}\n`);
} else if (task === '--migrate') {
  await setUpDatabase(configuration(), databaseContents).catch(refuse);
} else if (task === '--revert') {
  await revertMigrations(configuration(), databaseContents, Number(howMany)).catch(refuse);
} else {
  await serve(configuration()).catch(refuse);
}
