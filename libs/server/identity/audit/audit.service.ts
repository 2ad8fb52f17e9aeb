import { Injectable } from '@nestjs/common';
import { type ClinicTransaction, Clock, Database, isId, NaturalBatch, newId } from '@server/platform';
import type { RequestOrigin } from '../actor';
import type { AuditAction, AuditObjectKind } from './audit-actions';
import { AuditResult } from './audit.model';

/** Who acts: an `Actor` is one. Without a person for who is not signed in. */
export interface AuditedBy {
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly origin?: RequestOrigin;
}

export interface AuditedAct {
  readonly action: AuditAction;
  readonly object: { readonly kind: AuditObjectKind; readonly id?: string | null };
  /** The person it is done to, beside the object. */
  readonly subjectId?: string;
  readonly result?: AuditResult;
  /** Names of fields, codes and numbers. Never text that somebody wrote, never a name. */
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

type Row = Readonly<Record<string, string | null>>;

const INSERT = `
  insert into audit_entry (clinic_id, id, at, person_id, session_id, request_id, ip, action, result, object_kind,
    object_id, subject_id, details)
  select $1, e.* from jsonb_to_recordset($2::jsonb) as e (id uuid, at timestamptz, person_id uuid, session_id uuid,
    request_id uuid, ip text, action text, result text, object_kind text, object_id uuid, subject_id uuid, details text)`;

/**
 * Writes the audit log. What is recorded is written in the transaction of the act itself: there is neither an act
 * without its entry nor an entry without its act. docs/audit.md tells the story.
 */
@Injectable()
export class Audit {
  private readonly waiting = new WeakMap<ClinicTransaction, Row[]>();
  private readonly reads = new NaturalBatch<Row, undefined>(async (clinicId, rows) => {
    await this.database.inClinic(clinicId, (tx) => this.write(tx, rows));
    return rows.map(() => undefined);
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Call it in the transaction of the act, anywhere. The entries are written together at its end. */
  record(tx: ClinicTransaction, by: AuditedBy, act: AuditedAct): void {
    let rows = this.waiting.get(tx);
    if (!rows) {
      const collected: Row[] = [];
      rows = collected;
      this.waiting.set(tx, collected);
      tx.beforeCommit(() => this.write(tx, collected));
    }
    rows.push(this.row(by, act));
  }

  /**
   * For a read, which has no transaction to write in: resolves once the entry is durable, and only then the caller may
   * answer. Many at once share a transaction, so reading is never slowed down to one commit after another.
   */
  async recordRead(clinicId: string, by: AuditedBy, act: AuditedAct): Promise<void> {
    await this.reads.submit(clinicId, this.row(by, act));
  }

  private async write(tx: ClinicTransaction, rows: readonly Row[]): Promise<void> {
    await tx.query(INSERT, [tx.clinicId, JSON.stringify(rows)]);
  }

  private row(by: AuditedBy, { action, object, subjectId, result, details }: AuditedAct): Row {
    return {
      id: newId(),
      at: this.clock.now().toISOString(),
      person_id: by.personId,
      session_id: by.sessionId !== null && isId(by.sessionId) ? by.sessionId : null,
      request_id: by.origin?.requestId ?? null,
      ip: by.origin?.ip.slice(0, 64) ?? '',
      action,
      result: result ?? AuditResult.DONE,
      object_kind: object.kind,
      object_id: object.id ?? null,
      subject_id: subjectId ?? null,
      details: JSON.stringify(details ?? {}),
    };
  }
}
