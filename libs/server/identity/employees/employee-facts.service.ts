import { Injectable } from '@nestjs/common';
import { Clock, Database, notFound, type RequestContext } from '@server/platform';
import DataLoader from 'dataloader';
import type { EmployeeRole } from '../employee.model';
import type { EmployeeFacts } from './employee.policy';

const FACTS = Symbol('employee facts');
const INVITES = Symbol('employee invites');

interface FactsRow {
  id: string;
  role: EmployeeRole;
  active: boolean;
  lastAdministrator: boolean;
  twoStep: boolean;
}

/** What verdicts about employees need, for all people of one operation in one query. */
@Injectable()
export class EmployeeFactsLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  of(request: RequestContext, id: string): Promise<EmployeeFacts> {
    const loader = request.loaders.get(
      FACTS,
      () => new DataLoader((ids: readonly string[]) => this.facts(request, ids)),
    );
    return loader.load(id);
  }

  invitedUntil(request: RequestContext, id: string): Promise<Date | null> {
    const loader = request.loaders.get(
      INVITES,
      () => new DataLoader((ids: readonly string[]) => this.invites(request, ids)),
    );
    return loader.load(id);
  }

  private async facts(request: RequestContext, ids: readonly string[]): Promise<(EmployeeFacts | Error)[]> {
    const rows = await this.ask<FactsRow>(
      request,
      `select id, role, active, role = 'ADMINISTRATOR' and active and not exists (
           select from employee other where other.clinic_id = $1 and other.id <> e.id
             and other.role = 'ADMINISTRATOR' and other.active) as "lastAdministrator",
           exists (select from second_factor f
             where f.clinic_id = $1 and f.employee_id = e.id and f.secret is not null) as "twoStep"
         from employee e where clinic_id = $1 and id = any ($2)`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? notFound('employee'));
  }

  private async invites(request: RequestContext, ids: readonly string[]): Promise<(Date | null)[]> {
    const rows = await this.ask<{ employee_id: string; expires_at: Date }>(
      request,
      `select employee_id, expires_at from account_link
       where clinic_id = $1 and employee_id = any ($2) and kind = 'INVITE' and used_at is null and expires_at > $3`,
      [ids, this.clock.now()],
    );
    const byId = new Map(rows.map((row) => [row.employee_id, row.expires_at]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  private ask<Row>(request: RequestContext, sql: string, values: readonly unknown[]): Promise<Row[]> {
    const clinicId = request.principal?.clinicId ?? '';
    return this.database.inClinic(clinicId, (tx) => tx.query<Row>(sql, [clinicId, ...values]));
  }
}
