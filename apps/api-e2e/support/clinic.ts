import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Client } from 'pg';
import { Actor, type Person } from './actor';
import { asOwner, withConnection } from './owner';
import { run } from './run';

export const PASSWORD = 'correct horse battery';
let passwordHash: Promise<string> | undefined;

export interface PersonSpec {
  readonly name?: string;
  readonly role?: 'ADMINISTRATOR' | 'EMPLOYEE';
  readonly modules?: readonly ('CHAT' | 'CRM')[];
  readonly active?: boolean;
}

export interface Place {
  readonly api: string;
  readonly database: string;
}

/** A clinic of a test's own, with people who are signed in. */
export interface Clinic<Key extends string> {
  readonly id: string;
  readonly people: Readonly<Record<Key, Actor>>;
  /** A statement as the owner of the database: for what the API has no operation for yet. */
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
}

/**
 * Makes a clinic straight in the database, past throttles and hashing: set-up only.
 * Close its sockets with `everybodyLeaves` afterwards.
 */
export async function aClinic<Key extends string>(
  specs: Readonly<Record<Key, PersonSpec>>,
  place: Place = { api: run.api, database: run.database },
): Promise<Clinic<Key>> {
  const clinicId = randomUUID();
  const people = await withConnection(place.database, async (client) => {
    await client.query('insert into clinic (id, name, created_at) values ($1, $2, now())', [clinicId, 'Test clinic']);
    const added: [string, Actor][] = [];
    for (const [key, spec] of Object.entries<PersonSpec>(specs)) {
      added.push([key, new Actor(await addPerson(client, clinicId, key, spec), place.api)]);
    }
    return Object.fromEntries(added) as Record<Key, Actor>;
  });
  return { id: clinicId, people, sql: (text, values) => asOwner(place.database, text, values) };
}

async function addPerson(client: Client, clinicId: string, key: string, spec: PersonSpec): Promise<Person> {
  const id = randomUUID();
  const name = spec.name ?? key.charAt(0).toUpperCase() + key.slice(1);
  const email = `${key.toLowerCase()}@${clinicId}.test`;
  const { role = 'EMPLOYEE', modules = ['CHAT'], active = true } = spec;
  await client.query(
    `insert into employee (clinic_id, id, name, email, position, role, modules, active, created_at)
     values ($1, $2, $3, $4, 'Nurse', $5, $6, $7, now())`,
    [clinicId, id, name, email, role, modules, active],
  );
  passwordHash ??= hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await client.query(
    'insert into employee_credential (clinic_id, employee_id, password_hash, changed_at) values ($1, $2, $3, now())',
    [clinicId, id, await passwordHash],
  );
  return { clinicId, id, name, email, ...(await addSession(client, clinicId, id)) };
}

async function addSession(
  client: Client,
  clinicId: string,
  employeeId: string,
): Promise<Pick<Person, 'sessionId' | 'token'>> {
  const sessionId = randomUUID();
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into session (clinic_id, id, employee_id, kind, token_hash, user_agent, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, 'PROGRAM', $4, '', now(), now(), now() + interval '1 hour')`,
    [clinicId, sessionId, employeeId, createHash('sha256').update(token).digest()],
  );
  return { sessionId, token };
}

/** The same person with another session. */
export async function anotherSession(actor: Actor, database = run.database): Promise<Actor> {
  const { clinicId, id } = actor.person;
  const session = await withConnection(database, (client) => addSession(client, clinicId, id));
  return actor.with({ session });
}

export async function everybodyLeaves(...clinics: readonly Clinic<string>[]): Promise<void> {
  await Promise.all(clinics.flatMap(({ people }) => Object.values(people).map((actor) => actor.leave())));
}
