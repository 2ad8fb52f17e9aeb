import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Caller } from '@server/identity';
import type { Attachment } from '../attachment.model';
import { StoredFiles } from '../stored-files.service';
import type { UploadPlace } from '../upload-place';
import { checkedWhileComing, checkRecognised, unsupported } from './content-checks';
import { cleanFileName } from './file-name';
import { FilePreparation } from './file-preparation.service';
import { type FileType, fileTypes, typeOfName } from './file-types';
import { metered } from './metered';
import { ScratchFolder } from './scratch-folder';

/** A file that has come whole and is what its name says, in the scratch folder. */
export interface Received {
  readonly path: string;
  readonly place: UploadPlace;
  readonly name: string;
  readonly type: FileType;
}

/** The way of a file into the store. docs/attachments.md tells it from end to end. */
@Injectable()
export class Uploads {
  constructor(
    private readonly scratch: ScratchFolder,
    private readonly files: StoredFiles,
    private readonly preparation: FilePreparation,
  ) {}

  /**
   * Uploads a file without HTTP, through all the checks that a request goes through: for the demo clinic and for
   * programs within. Send it with `MessageSending.send(caller, { ..., attachmentIds: [attachment.id] })`.
   * @throws AppError as `receive` and `keep`
   */
  add(caller: Caller, place: UploadPlace, name: string, bytes: AsyncIterable<Buffer>): Promise<Attachment> {
    return this.scratch.during(async (newPath) =>
      this.keep(caller, await this.receive(caller, place, name, bytes, newPath()), newPath),
    );
  }

  /**
   * Writes what comes to `path`, checking it on its way.
   * @throws AppError NOT_FOUND, UNSUPPORTED_FILE, PAYLOAD_TOO_LARGE, QUOTA_EXCEEDED
   */
  async receive(
    caller: Caller,
    place: UploadPlace,
    givenName: string,
    bytes: AsyncIterable<Buffer>,
    path: string,
  ): Promise<Received> {
    const name = cleanFileName(givenName);
    const type = typeOfName(name);
    if (!type) throw unsupported(`Files of this kind cannot be sent. These can: ${known()}.`);
    const allowance = await this.files.allowance(caller, place);
    await pipeline(
      metered(bytes, allowance),
      (coming: AsyncIterable<Buffer>) => checkedWhileComing(coming, type),
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
    if (type.check !== 'text') await checkRecognised(path, type);
    return { path, place, name, type };
  }

  /** @throws AppError NOT_FOUND, UNSUPPORTED_FILE, QUOTA_EXCEEDED */
  async keep(caller: Caller, received: Received, newPath: () => string): Promise<Attachment> {
    const prepared = await this.preparation.prepare(caller, received, newPath);
    return this.files.keep(caller, received.place, received.name, received.type, prepared);
  }
}

function known(): string {
  return fileTypes.map(({ extensions }) => extensions[0]).join(', ');
}
