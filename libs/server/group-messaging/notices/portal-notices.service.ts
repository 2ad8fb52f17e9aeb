import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Config, Database } from '@server/platform';
import { DeliveredSends } from '../delivery/delivered-sends';
import { nextNotices, noteAttempts } from './notice-batch';
import { EmailNotices, type NoticeProvider } from './notice-provider';

const MOST_DUE = 20;
const DUE = { name: 'portal_notices_due', text: 'select clinic_id, send_id from portal_notices_due($1, $2)' };

interface DueRow {
  readonly clinic_id: string;
  readonly send_id: string;
}

/** Tells patients who have not read a send that there is something in the portal. docs/portal-notices.md tells how. */
@Injectable()
export class PortalNotices implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(PortalNotices.name);
  /** The first that this installation has, and that knows how to reach the patient. */
  private readonly providers: readonly NoticeProvider[];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly sends: DeliveredSends,
    email: EmailNotices,
  ) {
    this.providers = [email];
  }

  onApplicationBootstrap(): void {
    if (!this.providers.some(({ available }) => available)) return;
    this.timer = setInterval(() => {
      this.running ??= this.serve().finally(() => (this.running = undefined));
    }, this.config.PORTAL_NOTICE_POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async serve(): Promise<void> {
    try {
      const due = await this.database.call<DueRow>(DUE, [this.clock.now(), MOST_DUE]);
      for (const { clinic_id, send_id } of due) {
        while (!this.stopping && (await this.batch(clinic_id, send_id)));
      }
    } catch (error) {
      this.logger.warn({ error: String(error) }, 'notices of the portal are late');
    }
  }

  /** @returns whether somebody was told */
  private async batch(clinicId: string, sendId: string): Promise<boolean> {
    const patience = { now: this.clock.now(), delayMs: this.config.PORTAL_NOTICE_DELAY_SECONDS * 1_000 };
    const notices = await this.database.inClinic(clinicId, (tx) => nextNotices(tx, sendId, this.providers, patience));
    if (notices.length === 0) return false;
    // After the commit: a notice cannot be taken back, and a slow mail server would hold the locks.
    const attempts = await Promise.all(
      notices.map(async ({ contactId, provider, address, language }) => ({
        contactId,
        taken: await provider.send(address, language),
      })),
    );
    await this.database.inClinic(clinicId, (tx) => noteAttempts(tx, sendId, attempts));
    this.sends.marked(clinicId, sendId);
    return true;
  }
}
