import type { Readable } from 'node:stream';
import { AppError } from '@server/platform';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { notWhatItSays, unsupported } from './content-checks';

const MOST_ENTRIES = 1_000;
const MOST_UNPACKED = 200 * 1_024 * 1_024;
const MOST_RATIO = 100;
/** What a file without programs does not hold. */
const PROGRAM = /(^|\/)(vbaProject|vbaData)\.|\.(exe|dll|js|vbs|bat|cmd|ps1|scr)$/i;

/**
 * A Word or Excel file is an archive: it is unpacked here to nowhere, so that what it says of itself need not be
 * believed. Names that lead out of it, too many entries, and bytes out of nothing are refused.
 * @throws AppError UNSUPPORTED_FILE
 */
export async function checkOfficeFile(path: string, size: number): Promise<void> {
  let archive: ZipFile | undefined;
  try {
    archive = await openPromise(path, { lazyEntries: true, strictFileNames: true, autoClose: false });
    if (archive.entryCount > MOST_ENTRIES) throw tooMuch();
    let unpacked = 0;
    for await (const entry of archive.eachEntry()) {
      checkName(entry.fileName);
      if (entry.isEncrypted()) throw notWhatItSays();
      unpacked += await unpackedSize(archive, entry, MOST_UNPACKED - unpacked);
      if (unpacked > size * MOST_RATIO) throw tooMuch();
    }
  } catch (error) {
    throw error instanceof AppError ? error : notWhatItSays();
  } finally {
    archive?.close();
  }
}

function checkName(name: string): void {
  const leadsOut = name.startsWith('/') || name.includes('\\') || name.includes(':') || name.split('/').includes('..');
  if (leadsOut) throw notWhatItSays();
  if (PROGRAM.test(name)) throw unsupported('This file holds a program. Save it without macros.');
}

async function unpackedSize(archive: ZipFile, entry: Entry, most: number): Promise<number> {
  if (entry.uncompressedSize > most) throw tooMuch();
  let size = 0;
  const stream: Readable = await archive.openReadStreamPromise(entry);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw tooMuch();
  }
  return size;
}

function tooMuch(): AppError {
  return unsupported('This file unpacks to far more than it shows.');
}
