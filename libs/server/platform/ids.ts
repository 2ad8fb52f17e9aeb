import { randomFillSync } from 'node:crypto';
import { v7, validate } from 'uuid';

const ID_BYTES = 16;
/** Randomness is drawn for many ids at once: one system call for each was a tenth of the CPU of a send. */
const pool = new Uint8Array(ID_BYTES * 256);
let used = pool.length;

/** A new opaque id (UUIDv7): unique without asking the database, and roughly in order of creation. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += ID_BYTES));
  return v7({ random });
}

/** Whether a text can be an id at all. What cannot is "not found", never a database error. */
export function isId(value: string): boolean {
  return validate(value);
}
