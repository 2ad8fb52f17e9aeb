import { Injectable } from '@nestjs/common';
import type { Actor } from '@server/identity';
import type { PreparedFile } from '../stored-files.service';
import type { Received } from './uploads.service';

/** Makes of what came what is stored. */
@Injectable()
export class FilePreparation {
  async prepare(_: Actor, { path }: Received): Promise<PreparedFile> {
    return { path };
  }
}
