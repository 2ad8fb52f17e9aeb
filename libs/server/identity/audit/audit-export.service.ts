import { Injectable } from '@nestjs/common';
import { Database } from '@server/platform';
import type { Actor } from '../actor';
import { type AuditFilter, AuditLog } from './audit-log.service';
import type { AuditEntry } from './audit.model';
import { Audit } from './audit.service';

const PAGE = 500;

/** One line of the export; the names are those of its columns. */
export interface AuditLine {
  readonly seq: number;
  readonly at: string;
  readonly person: string;
  readonly personId: string | null;
  readonly action: string;
  readonly result: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly subjectId: string | null;
  readonly details: string;
  readonly ip: string;
  readonly sessionId: string | null;
  readonly requestId: string | null;
}

/** The log as a file, page by page: what it takes does not grow with the log. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly database: Database,
    private readonly log: AuditLog,
    private readonly audit: Audit,
  ) {}

  /** Recorded before the first line is handed out. */
  async start(actor: Actor, filter: AuditFilter): Promise<AsyncGenerator<AuditLine>> {
    const given: Readonly<Record<string, unknown>> = { ...filter };
    const filters = Object.keys(given).filter((name) => given[name] !== undefined);
    await this.audit.recordRead(actor.clinicId, actor, {
      action: 'EXPORT_AUDIT',
      object: { kind: 'AUDIT_LOG' },
      details: { filters },
    });
    return this.lines(actor.clinicId, filter);
  }

  private async *lines(clinicId: string, filter: AuditFilter): AsyncGenerator<AuditLine> {
    for (let before: number | null = null; ;) {
      const entries: AuditEntry[] = await this.log.read(clinicId, filter, before, PAGE);
      const names = await this.names(clinicId, entries);
      for (const entry of entries) yield asLine(entry, names);
      const last = entries.at(-1);
      if (!last || entries.length < PAGE) return;
      before = last.seq;
    }
  }

  private async names(clinicId: string, entries: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> {
    const ids = new Set(entries.flatMap(({ personId }) => personId ?? []));
    const rows = await this.database.inClinic(clinicId, (tx) =>
      tx.query<{ id: string; name: string }>('select id, name from employee where clinic_id = $1 and id = any ($2)', [
        clinicId,
        [...ids],
      ]),
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function asLine(entry: AuditEntry, names: ReadonlyMap<string, string>): AuditLine {
  const { seq, at, personId, action, result, objectKind, objectId, subjectId, ip, sessionId, requestId } = entry;
  return {
    seq,
    at: at.toISOString(),
    person: names.get(personId ?? '') ?? '',
    personId,
    action,
    result,
    objectKind,
    objectId,
    subjectId,
    details: entry.details.map(({ name, value }) => `${name}=${value}`).join('; '),
    ip,
    sessionId,
    requestId,
  };
}
