import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { ChainCheck, entryHash, headFault } from './chain.mjs';

const CLINIC = randomUUID();

/** @param {number} count @returns {import('./chain.mjs').Entry[]} */
function log(count) {
  /** @type {Buffer} */
  let previous = Buffer.alloc(0);
  return Array.from({ length: count }, (_, index) => {
    const entry = {
      clinic_id: CLINIC,
      seq: String(index + 1),
      id: randomUUID(),
      at: new Date(1_700_000_000_000 + index),
      person_id: randomUUID(),
      session_id: null,
      request_id: null,
      ip: '127.0.0.1',
      action: 'LOG_IN',
      result: 'DONE',
      object_kind: 'SESSION',
      object_id: randomUUID(),
      subject_id: null,
      details: '{"reason":"Привет"}',
      hash: previous,
    };
    previous = entryHash(previous, entry);
    return { ...entry, hash: previous };
  });
}

/** @param {readonly (import('./chain.mjs').Entry | undefined)[]} entries */
function faults(entries) {
  const check = new ChainCheck();
  for (const entry of entries) if (entry) check.add(entry);
  return check.faults;
}

describe('the chain of the audit log', () => {
  const whole = log(6);
  /** @param {number} seq @param {Partial<import('./chain.mjs').Entry>} change */
  const changed = (seq, change) => whole.map((entry) => (Number(entry.seq) === seq ? { ...entry, ...change } : entry));

  it('is whole as it was written', () => assert.deepEqual(faults(whole), []));

  it('says which entry was edited, whatever part of it', () => {
    /** @type {Partial<import('./chain.mjs').Entry>[]} */
    const edits = [
      { clinic_id: randomUUID() },
      { id: randomUUID() },
      { at: new Date(0) },
      { person_id: null },
      { session_id: randomUUID() },
      { request_id: randomUUID() },
      { ip: '::1' },
      { action: 'LOG_OUT' },
      { result: 'REFUSED' },
      { object_kind: 'EMPLOYEE' },
      { object_id: null },
      { subject_id: randomUUID() },
      { details: '{}' },
      { ip: '127.0.0.1,6:LOG_IN', action: '' },
    ];
    for (const edit of edits)
      assert.deepEqual(faults(changed(3, edit)), ['entry 3 is not what was written, or the one before it is not']);
  });

  it('says it of the next one when the hash was made to fit', () => {
    const before = whole[1]?.hash ?? Buffer.alloc(0);
    const forged = { ...whole[2], ip: '::1' };
    const fitting = { ...forged, hash: entryHash(before, /** @type {import('./chain.mjs').Entry} */ (forged)) };
    assert.deepEqual(faults(changed(3, fitting)), ['entry 4 is not what was written, or the one before it is not']);
  });

  it('says which entries are missing', () => {
    assert.deepEqual(faults(whole.filter(({ seq }) => seq !== '3')), ['entry 3 is missing']);
    assert.deepEqual(faults(whole.slice(2)), ['entries 1 to 2 are missing']);
  });

  it('says where two were swapped', () => {
    const [, second, third] = whole;
    const swapped = whole.map((entry) => {
      if (entry === second) return { ...third, seq: '2' };
      return entry === third ? { ...second, seq: '3' } : entry;
    });
    assert.equal(faults(/** @type {import('./chain.mjs').Entry[]} */ (swapped))[0]?.slice(0, 7), 'entry 2');
  });

  it('knows by a head that was noted whether the end was cut off, or all of it written anew', () => {
    const noted = { seq: 4, hash: 'aa' };
    assert.equal(headFault(noted, 'aa'), undefined);
    assert.match(headFault(noted, undefined) ?? '', /cut off: entry 4/);
    assert.match(headFault(noted, 'bb') ?? '', /written anew: entry 4/);
  });
});
