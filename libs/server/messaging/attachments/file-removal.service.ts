import { Injectable } from '@nestjs/common';
import type { Caller } from '@server/identity';
import { type ClinicTransaction, Clock, Database } from '@server/platform';
import { ownUpload } from './attachment-access';
import { FileStore } from './store/file-store';

interface Doomed {
  readonly storage_key: string;
  readonly thumbnail_key: string | null;
}

/**
 * Taking files away. Uses go first, in one transaction with why they go; bytes follow once that is durable, if no use is
 * left. Whatever is interrupted stays in `file_due`, and the sweep ends it.
 */
@Injectable()
export class FileRemoval {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly store: FileStore,
  ) {}

  /** Takes a message's files from it; to be called in the transaction that withdraws it. */
  async detach(tx: ClinicTransaction, messageId: string): Promise<void> {
    await this.deleteUses(tx, 'message_id = $2', messageId);
  }

  /** The same of a send to groups. */
  async detachFromSend(tx: ClinicTransaction, sendId: string): Promise<void> {
    await this.deleteUses(tx, 'send_id = $2', sendId);
  }

  /** @throws AppError NOT_FOUND */
  removeUpload(caller: Caller, id: string): Promise<void> {
    return this.database.inClinic(caller.clinicId, async (tx) => {
      const upload = await ownUpload(tx, caller, id);
      await this.deleteUses(tx, 'id = $2 and message_id is null and send_id is null', upload.id);
    });
  }

  /** Removes the uses of a file that were not sent before a moment. */
  async expireUnsent(clinicId: string, fileId: string, before: Date): Promise<void> {
    await this.database.inClinic(clinicId, (tx) =>
      tx.query(
        `delete from attachment
         where clinic_id = $1 and file_id = $2 and message_id is null and send_id is null and created_at < $3`,
        [clinicId, fileId, before],
      ),
    );
  }

  /**
   * Removes the bytes of a file that nothing refers to, and then its row. To be repeated until it is done: each step
   * finds what the last one left.
   * @returns whether the file is gone
   */
  async collect(clinicId: string, fileId: string): Promise<boolean> {
    const doomed = await this.database.inClinic(clinicId, async (tx) => {
      // Who passes the file on at this moment holds the row; afterwards their use is seen.
      await tx.query('select 1 from stored_file where clinic_id = $1 and id = $2 for update', [clinicId, fileId]);
      const [row] = await tx.query<Doomed>(
        `update stored_file f set removed_at = coalesce(f.removed_at, $3)
         where f.clinic_id = $1 and f.id = $2
           and not exists (select 1 from attachment t where t.clinic_id = f.clinic_id and t.file_id = f.id)
         returning f.storage_key, f.thumbnail_key`,
        [clinicId, fileId, this.clock.now()],
      );
      return row;
    });
    if (!doomed) return false;
    await this.removeBytes(clinicId, doomed);
    await this.database.inClinic(clinicId, (tx) =>
      tx.query('delete from stored_file where clinic_id = $1 and id = $2 and removed_at is not null', [
        clinicId,
        fileId,
      ]),
    );
    return true;
  }

  async removeBytes(clinicId: string, { storage_key, thumbnail_key }: Doomed): Promise<void> {
    await this.store.remove(clinicId, storage_key);
    if (thumbnail_key !== null) await this.store.remove(clinicId, thumbnail_key);
  }

  private async deleteUses(tx: ClinicTransaction, condition: string, id: string): Promise<void> {
    const uses = await tx.query<{ file_id: string }>(
      `delete from attachment where clinic_id = $1 and ${condition} returning file_id`,
      [tx.clinicId, id],
    );
    const fileIds = uses.map((use) => use.file_id);
    await tx.query(
      `insert into file_due (clinic_id, file_id, due_at) select $1, id, $3 from unnest($2::uuid[]) as id
       on conflict (clinic_id, file_id) do update set due_at = excluded.due_at`,
      [tx.clinicId, fileIds, this.clock.now()],
    );
    tx.afterCommit(() => {
      // The sweep is behind it: whatever fails here is done within its interval.
      for (const fileId of fileIds) void this.collect(tx.clinicId, fileId).catch(() => undefined);
    });
  }
}
