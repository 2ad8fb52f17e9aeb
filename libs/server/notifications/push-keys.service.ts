import { Injectable } from '@nestjs/common';
import { Clock, Config, Database } from '@server/platform';
import webPush from 'web-push';

export interface VapidDetails {
  readonly subject: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

const NOBODY = 'mailto:push@clinic-chat.invalid';

/** The keys with which a clinic signs what it pushes: made once, the first time somebody asks, and kept for ever. */
@Injectable()
export class PushKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async of(clinicId: string): Promise<VapidDetails> {
    const made = webPush.generateVAPIDKeys();
    const [kept] = await this.database.inClinic(clinicId, async (tx) => {
      const read = () =>
        tx.query<{ public_key: string; private_key: string }>(
          'select public_key, private_key from push_key where clinic_id = $1',
          [clinicId],
        );
      const found = await read();
      if (found.length > 0) return found;
      await tx.query(
        `insert into push_key (clinic_id, public_key, private_key, created_at) values ($1, $2, $3, $4)
         on conflict (clinic_id) do nothing`,
        [clinicId, made.publicKey, made.privateKey, this.clock.now()],
      );
      return read();
    });
    if (!kept) throw new Error('the push keys of the clinic are not there');
    return { subject: this.subject, publicKey: kept.public_key, privateKey: kept.private_key };
  }

  /** Whom a push service may write to when something is wrong with what we send. */
  private get subject(): string {
    return this.config.PUSH_CONTACT ?? (this.config.secure ? (this.config.PUBLIC_URL ?? NOBODY) : NOBODY);
  }
}
