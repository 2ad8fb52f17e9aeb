import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { clientIp } from './client-ip';
import { Clock, SystemClock } from './clock';
import { Config } from './config';
import { formatErrors } from './error-format';
import { FanOut } from './realtime/fan-out';
import { GraphqlSocketServer } from './realtime/graphql-socket-server';
import { RealtimeOptions } from './realtime/realtime-options';
import { ServerAddress } from './server-address';

/** Formats the errors of both transports; the faults among them go to the log. */
export abstract class ErrorFormat {
  abstract readonly format: ReturnType<typeof formatErrors>;
}

/** What every other module stands on. Knows no word of the domain. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config): DynamicModule {
    const logger = new Logger('Fault');
    const report = (what: string, error?: unknown) =>
      logger.error({ what, error: error instanceof Error ? error.stack : undefined }, what);
    const format = formatErrors((error, path) => report(path ? `failed: ${path}` : 'failed', error));
    return {
      module: PlatformModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useClass: SystemClock },
        { provide: ErrorFormat, useValue: { format } },
        ServerAddress,
        FanOut,
        GraphqlSocketServer,
        {
          provide: RealtimeOptions,
          inject: [ServerAddress],
          useFactory: (address: ServerAddress): RealtimeOptions => ({
            get allowedOrigins() {
              return address.allowedOrigins;
            },
            introspection: config.introspection,
            formatError: format,
            report,
            clientIp: (request) => clientIp(request, config.TRUST_PROXY),
          }),
        },
      ],
      exports: [Config, Clock, ErrorFormat, ServerAddress, FanOut, GraphqlSocketServer],
    };
  }
}
