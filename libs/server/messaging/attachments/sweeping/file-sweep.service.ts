import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Config, Database } from '@server/platform';
import { AttachmentState } from '../attachment.model';
import { FileRemoval } from '../file-removal.service';
import { FileScanning } from '../scanning/file-scanning.service';
import { UNSENT_MS } from '../stored-files.service';
import { LostBytes } from './lost-bytes.service';

const DUE = { name: 'files_due', text: 'select * from files_due($1, $2)' };
const MOST_AT_A_TIME = 200;
/** For so long a file is this process's to look at; a process that dies leaves it to the next. */
const LEASE_MS = 60_000;

interface DueRow {
  clinic_id: string;
  file_id: string;
}

/**
 * Ends what was begun: uploads that were cut off or never sent, files to be scanned again, bytes to be removed. All of
 * it stands in `file_due`, so it survives every crash, and any process can do it.
 */
@Injectable()
export class FileSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Files');
  private timer: NodeJS.Timeout | undefined;
  private running = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly removal: FileRemoval,
    private readonly scanning: FileScanning,
    private readonly lostBytes: LostBytes,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.quietly(() => this.lostBytes.remove());
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.quietly(() => this.sweep()));
    }, this.config.FILE_SWEEP_SECONDS * 1_000).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Looks at every file that is due. */
  async sweep(): Promise<void> {
    const rows = await this.database.call<DueRow>(DUE, [this.clock.now(), MOST_AT_A_TIME]);
    for (const { clinic_id, file_id } of rows) await this.quietly(() => this.visit(clinic_id, file_id));
  }

  private async visit(clinicId: string, fileId: string): Promise<void> {
    if (!(await this.lease(clinicId, fileId))) return;
    await this.removal.expireUnsent(clinicId, fileId, new Date(this.clock.now().getTime() - UNSENT_MS));
    if (await this.removal.collect(clinicId, fileId)) return;
    const state = await this.scanning.scan(clinicId, fileId);
    // Still pending: the lease runs out, and it is asked again.
    if (state !== AttachmentState.PENDING) await this.settle(clinicId, fileId);
  }

  private async lease(clinicId: string, fileId: string): Promise<boolean> {
    const now = this.clock.now();
    const rows = await this.database.inClinic(clinicId, (tx) =>
      tx.query<{ file_id: string }>(
        `update file_due set due_at = $3 where clinic_id = $1 and file_id = $2 and due_at <= $4 returning file_id`,
        [clinicId, fileId, new Date(now.getTime() + LEASE_MS), now],
      ),
    );
    return rows.length > 0;
  }

  /** Nothing is to do for a file that was sent; one that was not is looked at when its time is over. */
  private async settle(clinicId: string, fileId: string): Promise<void> {
    await this.database.inClinic(clinicId, async (tx) => {
      await tx.query(
        `update file_due d set due_at = t.created_at + make_interval(secs => $3::float8 / 1000)
         from attachment t
         where d.clinic_id = $1 and d.file_id = $2 and t.clinic_id = $1 and t.file_id = $2 and t.message_id is null
           and t.send_id is null`,
        [clinicId, fileId, UNSENT_MS],
      );
      await tx.query(
        `delete from file_due d where d.clinic_id = $1 and d.file_id = $2 and not exists (
           select 1 from attachment t where t.clinic_id = $1 and t.file_id = $2 and t.message_id is null
           and t.send_id is null)`,
        [clinicId, fileId],
      );
    });
  }

  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(
        { error: error instanceof Error ? error.message : 'unknown' },
        'the sweep of files goes on later',
      );
    }
  }
}
