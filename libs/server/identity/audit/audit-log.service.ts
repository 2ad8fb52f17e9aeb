import { Injectable } from '@nestjs/common';
import { type Connection, Database, decodeCursor, encodeCursor, forwardPage, isId } from '@server/platform';
import type { AuditEntriesArgs, AuditEntry } from './audit.model';

export type AuditFilter = Omit<AuditEntriesArgs, 'first' | 'after'>;

interface AuditRow extends Omit<AuditEntry, 'seq' | 'details'> {
  readonly seq: string;
  readonly details: string;
}

const PAGE = `
  select seq, id, at, person_id as "personId", session_id as "sessionId", request_id as "requestId", ip, action, result,
    object_kind as "objectKind", object_id as "objectId", subject_id as "subjectId", details
  from audit_entry
  where clinic_id = $1
    and ($2::uuid is null or person_id = $2)
    and ($3::text is null or action = $3)
    and ($4::text is null or object_kind = $4)
    and ($5::uuid is null or object_id = $5 or subject_id = $5)
    and ($6::timestamptz is null or at >= $6)
    and ($7::timestamptz is null or at < $7)
    and ($8::bigint is null or seq < $8)
  order by seq desc limit $9`;

/** Reading the audit log. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  /** The newest entry first. */
  async page(
    clinicId: string,
    filter: AuditFilter,
    { first, after }: Pick<AuditEntriesArgs, 'first' | 'after'>,
  ): Promise<Connection<AuditEntry>> {
    const before = typeof after === 'string' ? Number(decodeCursor('audit', after, 'after', ['number'])[0]) : null;
    const rows = await this.read(clinicId, filter, before, first + 1);
    return forwardPage(
      rows,
      { first, after },
      { cursor: ({ seq }) => encodeCursor('audit', [seq]), node: (entry) => entry },
    );
  }

  /** At most `limit` entries before a place. Ids that cannot be ids find nothing, like any other of nothing. */
  async read(clinicId: string, filter: AuditFilter, before: number | null, limit: number): Promise<AuditEntry[]> {
    const { personId, action, objectKind, objectId, from, to } = filter;
    if ([personId, objectId].some((id) => id && !isId(id))) return [];
    const place = before === null ? null : Math.min(Math.max(Math.trunc(before), 0), Number.MAX_SAFE_INTEGER);
    const values = [personId, action, objectKind, objectId, from, to, place].map((value) => value ?? null);
    const rows = await this.database.inClinic(clinicId, (tx) => tx.query<AuditRow>(PAGE, [clinicId, ...values, limit]));
    return rows.map((row) => ({ ...row, seq: Number(row.seq), details: asDetails(row.details) }));
  }
}

function asDetails(json: string): { name: string; value: string }[] {
  const details = JSON.parse(json) as Record<string, unknown>;
  return Object.entries(details).map(([name, value]) => ({
    name,
    value: Array.isArray(value) ? value.join(', ') : String(value),
  }));
}
