import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  bodyErrors,
  type Config,
  GraphqlSocketServer,
  portalDoor,
  sameOriginOnly,
  securityHeaders,
  ServerAddress,
  setUpDatabase,
  validationError,
  webClient,
} from '@server/platform';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { databaseContents } from './database-contents';
import { HealthController } from './health.controller';

export interface ApiServer {
  readonly app: NestExpressApplication;
  /** Where people open it. */
  readonly url: string;
  /** Finishes what is under way, closes sockets with 1001, and lets the database go. */
  stop(): Promise<void>;
}

/** Longer than proxies and clients keep a connection: the other way round one is closed just as a request comes on it. */
const KEEP_ALIVE_MS = 65_000;

/** What employees open first. */
const STAFF_CHAT = { address: '/chat', cookie: 'session', chunks: ['shell', 'chat'] };

/** Migrates, composes and listens. */
export async function startApiServer(config: Config): Promise<ApiServer> {
  const databaseUrl = await setUpDatabase(config, databaseContents);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, databaseUrl), {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  const address = app.get(ServerAddress);
  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUST_PROXY);
  app.use(securityHeaders(config.secure));
  app.use(sameOriginOnly(address));
  app.use(portalDoor);
  app.useBodyParser('json', { limit: '64kb' });
  app.use(bodyErrors);
  if (config.PORTAL_ROOT) app.use('/p', ...webClient(config.PORTAL_ROOT));
  if (config.WEB_ROOT) app.use(...webClient(config.WEB_ROOT, STAFF_CHAT));
  app.useGlobalPipes(new ValidationPipe({ transform: true, exceptionFactory: validationError }));

  await app.init();
  const server = app.getHttpServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, config);
  address.listening((server.address() as AddressInfo).port);
  const sockets = app.get(GraphqlSocketServer);
  sockets.attach(server, app.get(GraphQLSchemaHost).schema);

  return {
    app,
    url: address.url,
    stop: async () => {
      app.get(HealthController).stop();
      await sockets.close();
      // Those too that become idle while the last requests are being answered.
      const closing = setInterval(() => server.closeIdleConnections(), 100);
      await app.close().finally(() => clearInterval(closing));
    },
  };
}

/** Nest's own `listen` also logs why it could not, in front of the one line that we say. */
function listen(server: Server, { PORT, HOST }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(PORT, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
