import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Pool, type QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { AppError } from './errors';

/** One transaction that sees the rows of one clinic only. */
export class ClinicTransaction {
  private readonly atTheEnd: (() => Promise<void>)[] = [];
  private readonly afterwards: (() => void)[] = [];

  constructor(
    readonly clinicId: string,
    readonly manager: EntityManager,
  ) {}

  /** Plain SQL in this transaction. Row-level security applies; name the clinic in the statement all the same. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { queryRunner } = this.manager;
    if (!queryRunner) throw new Error('a clinic transaction has ended');
    // The structured result is the same for reads and writes; the plain one differs by the kind of statement.
    const result = await queryRunner.query(sql, [...parameters], true);
    return result.records as Row[];
  }

  /** What is written last in the transaction: what takes a lock that many want is then held for the commit only. */
  beforeCommit(write: () => Promise<void>): void {
    this.atTheEnd.push(write);
  }

  /** What is announced only once the change is durable; not called when the transaction rolls back. */
  afterCommit(announce: () => void): void {
    this.afterwards.push(announce);
  }

  /** @internal */
  async finish(): Promise<void> {
    for (const write of this.atTheEnd) await write();
  }

  /** @internal */
  announce(): void {
    for (const announce of this.afterwards) announce();
  }
}

/** A statement of a hot path: prepared once per connection under its name. */
export interface HotStatement {
  readonly name: string;
  readonly text: string;
}

const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

/**
 * The only door to the data. Everything goes through a transaction bound to one clinic, as a database role that
 * row-level security binds too: see docs/database.md.
 */
@Injectable()
export class Database implements OnModuleDestroy {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hotPool: Pool,
  ) {}

  /**
   * Runs `work` in one transaction of the clinic. A deadlock or serialisation failure runs it again from the start,
   * so `work` must not have effects outside the transaction; use `afterCommit` for those.
   */
  async inClinic<T>(clinicId: string, work: (tx: ClinicTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { tx, result } = await this.dataSource.transaction(async (manager) => {
          await manager.query(`select set_config('app.clinic', $1, true)`, [clinicId]);
          const tx = new ClinicTransaction(clinicId, manager);
          const result = await work(tx);
          await tx.finish();
          return { tx, result };
        });
        tx.announce();
        return result;
      } catch (error) {
        if (attempt < ATTEMPTS && RETRIED.has(sqlState(error) ?? '')) continue;
        throw asUnavailable(error);
      }
    }
  }

  /**
   * Calls a database function that binds itself to its clinic: one round trip, committed when it answers.
   * Only for the hot paths that docs/decisions/0004 names.
   */
  async call<Row extends QueryResultRow>(statement: HotStatement, values: readonly unknown[]): Promise<Row[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.hotPool.query<Row>({ ...statement, values: [...values] })).rows;
      } catch (error) {
        if (attempt < ATTEMPTS && RETRIED.has(sqlState(error) ?? '')) continue;
        throw asUnavailable(error);
      }
    }
  }

  /** Whether the database answers; for /readyz. */
  async answers(): Promise<boolean> {
    try {
      await this.hotPool.query('select 1');
      return true;
    } catch {
      return false;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.dataSource.destroy(), this.hotPool.end()]);
  }
}

/** The SQLSTATE of a database error, also of one that TypeORM wrapped. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  return driverError ? sqlState(driverError) : typeof code === 'string' ? code : undefined;
}

/** Whether the database broke a unique rule, by the name of its constraint or index. */
export function violates(error: unknown, constraint: string): boolean {
  const found = (error as { driverError?: { constraint?: string } }).driverError ?? (error as { constraint?: string });
  return sqlState(error) === '23505' && found.constraint === constraint;
}

const UNAVAILABLE = /^(08|57P0|53)|^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/;

/** A lost or refused connection is told as such; every other error passes unchanged. */
function asUnavailable(error: unknown): unknown {
  const lost =
    error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
  if (!lost && !UNAVAILABLE.test(sqlState(error) ?? '')) return error;
  return new AppError('SERVICE_UNAVAILABLE', 'The database cannot be reached at the moment. Please try again.');
}
