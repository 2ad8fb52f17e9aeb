import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Config } from './config';
import { Database } from './database';
import { type DatabaseContents, dataSourceOptions, IDLE_MS } from './database-setup';

@Global()
@Module({})
export class DatabaseModule {
  /** @param appUrl the restricted connection that `setUpDatabase` returned */
  static forRoot(appUrl: string, contents: DatabaseContents): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: Database,
          inject: [Config],
          useFactory: async (config: Config) => {
            const dataSource = new DataSource(dataSourceOptions(appUrl, contents, config.DATABASE_POOL));
            const hotPool = new Pool({
              connectionString: appUrl,
              max: Math.max(2, Math.ceil(config.DATABASE_POOL / 2)),
              connectionTimeoutMillis: 5_000,
              statement_timeout: 5_000,
              idleTimeoutMillis: IDLE_MS,
            });
            // Without a listener a terminated backend would end the process.
            hotPool.on('error', () => undefined);
            return new Database(await dataSource.initialize(), hotPool);
          },
        },
      ],
      exports: [Database],
    };
  }
}
