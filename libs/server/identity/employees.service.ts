import { Injectable } from '@nestjs/common';
import {
  AppError,
  type Connection,
  Database,
  decodeCursor,
  encodeCursor,
  forwardPage,
  isId,
  notFound,
  type RequestContext,
} from '@server/platform';
import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { Actor } from './actor';
import { EmployeeEntity } from './employee.entity';
import type { Employee, EmployeeRole } from './employee.model';

const LOADER = Symbol('employees');

export interface EmployeeQuery {
  readonly search?: string;
  readonly role?: EmployeeRole;
  readonly includeInactive?: boolean;
  readonly first: number;
  readonly after?: string | null;
}

/** The people of the clinic. */
@Injectable()
export class Employees {
  constructor(private readonly database: Database) {}

  /** Employees by name, the active ones unless all are wanted; `search` finds parts of name and position. */
  async page(actor: Actor, query: EmployeeQuery): Promise<Connection<Employee>> {
    const [afterName, afterId] =
      typeof query.after === 'string'
        ? decodeCursor('employees', query.after, 'after', ['string', 'id'])
        : [null, null];
    const rows = await this.database.inClinic(actor.clinicId, (tx) =>
      tx.query<Employee & { sort_name: string }>(
        `select id, name, position, role, active, lower(name) as sort_name from employee
         where clinic_id = $1 and (active or $7)
           and ($2::text is null or name ilike $2 or position ilike $2)
           and ($3::text is null or role = $3)
           and ($4::text is null or (lower(name), id) > ($4, $5::uuid))
         order by lower(name), id limit $6`,
        [
          actor.clinicId,
          query.search ? `%${escapeLike(query.search)}%` : null,
          query.role ?? null,
          afterName,
          afterId,
          query.first + 1,
          query.includeInactive ?? false,
        ],
      ),
    );
    return forwardPage(rows, query, {
      cursor: (row) => encodeCursor('employees', [row.sort_name, row.id]),
      node: (row) => row,
    });
  }

  async one(actor: Actor, id: string): Promise<Employee> {
    const found = isId(id)
      ? await this.database.inClinic(actor.clinicId, ({ manager }) =>
          manager.findOneBy(EmployeeEntity, { clinicId: actor.clinicId, id }),
        )
      : null;
    if (!found) throw notFound('employee');
    return found;
  }

  /** Loads the people that one operation names, all of them in one query. Inactive people are found too: history names them. */
  loader(request: RequestContext): DataLoader<string, EmployeeEntity> {
    return request.loaders.get(LOADER, () => {
      const clinicId = request.principal?.clinicId;
      if (!clinicId) throw notFound('employee');
      return new DataLoader<string, EmployeeEntity>(async (ids) => {
        const found = await this.database.inClinic(clinicId, ({ manager }) =>
          manager.findBy(EmployeeEntity, { clinicId, id: In([...ids]) }),
        );
        const byId = new Map(found.map((employee) => [employee.id, employee]));
        return ids.map((id) => byId.get(id) ?? notFound('employee'));
      });
    });
  }

  /** The same for ids that may be of somebody else: null for them. */
  known(request: RequestContext, id: string): Promise<Employee | null> {
    return this.loader(request)
      .load(id)
      .catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
        throw error;
      });
  }
}

/** A search text is never a pattern. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
