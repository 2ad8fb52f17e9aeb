import { v7, validate } from 'uuid';

/** A new opaque id (UUIDv7): unique without asking the database, and roughly in order of creation. */
export function newId(): string {
  return v7();
}

/** Whether a text can be an id at all. What cannot is "not found", never a database error. */
export function isId(value: string): boolean {
  return validate(value);
}
