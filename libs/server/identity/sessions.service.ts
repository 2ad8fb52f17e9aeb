import { Injectable } from '@nestjs/common';
import {
  type ClinicTransaction,
  Clock,
  Config,
  type CredentialHeaders,
  Database,
  isId,
  NaturalBatch,
  newId,
  notFound,
  type Principal,
} from '@server/platform';
import { IsNull, MoreThan } from 'typeorm';
import type { Actor } from './actor';
import type { SessionStore } from './audiences';
import { Audit } from './audit/audit.service';
import type { EmployeeEntity } from './employee.entity';
import { type EmployeeRole, ModuleAccess } from './employee.model';
import { SessionEntity } from './session.entity';
import { SessionKind } from './session.model';
import { hashToken, newToken, tokenOf } from './session-token';

const FIND = { name: 'find_session', text: 'select * from find_session($1)' };
const LIVE = { name: 'used_sessions', text: 'select * from used_sessions($1, $2, $3, make_interval(mins => $4))' };
const MOST_SESSIONS = 100;
/** How stale `last_seen_at` may get before it is written again. */
const SEEN_EVERY_MS = 60_000;
/** A browser tells at most once a minute that somebody works: it covers its page before the server ends the session. */
const GRACE_MINUTES = 2;

interface LiveSessionRow {
  session_id: string;
  kind: SessionKind;
  employee_id: string;
  name: string;
  position: string;
  role: EmployeeRole;
  modules: ModuleAccess[];
  last_seen_at: Date;
}

