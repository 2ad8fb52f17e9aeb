import { Injectable, Logger } from '@nestjs/common';
import { Mailer } from '@server/mail';
import { AppError, Database, type RequestContext } from '@server/platform';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Audit } from '../audit/audit.service';
import { Language } from '../preferences/preferences.model';
import { AccountLinks, type IssuedLink } from './account-links.service';
import { resetMail } from './reset-mail';

const FIND = { name: 'find_sign_in', text: 'select * from find_sign_in($1)' };
const HOUR = 60 * 60;
const QUARTER = 15 * 60;

interface Found {
  readonly clinic_id: string;
  readonly employee_id: string;
  readonly active: boolean;
}

/**
 * A link to set a new password, by mail to the address of the account. Whoever asks learns nothing about the address:
 * the answer comes before anything is looked up.
 */
@Injectable()
export class PasswordReset {
  private readonly logger = new Logger(PasswordReset.name);
  private readonly account = new RateLimiterMemory({ keyPrefix: 'reset-account', points: 3, duration: HOUR });
  private readonly address = new RateLimiterMemory({ keyPrefix: 'reset-address', points: 50, duration: QUARTER });

  constructor(
    private readonly database: Database,
    private readonly links: AccountLinks,
    private readonly mailer: Mailer,
    private readonly audit: Audit,
  ) {}

  /** @throws AppError MAIL_UNAVAILABLE where no mail can be sent; RATE_LIMITED by the caller's network address */
  async request(email: string, request: RequestContext): Promise<void> {
    this.mailer.require();
    const { consumedPoints, msBeforeNext } = await this.address.penalty(request.ip, 1);
    if (consumedPoints > 50) {
      const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
      throw new AppError('RATE_LIMITED', `Too many attempts. Try again in ${retryAfter} s.`, { retryAfter });
    }
    this.sendTo(email.toLowerCase(), request).catch((error: unknown) =>
      this.logger.error({ error: String(error) }, 'a link to reset a password was not made'),
    );
  }

  private async sendTo(email: string, request: RequestContext): Promise<void> {
    const [found] = await this.database.call<Found & Record<string, unknown>>(FIND, [email]);
    if (!found?.active) return;
    // Nobody fills the mailbox of somebody else.
    const { consumedPoints } = await this.account.penalty(found.employee_id, 1);
    if (consumedPoints > 3) return;
    const { link, language } = await this.issue(found, request);
    await this.mailer.send({ to: email, ...resetMail(link, language) });
  }

  private issue({ clinic_id: clinicId, employee_id: id }: Found, request: RequestContext) {
    return this.database.inClinic(clinicId, async (tx): Promise<{ link: IssuedLink; language: Language }> => {
      const link = await this.links.issue(tx, 'PASSWORD_RESET', id, null);
      const nobody = { personId: null, sessionId: null, origin: request };
      this.audit.record(tx, nobody, { action: 'REQUEST_PASSWORD_RESET', object: { kind: 'EMPLOYEE', id } });
      const [chosen] = await tx.query<{ language: Language | null }>(
        `select coalesce(p.language, c.language) as language from clinic c
         left join employee_preferences p on p.clinic_id = c.id and p.employee_id = $2 where c.id = $1`,
        [clinicId, id],
      );
      return { link, language: chosen?.language ?? Language.EN };
    });
  }
}
