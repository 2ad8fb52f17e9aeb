import { Injectable, Logger } from '@nestjs/common';
import { Audit, Language } from '@server/identity';
import { Mailer } from '@server/mail';
import { type ClinicTransaction, Database, type RequestContext } from '@server/platform';
import { PortalInvites } from './portal-access.service';
import { PortalThrottle } from './portal-throttle';

const FIND = { name: 'find_portal_patients', text: 'select * from find_portal_patients($1)' };

interface PatientRow {
  readonly email: string;
  readonly language: Language;
  readonly birthDate: string | null;
}

/** "Send me a new link": whether somebody has this address is told to nobody but the mailbox. */
@Injectable()
export class PortalLinkRequests {
  private readonly logger = new Logger(PortalLinkRequests.name);

  constructor(
    private readonly database: Database,
    private readonly throttle: PortalThrottle,
    private readonly invites: PortalInvites,
    private readonly audit: Audit,
    private readonly mailer: Mailer,
  ) {}

  /**
   * Answers before anything was looked for, so that neither the answer nor its time depends on the address.
   * @throws AppError MAIL_UNAVAILABLE, RATE_LIMITED
   */
  async request(email: string, request: RequestContext): Promise<void> {
    this.mailer.require();
    await this.throttle.ask(request.ip);
    const address = email.toLowerCase();
    if (!(await this.throttle.mayBeMailed(address))) return;
    setImmediate(() => {
      this.mailLinks(address, request).catch((error: unknown) =>
        this.logger.warn({ error: String(error) }, 'a new link for the portal was not mailed'),
      );
    });
  }

  /** One link for each patient with this address: families share one. */
  private async mailLinks(address: string, request: RequestContext): Promise<void> {
    const found = await this.database.call<{ clinic_id: string; contact_id: string }>(FIND, [address]);
    for (const { clinic_id: clinicId, contact_id: contactId } of found) {
      const made = await this.database.inClinic(clinicId, (tx) => this.makeLink(tx, contactId, address, request));
      if (made) await this.mailer.send({ to: made.email, ...linkText(made.language, made.url) });
    }
  }

  private async makeLink(
    tx: ClinicTransaction,
    contactId: string,
    address: string,
    request: RequestContext,
  ): Promise<(PatientRow & { readonly url: string }) | undefined> {
    const [patient] = await tx.query<PatientRow>(
      `select p.email, coalesce(p.language, c.language, 'EN') as language, p.birth_date::text as "birthDate"
       from contact p join clinic c on c.id = p.clinic_id
       where p.clinic_id = $1 and p.id = $2 and p.email = $3 and p.portal_since is not null and p.archived_at is null
       for update of p`,
      [tx.clinicId, contactId, address],
    );
    if (!patient || patient.birthDate === null) return undefined;
    const { url } = await this.invites.makeLink(tx, contactId, null);
    const nobody = { personId: null, sessionId: null, origin: request };
    this.audit.record(tx, nobody, { action: 'INVITE_CONTACT', object: { kind: 'CONTACT', id: contactId } });
    return { ...patient, url };
  }
}

function linkText(language: Language, url: string): { readonly subject: string; readonly text: string } {
  return language === Language.RU
    ? {
        subject: 'Новая ссылка на ваши сообщения',
        text: `Вы просили новую ссылку:\n${url}\n\nОна работает один раз и не дольше 72 часов. Вас спросят дату рождения.\nЕсли вы ничего не просили, просто удалите это письмо.\n`,
      }
    : {
        subject: 'New link to your messages',
        text: `You asked for a new link:\n${url}\n\nIt works once and for 72 hours. You will be asked for your date of birth.\nIf you did not ask for it, just delete this mail.\n`,
      };
}
