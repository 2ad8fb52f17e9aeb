import { Injectable } from '@nestjs/common';
import {
  Audiences,
  Audit,
  hashToken,
  type Language,
  newToken,
  type PatientActor,
  type SessionStore,
  tokenOf,
} from '@server/identity';
import {
  type ClinicTransaction,
  Clock,
  Config,
  type CredentialHeaders,
  Database,
  NaturalBatch,
  newId,
  type Principal,
} from '@server/platform';

const FIND = { name: 'find_portal_session', text: 'select * from find_portal_session($1)' };
const LIVE = { name: 'live_portal_sessions', text: 'select * from live_portal_sessions($1, $2, $3)' };
const DAY_MS = 24 * 3_600_000;
const COOKIE_DAYS = 365;
/** How stale `last_seen_at` may get before it is written again. */
const SEEN_EVERY_MS = 3_600_000;

interface LiveSessionRow {
  session_id: string;
  contact_id: string;
  name: string;
  language: Language | null;
  last_seen_at: Date;
}

export interface OpenedPortalSession {
  readonly token: string;
  /** A browser keeps the cookie for longer than an unused session lives: each use prolongs the session. */
  readonly cookieExpiresAt: Date;
}

/** Sessions of patients. As those of employees, each operation reads its session anew. */
@Injectable()
export class PortalSessions implements SessionStore {
  private readonly endedListeners: ((sessionIds: readonly string[]) => void)[] = [];
  private readonly reads = new NaturalBatch<string, PatientActor | undefined>((clinicId, ids) =>
    this.read(clinicId, ids),
  );

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
    audiences: Audiences,
  ) {
    audiences.serve('PATIENT', this);
  }

  /** The token is in the answer only, and nowhere else. */
  async open(
    tx: ClinicTransaction,
    contactId: string,
    request: { readonly ip: string; readonly requestId: string; readonly userAgent: string },
  ): Promise<OpenedPortalSession> {
    const { token, hash } = newToken();
    const id = newId();
    const now = this.clock.now();
    await tx.query(
      `insert into portal_session
         (clinic_id, id, contact_id, token_hash, user_agent, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [tx.clinicId, id, contactId, hash, request.userAgent.slice(0, 300), now, this.expiry(now)],
    );
    const by = { personId: contactId, sessionId: id, origin: request };
    this.audit.record(tx, by, { action: 'OPEN_PORTAL', object: { kind: 'CONTACT', id: contactId } });
    return { token, cookieExpiresAt: new Date(now.getTime() + COOKIE_DAYS * DAY_MS) };
  }

  async authenticate(headers: CredentialHeaders): Promise<PatientActor | undefined> {
    const token = tokenOf(headers, 'portal', this.config.secure);
    if (!token) return undefined;
    const [found] = await this.database.call<{ clinic_id: string; session_id: string }>(FIND, [hashToken(token)]);
    return found && this.reads.submit(found.clinic_id, found.session_id);
  }

  recheck(principals: readonly Principal[]): Promise<(PatientActor | undefined)[]> {
    return Promise.all(principals.map(({ clinicId, sessionId }) => this.reads.submit(clinicId, sessionId)));
  }

  onSessionsEnded(listener: (sessionIds: readonly string[]) => void): void {
    this.endedListeners.push(listener);
  }

  /** The patient leaves the portal on this phone or computer. */
  async end(patient: PatientActor): Promise<void> {
    await this.database.inClinic(patient.clinicId, async (tx) => {
      await this.endWhere(tx, 'id = $3', patient.sessionId);
      const object = { kind: 'CONTACT', id: patient.personId } as const;
      this.audit.record(tx, patient, { action: 'LEAVE_PORTAL', object });
    });
  }

  /** Ends all sessions of a patient; their sockets are closed once that is durable. */
  endAll(tx: ClinicTransaction, contactId: string): Promise<void> {
    return this.endWhere(tx, 'contact_id = $3', contactId);
  }

  private async endWhere(tx: ClinicTransaction, condition: string, id: string): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `update portal_session set ended_at = $2 where clinic_id = $1 and ${condition} and ended_at is null returning id`,
      [tx.clinicId, this.clock.now(), id],
    );
    const ended = rows.map((row) => row.id);
    tx.afterCommit(() => this.endedListeners.forEach((listener) => listener(ended)));
  }

  private async read(clinicId: string, ids: readonly string[]): Promise<(PatientActor | undefined)[]> {
    const now = this.clock.now();
    const rows = await this.database.call<LiveSessionRow>(LIVE, [clinicId, ids, now]);
    const stale = rows.filter((row) => now.getTime() - row.last_seen_at.getTime() > SEEN_EVERY_MS);
    if (stale.length > 0) await this.markSeen(clinicId, stale, now);
    const patients = new Map(rows.map((row) => [row.session_id, asPatient(clinicId, row)]));
    return ids.map((id) => patients.get(id));
  }

  /** Who uses the portal stays signed in. */
  private async markSeen(clinicId: string, rows: readonly LiveSessionRow[], now: Date): Promise<void> {
    await this.database.inClinic(clinicId, (tx) =>
      tx.query(
        `update portal_session set last_seen_at = $3, expires_at = $4
         where clinic_id = $1 and id = any ($2) and ended_at is null`,
        [clinicId, rows.map((row) => row.session_id), now, this.expiry(now)],
      ),
    );
  }

  private expiry(now: Date): Date {
    return new Date(now.getTime() + this.config.PORTAL_SESSION_DAYS * DAY_MS);
  }
}

function asPatient(clinicId: string, row: LiveSessionRow): PatientActor {
  return {
    audience: 'PATIENT',
    clinicId,
    personId: row.contact_id,
    sessionId: row.session_id,
    viewerClass: 'PATIENT',
    name: row.name,
    language: row.language,
  };
}
