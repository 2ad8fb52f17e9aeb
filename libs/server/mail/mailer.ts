import { Injectable, Logger } from '@nestjs/common';
import { AppError, Config } from '@server/platform';
import { createTransport } from 'nodemailer';

/** One mail to one person. It is read by others on its way: no patient data, no name, no word of a message. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A mail server that does not answer keeps nobody waiting for longer. */
const PATIENCE_MS = 10_000;

/** Hands mails to the mail server of the installation. Without `SMTP_URL` there is none. */
@Injectable()
export class Mailer {
  private readonly logger = new Logger(Mailer.name);
  private readonly transport;

  constructor(private readonly config: Config) {
    const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    this.transport = config.SMTP_URL === undefined ? undefined : createTransport({ url: config.SMTP_URL, ...patience });
  }

  get available(): boolean {
    return this.transport !== undefined;
  }

  /** For what cannot be done without mail. @throws AppError MAIL_UNAVAILABLE */
  require(): void {
    if (!this.available) throw new AppError('MAIL_UNAVAILABLE', 'No mail can be sent from here.');
  }

  /** Never throws. What goes wrong is logged without address and text. @returns whether the mail server took it */
  async send({ to, subject, text }: Mail): Promise<boolean> {
    if (!this.transport) return false;
    try {
      await this.transport.sendMail({ from: this.config.MAIL_FROM, to: { name: '', address: to }, subject, text });
      return true;
    } catch (error) {
      const { code } = error as { readonly code?: string };
      this.logger.error({ code: code ?? 'UNKNOWN' }, 'a mail was not taken by the mail server');
      return false;
    }
  }
}
