import { Injectable } from '@nestjs/common';
import type { Language } from '@server/identity';
import { Mailer } from '@server/mail';
import { ServerAddress } from '@server/platform';
import { noticeText } from './notice-text';

/** By which ways a patient can be told, as far as the clinic knows them. */
export interface PatientAddresses {
  readonly email: string | null;
  readonly phone: string | null;
}

/**
 * A way to tell patients that there is something in the portal. Of what it is nothing goes this way: no name, no word of
 * the clinic, nothing about health. One for SMS would take the phone, and stand in `notice-providers` beside this one.
 */
export interface NoticeProvider {
  readonly channel: 'EMAIL' | 'SMS';
  /** Whether this installation has it at all. */
  readonly available: boolean;
  addressOf(patient: PatientAddresses): string | null;
  /** Never throws. @returns whether it was taken */
  send(address: string, language: Language): Promise<boolean>;
}

/** By the mail server of the installation. */
@Injectable()
export class EmailNotices implements NoticeProvider {
  readonly channel = 'EMAIL';

  constructor(
    private readonly mailer: Mailer,
    private readonly server: ServerAddress,
  ) {}

  get available(): boolean {
    return this.mailer.available;
  }

  addressOf({ email }: PatientAddresses): string | null {
    return email;
  }

  send(to: string, language: Language): Promise<boolean> {
    return this.mailer.send({ to, ...noticeText(language, new URL('/p/', this.server.url).href) });
  }
}
