import { Injectable, inject } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import {
  type AuditAction,
  AuditEntriesDocument,
  type AuditEntriesQuery,
  type AuditObjectKind,
  EmployeesDirectoryDocument,
} from '@client/graphql/admin';
import type { ListPage } from '../paged-list';

export type AuditEntry = AuditEntriesQuery['auditEntries']['edges'][number]['node'];

/** Days as YYYY-MM-DD, in the time zone of the person. */
export interface AuditFilter {
  readonly personId: string | null;
  readonly action: AuditAction | null;
  readonly objectKind: AuditObjectKind | null;
  readonly from: string | null;
  readonly to: string | null;
}

const PAGE = 50;
const MOST_PEOPLE = 100;

/** What the audit screen asks of the server. Every method rejects with a `GraphqlFailure`. */
@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly http = inject(GraphqlHttp);

  async entries(filter: AuditFilter, after: string | null): Promise<ListPage<AuditEntry>> {
    const variables = { ...conditions(filter), first: PAGE, after };
    return (await this.http.run(AuditEntriesDocument, variables)).auditEntries;
  }

  async people(): Promise<{ readonly id: string; readonly name: string }[]> {
    const variables = { search: null, role: null, includeInactive: true, first: MOST_PEOPLE, after: null };
    return (await this.http.run(EmployeesDirectoryDocument, variables)).employees.edges.map(({ node }) => node);
  }
}

/** Where the same entries are as a file. */
export function csvAddress(filter: AuditFilter): string {
  const given = Object.entries(conditions(filter)).filter((each): each is [string, string] => each[1] !== null);
  const query = new URLSearchParams(given).toString();
  return query ? `/audit.csv?${query}` : '/audit.csv';
}

/** From the beginning of the first day to the end of the last. */
function conditions({ from, to, ...rest }: AuditFilter) {
  return { ...rest, from: from ? startOf(from, 0) : null, to: to ? startOf(to, 1) : null };
}

function startOf(day: string, daysLater: number): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + daysLater);
  return start.toISOString();
}
