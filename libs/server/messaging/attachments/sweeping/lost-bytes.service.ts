import { Injectable, Logger } from '@nestjs/common';
import { Clock, Database } from '@server/platform';
import { FileStore, type StoredObject } from '../store/file-store';

/** Younger bytes may belong to an upload whose row this process cannot see yet, on another machine with another clock. */
const LOST_AFTER_MS = 60 * 60_000;
const AT_A_TIME = 500;

/**
 * Bytes that no row knows: what a restored backup of the database leaves behind. They are removed when a process
 * starts. Of a clinic that is not in this database nothing is touched: it may be the wrong database.
 */
@Injectable()
export class LostBytes {
  private readonly logger = new Logger('Files');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly store: FileStore,
  ) {}

  async remove(): Promise<void> {
    const before = this.clock.now().getTime() - LOST_AFTER_MS;
    let batch: StoredObject[] = [];
    for await (const object of this.store.objects()) {
      if (object.storedAt.getTime() > before) continue;
      if (batch.length >= AT_A_TIME || (batch[0] && batch[0].clinicId !== object.clinicId)) {
        await this.removeLost(batch);
        batch = [];
      }
      batch.push(object);
    }
    await this.removeLost(batch);
  }

  private async removeLost(batch: readonly StoredObject[]): Promise<void> {
    const clinicId = batch[0]?.clinicId;
    if (clinicId === undefined) return;
    const lost = await this.database.inClinic(clinicId, (tx) =>
      tx.query<{ key: string }>(
        `select key from unnest($2::text[]) as key
         where exists (select 1 from clinic where id = $1)
           and not exists (select 1 from stored_file f where f.clinic_id = $1 and f.storage_key = key)
           and not exists (select 1 from stored_file f where f.clinic_id = $1 and f.thumbnail_key = key)`,
        [clinicId, batch.map(({ key }) => key)],
      ),
    );
    for (const { key } of lost) await this.store.remove(clinicId, key);
    if (lost.length > 0) this.logger.warn({ clinicId, count: lost.length }, 'bytes that no file knows were removed');
  }
}
