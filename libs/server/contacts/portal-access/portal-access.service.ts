import { Injectable } from '@nestjs/common';
import { type Actor, Audit, newToken } from '@server/identity';
import {
  type ClinicTransaction,
  Clock,
  Database,
  invalidField,
  newId,
  notFound,
  type RequestContext,
  ServerAddress,
} from '@server/platform';
import DataLoader from 'dataloader';
import { inArchive, permissionsFor } from '../contact.policy';
import { asSeenBy, contactRow } from '../contact.row';
import type {
  InviteContactPayload,
  PortalAccess,
  PortalSession,
  RevokePortalAccessPayload,
} from './portal-access.model';
import { PortalSessions } from './portal-sessions.service';

const GOOD_FOR_MS = 72 * 3_600_000;
const LOADER = Symbol('portal access');

interface AccessRow {
  readonly contactId: string;
  readonly open: boolean;
  readonly invitedAt: Date | null;
  readonly inviteExpiresAt: Date | null;
}

/** Lets patients into the portal and out of it again. */
@Injectable()
export class PortalInvites {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sessions: PortalSessions,
    private readonly address: ServerAddress,
  ) {}

  /** Earlier links of the patient are void from then on; sessions go on. @throws AppError NOT_FOUND, FORBIDDEN, VALIDATION_FAILED */
  invite(actor: Actor, contactId: string): Promise<InviteContactPayload> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const contact = await contactRow(tx, contactId, 'for update');
      if (!permissionsFor(actor, contact).invite) throw inArchive();
      if (contact.birthDate === null) {
        throw invalidField('contactId', 'Enter the birth date on the card first: the patient confirms it.');
      }
      const { url, expiresAt } = await this.makeLink(tx, contact.id, actor.personId);
      await tx.query('update contact set portal_since = coalesce(portal_since, $3) where clinic_id = $1 and id = $2', [
        tx.clinicId,
        contact.id,
        this.clock.now(),
      ]);
      this.audit.record(tx, actor, { action: 'INVITE_CONTACT', object: { kind: 'CONTACT', id: contact.id } });
      return { contact: asSeenBy(actor, contact), url, expiresAt };
    });
  }

  /** The one link of the patient: an earlier one is void. @param createdBy null where the patient asked for it */
  async makeLink(
    tx: ClinicTransaction,
    contactId: string,
    createdBy: string | null,
  ): Promise<{ readonly url: string; readonly expiresAt: Date }> {
    await this.endInvites(tx, contactId);
    const { token, hash } = newToken();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + GOOD_FOR_MS);
    await tx.query(
      `insert into portal_invite (clinic_id, id, contact_id, token_hash, created_at, created_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.clinicId, newId(), contactId, hash, now, createdBy, expiresAt],
    );
    // Behind the `#` a browser sends it to nobody: it is in no log and no Referer.
    return { url: new URL(`/p/open#${token}`, this.address.url).href, expiresAt };
  }

  /** Doing it twice is doing it once. @throws AppError NOT_FOUND */
  revoke(actor: Actor, contactId: string): Promise<RevokePortalAccessPayload> {
    return this.database.inClinic(actor.clinicId, async (tx) => {
      const contact = await contactRow(tx, contactId, 'for update');
      await this.endAll(tx, contact.id);
      this.audit.record(tx, actor, { action: 'REVOKE_PORTAL_ACCESS', object: { kind: 'CONTACT', id: contact.id } });
      return { contact: asSeenBy(actor, contact) };
    });
  }

  /** Ends links and sessions; sockets are closed once that is durable. */
  async endAll(tx: ClinicTransaction, contactId: string): Promise<void> {
    await this.endInvites(tx, contactId);
    await this.sessions.endAll(tx, contactId);
    // Who was shut out cannot let themselves in again.
    await tx.query('update contact set portal_since = null where clinic_id = $1 and id = $2', [tx.clinicId, contactId]);
  }

  private async endInvites(tx: ClinicTransaction, contactId: string): Promise<void> {
    await tx.query(
      `update portal_invite set ended_at = $3
       where clinic_id = $1 and contact_id = $2 and used_at is null and ended_at is null`,
      [tx.clinicId, contactId, this.clock.now()],
    );
  }

  /** For the contacts that one operation names, in one go. */
  loader(request: RequestContext): DataLoader<string, PortalAccess> {
    return request.loaders.get(LOADER, () => {
      const clinicId = request.principal?.clinicId;
      if (!clinicId) throw notFound('contact');
      return new DataLoader<string, PortalAccess>((ids) =>
        this.database.inClinic(clinicId, async (tx) => {
          const rows = await tx.query<AccessRow>(
            `select c.id as "contactId", a.contact_id is not null as open, i.created_at as "invitedAt",
               i.expires_at as "inviteExpiresAt"
             from contact c
             left join portal_access a on a.clinic_id = c.clinic_id and a.contact_id = c.id
             left join portal_invite i on i.clinic_id = c.clinic_id and i.contact_id = c.id and i.used_at is null
               and i.ended_at is null and i.wrong_tries < 5 and i.expires_at > $3
             where c.clinic_id = $1 and c.id = any ($2)`,
            [clinicId, ids, this.clock.now()],
          );
          const sessions = await tx.query<PortalSession & { contactId: string }>(
            `select id, contact_id as "contactId", user_agent as "userAgent", created_at as "createdAt",
               last_seen_at as "lastSeenAt"
             from portal_session
             where clinic_id = $1 and contact_id = any ($2) and ended_at is null and expires_at > $3
             order by last_seen_at desc, id`,
            [clinicId, ids, this.clock.now()],
          );
          return ids.map((id) => {
            const row = rows.find(({ contactId }) => contactId === id);
            if (!row) return notFound('contact');
            return { ...row, sessions: sessions.filter(({ contactId }) => contactId === id) };
          });
        }),
      );
    });
  }
}
