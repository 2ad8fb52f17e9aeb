import type { Readable } from 'node:stream';

/** A stretch of a file: both ends are in it, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where bytes are and when they came there. */
export interface StoredObject {
  readonly clinicId: string;
  readonly key: string;
  readonly storedAt: Date;
}

/**
 * Where the bytes of files are. It knows no names, no people and no rights. What it needs of a store, an S3 bucket has
 * as well: docs/attachments.md says how one would take its place.
 */
export abstract class FileStore {
  /** Durable when it resolves. A key is written once. When it rejects, nothing is left of it. */
  abstract put(clinicId: string, key: string, bytes: Readable): Promise<void>;

  /** The bytes, or a stretch of them. Fails while streaming when there is no such key. */
  abstract get(clinicId: string, key: string, range?: ByteRange): Readable;

  /** Removing what is not there is no mistake. */
  abstract remove(clinicId: string, key: string): Promise<void>;

  abstract exists(clinicId: string, key: string): Promise<boolean>;

  /** Everything there is, in no order: to find bytes that nobody knows any more. */
  abstract objects(): AsyncIterable<StoredObject>;
}
