import { type ApiProcess, startApi } from './api-process';
import { createDatabase } from './owner';
import { run } from './run';

/** API processes of a fault test's own, on a database of its own. Call `end` afterwards. */
export interface OwnPlace {
  readonly database: string;
  readonly apis: ApiProcess[];
  /** Starts one more, or one again on the port of another. */
  readonly start: (port?: number, environment?: Readonly<Record<string, string>>) => Promise<ApiProcess>;
  readonly end: () => Promise<void>;
}

export async function ownPlace(name: string, server = run.postgres): Promise<OwnPlace> {
  const database = await createDatabase(server, name);
  const apis: ApiProcess[] = [];
  return {
    database,
    apis,
    start: async (port, environment) => {
      const api = await startApi({
        databaseUrl: database,
        ...(port !== undefined && { port }),
        ...(environment && { environment }),
      });
      apis.push(api);
      return api;
    },
    end: async () => {
      await Promise.all(apis.map((api) => api.kill('SIGTERM')));
    },
  };
}
