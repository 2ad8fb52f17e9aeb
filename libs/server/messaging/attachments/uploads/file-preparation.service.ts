import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { Caller } from '@server/identity';
import { redraw } from '../previews/images';
import { PdfPreviews } from '../previews/pdf-previews.service';
import { Turns } from '../previews/turns';
import type { PreparedFile } from '../stored-files.service';
import { checkOfficeFile } from './office-check';
import type { Received } from './uploads.service';

/** Decoding takes memory and processor: two at a time, and one of each person's. */
const DECODED_AT_A_TIME = 2;

/** Makes of what came what is stored. Documents stay as they are; images are drawn anew and their originals dropped. */
@Injectable()
export class FilePreparation {
  private readonly turns = new Turns(DECODED_AT_A_TIME);

  constructor(private readonly pdfPreviews: PdfPreviews) {}

  /** @throws AppError UNSUPPORTED_FILE */
  async prepare(
    { clinicId, personId }: Caller,
    { path, type }: Received,
    newPath: () => string,
  ): Promise<PreparedFile> {
    const inTurn = <T>(work: () => Promise<T>) => this.turns.take(`${clinicId}:${personId}`, work);
    switch (type.check) {
      case 'image':
        return inTurn(() => redraw(path, newPath));
      case 'pdf': {
        const thumbnailPath = newPath();
        return inTurn(async () => ({
          path,
          ...((await this.pdfPreviews.draw(path, thumbnailPath)) && { thumbnailPath }),
        }));
      }
      case 'office':
        await inTurn(async () => checkOfficeFile(path, (await stat(path)).size));
        return { path };
      case 'text':
      case 'media':
        return { path };
    }
  }
}
