// The chain of the audit log, computed without the database: docs/audit.md. The function audit_hash of the database
// makes the same; that they agree is what makes a change of either visible.
import { createHash } from 'node:crypto';

/**
 * @typedef {{ clinic_id: string, seq: string, id: string, at: Date, person_id: string | null, session_id: string | null,
 *   request_id: string | null, ip: string, action: string, result: string, object_kind: string,
 *   object_id: string | null, subject_id: string | null, details: string, hash: Buffer }} Entry
 */

/** Each part is preceded by its length, so that nothing can be moved from one to the next. @param {string | null} part */
const measured = (part) => (part === null ? '-' : `${Buffer.byteLength(part)}:${part}`);

/** @param {Buffer} previous @param {Entry} entry @returns {Buffer} */
export function entryHash(previous, entry) {
  const parts = [
    entry.clinic_id,
    entry.seq,
    entry.id,
    String(entry.at.getTime()),
    entry.person_id,
    entry.session_id,
    entry.request_id,
    entry.ip,
    entry.action,
    entry.result,
    entry.object_kind,
    entry.object_id,
    entry.subject_id,
    entry.details,
  ];
  return createHash('sha256').update(previous).update(parts.map(measured).join(',')).digest();
}

/** Walks the log of one clinic in its order and says where it is not what was written. */
export class ChainCheck {
  /** @type {string[]} */
  faults = [];
  seq = 0;
  /** @type {Buffer} */
  hash = Buffer.alloc(0);

  /** @param {Entry} entry */
  add(entry) {
    const seq = Number(entry.seq);
    const missing = seq - this.seq - 1;
    if (missing > 0) {
      this.faults.push(
        missing === 1 ? `entry ${seq - 1} is missing` : `entries ${this.seq + 1} to ${seq - 1} are missing`,
      );
    } else if (!entryHash(this.hash, entry).equals(entry.hash)) {
      // After a gap the hash cannot fit: the gap is the fault, and what follows is checked against what is there.
      this.faults.push(`entry ${seq} is not what was written, or the one before it is not`);
    }
    this.seq = seq;
    this.hash = entry.hash;
  }
}

/**
 * Compares a log with a head of it that was noted before: what was there then must still be there.
 * @param {{ seq: number, hash: string }} noted @param {string | undefined} hashNow of the entry with that seq
 * @returns {string | undefined} the fault
 */
export function headFault({ seq, hash }, hashNow) {
  if (hashNow === undefined) return `the log was cut off: entry ${seq}, which was noted before, is missing`;
  if (hashNow !== hash) return `the log was written anew: entry ${seq} is another one than was noted before`;
  return undefined;
}
