import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type ClinicTransaction, Clock, Database, FanOut, SharedSource } from '@server/platform';
import { ClinicDirectory, MANY } from './clinic-directory';
import { type DirectoryKind, DirectoryReady } from './directory-event.model';

const POLL_MS = 500;

/**
 * Tells those who look at a directory that something in it changed, whichever process changed it: its kind and id, never
 * its content. docs/identity.md tells how.
 */
@Injectable()
export class DirectoryFeed implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(DirectoryFeed.name);
  private readonly clinics = new Map<string, ClinicDirectory>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly fanOut: FanOut,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.pollAll(), POLL_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /**
   * Call it in the transaction of the change.
   * @param id null when many things change at once
   */
  async changed(tx: ClinicTransaction, kind: DirectoryKind, id: string | null): Promise<void> {
    await tx.query(
      `insert into directory_change (clinic_id, kind, object_id) values ($1, $2, $3)
       on conflict (clinic_id, kind, object_id) do update set changed_xid = pg_current_xact_id()`,
      [tx.clinicId, kind, id ?? MANY],
    );
    tx.afterCommit(() => this.poll(tx.clinicId));
  }

  /** The stream behind `directoryEvents`. Its first event is DirectoryReady. */
  open(): SharedSource {
    return new SharedSource((listener) =>
      this.clinic(listener.principal.clinicId).attach(listener, () => {
        const event = Object.assign(new DirectoryReady(), { at: this.clock.now() });
        this.fanOut.publish([listener], { directoryEvents: event });
      }),
    );
  }

  private clinic(clinicId: string): ClinicDirectory {
    let clinic = this.clinics.get(clinicId);
    if (!clinic) {
      clinic = new ClinicDirectory(clinicId, this.database, this.fanOut);
      this.clinics.set(clinicId, clinic);
    }
    return clinic;
  }

  private pollAll(): void {
    for (const [clinicId, clinic] of this.clinics) if (!clinic.isEmpty) this.poll(clinicId);
  }

  private poll(clinicId: string): void {
    this.clinics
      .get(clinicId)
      ?.poll()
      .catch((error: unknown) => this.logger.warn({ error: String(error) }, 'directory events are late'));
  }
}
