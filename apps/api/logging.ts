import type { Config } from '@server/platform';
import type { Params } from 'nestjs-pino';

/** JSON lines with ids only: no body, no query string, no cookie, and so no text that a person wrote. */
export function logging(config: Config): Params {
  return {
    pinoHttp: {
      level: config.LOG_LEVEL,
      customLogLevel: (_, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
      serializers: {
        req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    },
  };
}
