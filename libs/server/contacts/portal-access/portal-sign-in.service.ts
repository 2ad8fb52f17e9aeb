import { Injectable } from '@nestjs/common';
import {
  Audit,
  AuditResult,
  hashToken,
  type Language,
  type PatientActor,
  SessionKind,
  setSessionCookie,
} from '@server/identity';
import {
  AppError,
  type ClinicTransaction,
  Clock,
  Config,
  Database,
  invalidField,
  type RequestContext,
} from '@server/platform';
import { PortalSessions } from './portal-sessions.service';
import type {
  ConfirmBirthDateInput,
  ConfirmBirthDatePayload,
  OpenPortalLinkPayload,
  PortalClinic,
  PortalMe,
} from './portal-sign-in.model';
import { PortalThrottle } from './portal-throttle';

const FIND = { name: 'find_portal_invite', text: 'select * from find_portal_invite($1)' };
const MOST_WRONG_TRIES = 5;

interface OpenInvite {
  readonly id: string;
  readonly contactId: string;
  readonly birthDate: string | null;
  readonly wrongTries: number;
}

/** What a patient does to come in. A link that is unknown, used, dead or too old answers always the same. */
@Injectable()
export class PortalSignIn {
  constructor(
    private readonly database: Database,
    private readonly sessions: PortalSessions,
    private readonly throttle: PortalThrottle,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Changes nothing: programs that look at mail open links too. @throws AppError NOT_FOUND, RATE_LIMITED */
  open(token: string, request: RequestContext): Promise<OpenPortalLinkPayload> {
    return this.withInvite(token, request, async (tx) => ({ clinic: await clinicOf(tx) }));
  }

  /** @throws AppError NOT_FOUND; VALIDATION_FAILED for a wrong date, of which a link bears four; RATE_LIMITED */
  async confirm(input: ConfirmBirthDateInput, request: RequestContext): Promise<ConfirmBirthDatePayload> {
    const { kind } = input;
    if (kind === SessionKind.BROWSER && !request.response) {
      throw invalidField('kind', 'A browser session can only be opened over HTTP.');
    }
    const opened = await this.withInvite(input.token, request, async (tx, invite) => {
      if (invite.birthDate !== input.birthDate) return this.refuse(tx, invite, request);
      const key = [tx.clinicId, invite.id, this.clock.now()];
      await tx.query('update portal_invite set used_at = $3 where clinic_id = $1 and id = $2', key);
      const session = await this.sessions.open(tx, invite.contactId, request);
      const { response } = request;
      if (kind === SessionKind.BROWSER && response) {
        tx.afterCommit(() =>
          setSessionCookie(response, 'portal', session.token, session.cookieExpiresAt, this.config.secure),
        );
      }
      const me = await meOf(tx, invite.contactId);
      return { me, token: kind === SessionKind.PROGRAM ? session.token : null };
    });
    // Thrown only now: the try is counted for good.
    if (opened instanceof AppError) throw opened;
    return opened;
  }

  me({ clinicId, personId }: PatientActor): Promise<PortalMe> {
    return this.database.inClinic(clinicId, (tx) => meOf(tx, personId));
  }

  setLanguage(patient: PatientActor, language: Language): Promise<PortalMe> {
    return this.database.inClinic(patient.clinicId, async (tx) => {
      await tx.query(
        `update contact set language = $3, updated_at = $4, version = version + 1
         where clinic_id = $1 and id = $2 and language is distinct from $3`,
        [tx.clinicId, patient.personId, language, this.clock.now()],
      );
      const object = { kind: 'CONTACT', id: patient.personId } as const;
      this.audit.record(tx, patient, { action: 'UPDATE_CONTACT', object, details: { fields: ['language'] } });
      return meOf(tx, patient.personId);
    });
  }

  private async refuse(tx: ClinicTransaction, invite: OpenInvite, request: RequestContext): Promise<AppError> {
    const key = [tx.clinicId, invite.id];
    await tx.query('update portal_invite set wrong_tries = wrong_tries + 1 where clinic_id = $1 and id = $2', key);
    const nobody = { personId: null, sessionId: null, origin: request };
    const object = { kind: 'CONTACT', id: invite.contactId } as const;
    this.audit.record(tx, nobody, { action: 'OPEN_PORTAL', object, result: AuditResult.REFUSED });
    return invite.wrongTries + 1 >= MOST_WRONG_TRIES
      ? voidLink()
      : invalidField('birthDate', 'This is not the date of birth that the clinic knows. Look at it again.');
  }

  private async withInvite<T>(
    token: string,
    { ip }: RequestContext,
    work: (tx: ClinicTransaction, invite: OpenInvite) => Promise<T>,
  ): Promise<T> {
    await this.throttle.attempt(ip);
    const [found] = await this.database.call<{ clinic_id: string; invite_id: string }>(FIND, [hashToken(token)]);
    if (!found) throw voidLink();
    const done = await this.database.inClinic(found.clinic_id, async (tx) => {
      const [invite] = await tx.query<OpenInvite>(
        `select i.id, i.contact_id as "contactId", c.birth_date::text as "birthDate", i.wrong_tries as "wrongTries"
         from portal_invite i join contact c on c.clinic_id = i.clinic_id and c.id = i.contact_id
         where i.clinic_id = $1 and i.id = $2 and i.used_at is null and i.ended_at is null and i.expires_at > $3
           and i.wrong_tries < $4 and c.archived_at is null
         for update of i`,
        [tx.clinicId, found.invite_id, this.clock.now(), MOST_WRONG_TRIES],
      );
      if (!invite) throw voidLink();
      return work(tx, invite);
    });
    if (!(done instanceof AppError)) await this.throttle.succeeded(ip);
    return done;
  }
}

async function clinicOf(tx: ClinicTransaction): Promise<PortalClinic> {
  const [clinic] = await tx.query<PortalClinic>('select name, phone, language from clinic where id = $1', [
    tx.clinicId,
  ]);
  if (!clinic) throw voidLink();
  return clinic;
}

async function meOf(tx: ClinicTransaction, contactId: string): Promise<PortalMe> {
  const [contact] = await tx.query<Pick<PortalMe, 'name' | 'language'>>(
    'select name, language from contact where clinic_id = $1 and id = $2',
    [tx.clinicId, contactId],
  );
  if (!contact) throw voidLink();
  return { ...contact, clinic: await clinicOf(tx) };
}

function voidLink(): AppError {
  return new AppError('NOT_FOUND', 'This link no longer works. Ask the clinic for a new one.');
}
