import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config, isId } from '@server/platform';
import { type ByteRange, FileStore, type StoredObject } from './file-store';

/** Keys are random and made here: what cannot be one never becomes a path. */
const KEY = /^[0-9a-f]{32}$/;

/** `<DATA_DIR>/files/<clinic>/<first two letters>/<key>`, readable by the user of this process only. */
@Injectable()
export class LocalFileStore extends FileStore {
  private readonly root: string;

  constructor({ DATA_DIR }: Config) {
    super();
    this.root = resolve(DATA_DIR, 'files');
  }

  async put(clinicId: string, key: string, bytes: Readable): Promise<void> {
    const path = this.path(clinicId, key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
      await file.close();
      await syncFolder(dirname(path));
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(path, { force: true });
      throw error;
    }
  }

  get(clinicId: string, key: string, range?: ByteRange): Readable {
    return createReadStream(this.path(clinicId, key), range);
  }

  async remove(clinicId: string, key: string): Promise<void> {
    await rm(this.path(clinicId, key), { force: true });
  }

  exists(clinicId: string, key: string): Promise<boolean> {
    return access(this.path(clinicId, key)).then(
      () => true,
      () => false,
    );
  }

  async *objects(): AsyncIterable<StoredObject> {
    for (const clinicId of (await namesIn(this.root)).filter(isId)) {
      for (const fan of await namesIn(join(this.root, clinicId))) {
        for (const key of await namesIn(join(this.root, clinicId, fan))) {
          const found = KEY.test(key) ? await stat(this.path(clinicId, key)).catch(() => undefined) : undefined;
          if (found) yield { clinicId, key, storedAt: found.mtime };
        }
      }
    }
  }

  private path(clinicId: string, key: string): string {
    if (!isId(clinicId) || !KEY.test(key)) throw new Error('not a key of this store');
    return join(this.root, clinicId, key.slice(0, 2), key);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** A new name in a folder is durable once the folder is. Windows knows no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