/** Opens, reads and ends sessions. Nothing about a session is kept in memory: each operation reads it anew. */
@Injectable()
export class Sessions implements SessionStore {
  private readonly endedListeners: ((sessionIds: readonly string[]) => void)[] = [];
  private readonly reads = new NaturalBatch<string, Actor | undefined>((clinicId, ids) => this.read(clinicId, ids));

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Adds a session row; the token is in the answer only, and nowhere else. What must open one session at most gives the
   * id: a second row with it is refused by the primary key.
   */
  async open(
    tx: ClinicTransaction,
    employeeId: string,
    kind: SessionKind,
    userAgent: string,
    id = newId(),
  ): Promise<{ token: string; session: SessionEntity }> {
    const { token, hash } = newToken();
    const now = this.clock.now();
    const session = tx.manager.create(SessionEntity, {
      clinicId: tx.clinicId,
      id,
      employeeId,
      kind,
      tokenHash: hash,
      userAgent: userAgent.slice(0, 300),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + this.config.SESSION_HOURS * 3_600_000),
      endedAt: null,
    });
    await tx.manager.insert(SessionEntity, session);
    return { token, session };
  }

  async authenticate(headers: CredentialHeaders): Promise<Actor | undefined> {
    const token = tokenOf(headers, 'session', this.config.secure);
    if (!token) return undefined;
    const [found] = await this.database.call<{ clinic_id: string; session_id: string }>(FIND, [hashToken(token)]);
    return found && this.reads.submit(found.clinic_id, found.session_id);
  }

  /** Who a session is of that was opened just now. */
  actorOf({ name, position, role, modules }: EmployeeEntity, session: SessionEntity): Actor {
    const row = { session_id: session.id, employee_id: session.employeeId, name, position, role, modules };
    return asActor(session.clinicId, row);
  }

  recheck(principals: readonly Principal[]): Promise<(Actor | undefined)[]> {
    return Promise.all(principals.map(({ clinicId, sessionId }) => this.reads.submit(clinicId, sessionId)));
  }

  onSessionsEnded(listener: (sessionIds: readonly string[]) => void): void {
    this.endedListeners.push(listener);
  }

  /** Ends one of the actor's own sessions; its sockets are closed once that is durable. */
  async end(actor: Actor, sessionId: string): Promise<void> {
    if (!isId(sessionId)) throw notFound('session');
    await this.database.inClinic(actor.clinicId, async (tx) => {
      const { affected } = await tx.manager
        .createQueryBuilder()
        .update(SessionEntity)
        .set({ endedAt: this.clock.now() })
        .where('clinic_id = :clinicId and id = :sessionId and employee_id = :personId and ended_at is null', {
          clinicId: actor.clinicId,
          personId: actor.personId,
          sessionId,
        })
        .execute();
      if (!affected) throw notFound('session');
      const action = sessionId === actor.sessionId ? 'LOG_OUT' : 'REVOKE_SESSION';
      this.audit.record(tx, actor, { action, object: { kind: 'SESSION', id: sessionId } });
      tx.afterCommit(() => this.endedListeners.forEach((listener) => listener([sessionId])));
    });
  }

  /** Ends all sessions of a person, but one if it is named; their sockets are closed once that is durable. */
  async endAll(tx: ClinicTransaction, employeeId: string, except?: string): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `update session set ended_at = $3
       where clinic_id = $1 and employee_id = $2 and ended_at is null and ($4::uuid is null or id <> $4) returning id`,
      [tx.clinicId, employeeId, this.clock.now(), except ?? null],
    );
    const ended = rows.map(({ id }) => id);
    tx.afterCommit(() => this.endedListeners.forEach((listener) => listener(ended)));
  }

  /** The sessions of a person that are good now, the last used first. */
  liveOf(clinicId: string, employeeId: string): Promise<SessionEntity[]> {
    const now = this.clock.now();
    const idleSince = new Date(now.getTime() - this.idleMinutes * 60_000);
    return this.database.inClinic(clinicId, ({ manager }) =>
      manager.find(SessionEntity, {
        where: {
          clinicId,
          employeeId,
          endedAt: IsNull(),
          expiresAt: MoreThan(now),
          lastSeenAt: MoreThan(idleSince),
        },
        order: { lastSeenAt: 'DESC', id: 'DESC' },
        take: MOST_SESSIONS,
      }),
    );
  }

  /** A person works in this browser: the only thing that keeps its session. The guard has refused one that is over. */
  async keep(actor: Actor): Promise<void> {
    await this.markSeen(actor.clinicId, [actor.sessionId], this.clock.now());
  }

  private get idleMinutes(): number {
    return this.config.SESSION_IDLE_MINUTES + GRACE_MINUTES;
  }

  /**
   * Of a browser neither requests nor sockets count as use, whoever reads: a feed goes on before an empty chair.
   * A program has no chair: whatever it does counts.
   */
  private async read(clinicId: string, ids: readonly string[]): Promise<(Actor | undefined)[]> {
    const now = this.clock.now();
    const rows = await this.database.call<LiveSessionRow>(LIVE, [clinicId, ids, now, this.idleMinutes]);
    const stale = rows
      .filter(({ kind }) => kind === SessionKind.PROGRAM)
      .filter(({ last_seen_at: seenAt }) => now.getTime() - seenAt.getTime() > SEEN_EVERY_MS)
      .map(({ session_id: id }) => id);
    if (stale.length > 0) await this.markSeen(clinicId, stale, now);

    const actors = new Map(rows.map((row) => [row.session_id, asActor(clinicId, row)]));
    return ids.map((id) => actors.get(id));
  }

  private async markSeen(clinicId: string, ids: readonly string[], now: Date): Promise<void> {
    await this.database.inClinic(clinicId, (tx) =>
      tx.query('update session set last_seen_at = $3 where clinic_id = $1 and id = any ($2)', [clinicId, ids, now]),
    );
  }
}

function asActor(clinicId: string, row: Omit<LiveSessionRow, 'kind' | 'last_seen_at'>): Actor {
  return {
    audience: 'STAFF',
    clinicId,
    personId: row.employee_id,
    sessionId: row.session_id,
    // Who loses the chat becomes another kind of viewer: the sweep closes the sockets that still listen.
    viewerClass: row.modules.includes(ModuleAccess.CHAT) ? 'STAFF' : 'STAFF_WITHOUT_CHAT',
    name: row.name,
    position: row.position,
    role: row.role,
    modules: row.modules,
  };
}
