import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { type Caller, Audit } from '@server/identity';
import { AppError, Database, notFound } from '@server/platform';
import { readableAttachment } from '../attachment-access';
import { AttachmentKind, AttachmentState } from '../attachment.model';
import type { AttachmentRow } from '../attachment.row';
import { type ByteRange, FileStore } from '../store/file-store';

/** Bytes that may be handed out to the one who asked, and have been found to be what was stored. */
export interface Download {
  readonly name: string;
  readonly mimeType: string;
  readonly kind: AttachmentKind;
  readonly size: number;
  /** Another one for other bytes. */
  readonly etag: string;
  readonly open: (range?: ByteRange) => Readable;
}

/** Handing out files: access and state at every request, and every byte verified before the first is sent. */
@Injectable()
export class Downloads {
  private readonly logger = new Logger('Files');

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly audit: Audit,
  ) {}

  /** @throws AppError NOT_FOUND, FILE_PENDING, FILE_BLOCKED, FILE_DAMAGED */
  async file(caller: Caller, id: string): Promise<Download> {
    const row = await this.clean(caller, id);
    await this.verify(caller, row, row.storage_key, row.sha256);
    return {
      name: row.name,
      mimeType: row.mime_type,
      kind: row.kind,
      size: row.size,
      etag: etagOf(row.sha256),
      open: (range) => this.store.get(caller.clinicId, row.storage_key, range),
    };
  }

  /** Notes that a file leaves the product; resolves once that is durable. */
  saved(caller: Caller, id: string): Promise<void> {
    return this.audit.recordRead(caller.clinicId, caller, { action: 'DOWNLOAD_FILE', object: { kind: 'FILE', id } });
  }

  /** @throws AppError as `file`; NOT_FOUND also when it has no thumbnail */
  async thumbnail(caller: Caller, id: string): Promise<Download> {
    const row = await this.clean(caller, id);
    const { thumbnail_key: key, thumbnail_sha256: sha256 } = row;
    if (key === null || sha256 === null) throw notFound('file');
    const size = await this.verify(caller, row, key, sha256);
    return {
      name: `${row.name}.webp`,
      mimeType: 'image/webp',
      kind: AttachmentKind.IMAGE,
      size,
      etag: etagOf(sha256),
      open: () => this.store.get(caller.clinicId, key),
    };
  }

  private async clean(caller: Caller, id: string): Promise<AttachmentRow> {
    const row = await this.database.inClinic(caller.clinicId, (tx) => readableAttachment(tx, caller, id));
    if (row.state === AttachmentState.PENDING) {
      throw new AppError('FILE_PENDING', 'This file is still being checked. Try again in a moment.');
    }
    if (row.state !== AttachmentState.CLEAN) {
      throw new AppError('FILE_BLOCKED', 'This file did not pass the virus check and cannot be opened.');
    }
    return row;
  }

  /** Reads all of it first: half of a damaged file would be out before its end shows that it is damaged. */
  private async verify(caller: Caller, row: AttachmentRow, key: string, expected: Buffer): Promise<number> {
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of this.store.get(caller.clinicId, key) as AsyncIterable<Buffer>) {
        size += chunk.length;
        hash.update(chunk);
      }
    } catch (error) {
      throw await this.damaged(caller, row, (error as NodeJS.ErrnoException).code ?? 'unreadable');
    }
    if (!hash.digest().equals(expected)) throw await this.damaged(caller, row, 'sha256');
    return size;
  }

  private async damaged(caller: Caller, { id, file_id: fileId }: AttachmentRow, reason: string): Promise<AppError> {
    const { clinicId } = caller;
    this.logger.error({ clinicId, fileId, reason }, 'a stored file is damaged');
    await this.audit.recordRead(clinicId, caller, { action: 'FIND_DAMAGED_FILE', object: { kind: 'FILE', id } });
    return new AppError('FILE_DAMAGED', 'This file is damaged in our store. Ask the sender to send it again.');
  }
}

function etagOf(sha256: Buffer): string {
  return `"${sha256.toString('base64url')}"`;
}
