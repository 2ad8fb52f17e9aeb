import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { Caller } from '@server/identity';
import { AppError, type ClinicTransaction, Clock, Config, Database, newId } from '@server/platform';
import { type Attachment, AttachmentState } from './attachment.model';
import { asAttachment, type AttachmentRow, ATTACHMENTS } from './attachment.row';
import { FileRemoval } from './file-removal.service';
import { FileStore } from './store/file-store';
import type { FileType } from './uploads/file-types';
import { type Allowance, tooLarge } from './uploads/metered';
import { FileScanning } from './scanning/file-scanning.service';
import { checkPlace, roomOf, type UploadPlace } from './upload-place';

/** An upload that is not sent within this time is removed. */
export const UNSENT_MS = 60 * 60_000;
/** Nothing takes longer to be stored: one that is not there by then was interrupted. */
const STORED_WITHIN_MS = 10 * 60_000;

/** When the scanner is asked again about a file that it has not answered for. */
const SCANNED_AGAIN_MS = 60_000;

/** What is to be stored: files in the scratch folder. */
export interface PreparedFile {
  readonly path: string;
  readonly width?: number;
  readonly height?: number;
  readonly thumbnailPath?: string;
}

/** Puts checked files into the store, within what a person and a clinic may have. */
@Injectable()
export class StoredFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly store: FileStore,
    private readonly removal: FileRemoval,
    private readonly scanning: FileScanning,
  ) {}

  /** How large an upload of this person to this place may get. @throws AppError NOT_FOUND, FORBIDDEN, QUOTA_EXCEEDED */
  allowance(caller: Caller, place: UploadPlace): Promise<Allowance> {
    return this.database.inClinic(caller.clinicId, async (tx) => {
      await checkPlace(tx, caller, place);
      const most = this.config.FILE_MAX_BYTES;
      const left = await this.spaceLeft(tx, caller);
      if (left.bytes <= 0) throw left.refusal;
      return left.bytes < most ? left : { bytes: most, refusal: tooLarge(most) };
    });
  }

  /** Stores a file as an upload that is not sent yet. @throws AppError NOT_FOUND, QUOTA_EXCEEDED */
  async keep(
    caller: Caller,
    place: UploadPlace,
    name: string,
    type: FileType,
    file: PreparedFile,
  ): Promise<Attachment> {
    const fileId = newId();
    const storageKey = newKey();
    const thumbnail = file.thumbnailPath === undefined ? undefined : { key: newKey(), path: file.thumbnailPath };
    const { size } = await stat(file.path);
    const sha256 = await digest(file.path);
    const thumbnailSha256 = thumbnail && (await digest(thumbnail.path));
    const { clinicId } = caller;
    // The row first, then the bytes, then the use: whatever interrupts this, the sweep finds the row and removes all.
    await this.database.inClinic(clinicId, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('files ' || $1, 0))`, [clinicId]);
      await checkPlace(tx, caller, place);
      const left = await this.spaceLeft(tx, caller);
      if (size > left.bytes) throw left.refusal;
      const now = this.clock.now();
      await tx.query(
        `insert into stored_file (clinic_id, id, uploaded_by, storage_key, thumbnail_key, mime_type, kind, size, sha256,
           thumbnail_sha256, width, height, state, created_at, uploader_kind)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          clinicId,
          fileId,
          caller.personId,
          storageKey,
          thumbnail?.key ?? null,
          type.mimeType,
          type.kind,
          size,
          sha256,
          thumbnailSha256 ?? null,
          file.width ?? null,
          file.height ?? null,
          this.scanning.active ? AttachmentState.PENDING : AttachmentState.CLEAN,
          now,
          uploaderKind(caller),
        ],
      );
      await tx.query('insert into file_due (clinic_id, file_id, due_at) values ($1, $2, $3)', [
        clinicId,
        fileId,
        new Date(now.getTime() + STORED_WITHIN_MS),
      ]);
    });
    try {
      await this.store.put(clinicId, storageKey, createReadStream(file.path));
      if (thumbnail) await this.store.put(clinicId, thumbnail.key, createReadStream(thumbnail.path));
    } catch (error) {
      await this.removal.collect(clinicId, fileId);
      throw error;
    }
    const attachment = await this.addUse(caller, place, name, fileId);
    if (!this.scanning.active) return attachment;
    return Object.assign(attachment, { state: await this.scanning.begin(clinicId, fileId) });
  }

  private addUse(caller: Caller, place: UploadPlace, name: string, fileId: string): Promise<Attachment> {
    return this.database.inClinic(caller.clinicId, async (tx) => {
      const now = this.clock.now();
      const id = newId();
      await tx.query('update stored_file set ready_at = $3 where clinic_id = $1 and id = $2', [
        tx.clinicId,
        fileId,
        now,
      ]);
      await tx.query(
        `insert into attachment (clinic_id, id, file_id, room_id, name, uploaded_by, created_at, uploader_kind)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [tx.clinicId, id, fileId, roomOf(place), name, caller.personId, now, uploaderKind(caller)],
      );
      await tx.query('update file_due set due_at = $3 where clinic_id = $1 and file_id = $2', [
        tx.clinicId,
        fileId,
        new Date(now.getTime() + (this.scanning.active ? SCANNED_AGAIN_MS : UNSENT_MS)),
      ]);
      const [row] = await tx.query<AttachmentRow>(`${ATTACHMENTS} and t.id = $2`, [tx.clinicId, id]);
      if (!row) throw new Error(`attachment ${id} vanished in its own transaction`);
      return asAttachment(row);
    });
  }

  /** What this person may still store, and what is said beyond it. */
  private async spaceLeft(tx: ClinicTransaction, caller: Caller): Promise<Allowance> {
    const [used] = await tx.query<{ own: string; all: string }>(
      `select coalesce(sum(bytes) filter (where person_id = $2), 0) as own, coalesce(sum(bytes), 0) as all
       from file_usage where clinic_id = $1`,
      [tx.clinicId, caller.personId],
    );
    const { FILE_QUOTA_PERSON_MIB, FILE_QUOTA_PATIENT_MIB } = this.config;
    const quota = caller.audience === 'PATIENT' ? FILE_QUOTA_PATIENT_MIB : FILE_QUOTA_PERSON_MIB;
    const own = quota * 1_024 * 1_024 - Number(used?.own ?? 0);
    const all = this.config.FILE_QUOTA_CLINIC_MIB * 1_024 * 1_024 - Number(used?.all ?? 0);
    return own <= all
      ? { bytes: own, refusal: new AppError('QUOTA_EXCEEDED', 'Your space for files is used up.') }
      : { bytes: all, refusal: new AppError('QUOTA_EXCEEDED', "The clinic's space for files is used up.") };
  }
}

const uploaderKind = ({ audience }: Caller) => (audience === 'PATIENT' ? 'PATIENT' : 'EMPLOYEE');

/** Random, and nothing of the file in it. */
function newKey(): string {
  return randomBytes(16).toString('hex');
}

async function digest(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest();
}
