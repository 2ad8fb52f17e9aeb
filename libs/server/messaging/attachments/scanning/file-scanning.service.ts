import { Injectable } from '@nestjs/common';
import { Database } from '@server/platform';
import { MessageChanges } from '../../message-changes.service';
import { AttachmentState } from '../attachment.model';
import { FileRemoval } from '../file-removal.service';
import { FileStore } from '../store/file-store';
import { VirusScanner } from './virus-scanner';

/** How long an upload waits for the scanner before it is answered as pending. */
const WAITED_FOR_MS = 2_000;

interface Unscanned {
  readonly storage_key: string;
  readonly thumbnail_key: string | null;
  readonly state: AttachmentState;
}

/** Has files scanned and tells the rooms they are in. A scanner that is away leaves them pending: the sweep asks again. */
@Injectable()
export class FileScanning {
  readonly active: boolean;

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly scanner: VirusScanner,
    private readonly changes: MessageChanges,
    private readonly removal: FileRemoval,
  ) {
    this.active = scanner.configured;
  }

  /** Begins at once; the state after a moment, which is nearly always the scanner's answer. */
  async begin(clinicId: string, fileId: string): Promise<AttachmentState> {
    let timer: NodeJS.Timeout | undefined;
    const moment = new Promise<AttachmentState>((resolve) => {
      timer = setTimeout(() => resolve(AttachmentState.PENDING), WAITED_FOR_MS);
    });
    const answer = this.scan(clinicId, fileId).catch(() => AttachmentState.PENDING);
    return Promise.race([answer, moment]).finally(() => clearTimeout(timer));
  }

  /** Asks the scanner about a pending file. @returns the state now */
  async scan(clinicId: string, fileId: string): Promise<AttachmentState> {
    const file = await this.find(clinicId, fileId);
    if (file?.state !== AttachmentState.PENDING) return file?.state ?? AttachmentState.ERROR;
    const found = await this.scanner.scan(this.store.get(clinicId, file.storage_key));
    if (found === undefined) return AttachmentState.PENDING;
    await this.database.inClinic(clinicId, (tx) =>
      tx.query(`update stored_file set state = $3 where clinic_id = $1 and id = $2 and state = 'PENDING'`, [
        clinicId,
        fileId,
        found,
      ]),
    );
    // Nobody will ever get them: such bytes need not lie about.
    if (found === AttachmentState.INFECTED) await this.removal.removeBytes(clinicId, file);
    await this.tellRooms(clinicId, fileId);
    return found;
  }

  /** After the state is durable: a message sent from then on is shown with it anyway. */
  private async tellRooms(clinicId: string, fileId: string): Promise<void> {
    const messages = await this.database.inClinic(clinicId, (tx) =>
      tx.query<{ message_id: string }>(
        'select message_id from attachment where clinic_id = $1 and file_id = $2 and message_id is not null',
        [clinicId, fileId],
      ),
    );
    for (const { message_id } of messages) await this.changes.restamp(clinicId, message_id);
  }

  private async find(clinicId: string, fileId: string): Promise<Unscanned | undefined> {
    const [file] = await this.database.inClinic(clinicId, (tx) =>
      tx.query<Unscanned>(
        `select storage_key, thumbnail_key, state from stored_file
         where clinic_id = $1 and id = $2 and ready_at is not null and removed_at is null`,
        [clinicId, fileId],
      ),
    );
    return file;
  }
}
