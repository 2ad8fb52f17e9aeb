import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, ClinicEntity, EmployeeCredentialEntity, EmployeeEntity, Passwords } from '@server/identity';
import { Uploads } from '@server/messaging';
import { type ClinicTransaction, Clock, Database, newId } from '@server/platform';
import { demoFile, type DemoFileName } from './demo-files';
import { moreRooms } from './demo-more-rooms';
import { seedDemoPatients } from './demo-patients';
import { DEMO_CLINIC_ID, DEMO_PASSWORD, demoEmail, demoPeople } from './demo-people';
import { rowsOf } from './demo-rows';
import { roomsOfTeams } from './demo-team-rooms';

export interface DemoAccount {
  readonly name: string;
  readonly position: string;
  readonly email: string;
}

/** The accounts to try, if the demo clinic is in this database. */
export async function demoAccounts(app: INestApplicationContext): Promise<readonly DemoAccount[]> {
  const clinic = await app
    .get(Database)
    .inClinic(DEMO_CLINIC_ID, ({ manager }) => manager.findOneBy(ClinicEntity, { id: DEMO_CLINIC_ID }));
  return clinic ? demoPeople.slice(0, 3).map((person) => ({ ...person, email: demoEmail(person.key) })) : [];
}

/**
 * Makes the demo clinic unless it is there: people, patients, and some days of conversations. The rooms come last and
 * in one transaction; until they are there, the next start goes on where this one was interrupted. The files come after
 * them; a start that finds some missing adds them.
 */
export async function seedDemoClinic(app: INestApplicationContext): Promise<readonly DemoAccount[]> {
  const database = app.get(Database);
  const now = app.get(Clock).now();
  const [made] = await database.inClinic(DEMO_CLINIC_ID, (tx) =>
    tx.query('select from chat_room where clinic_id = $1 limit 1', [tx.clinicId]),
  );
  if (!made) {
    if ((await demoAccounts(app)).length === 0) {
      const passwordHash = await app.get(Passwords).hash(DEMO_PASSWORD);
      await database.inClinic(DEMO_CLINIC_ID, (tx) => insertPeople(tx, passwordHash, now));
    }
    const people = await database.inClinic(DEMO_CLINIC_ID, ({ manager }) =>
      manager.findBy(EmployeeEntity, { clinicId: DEMO_CLINIC_ID }),
    );
    const personOf = (key: string) => {
      const found = people.find(({ email }) => email === demoEmail(key));
      if (!found) throw new Error(`nobody at the demo clinic is called ${key}`);
      return found;
    };
    await seedDemoPatients(app, actorOf(personOf('elena')));
    await database.inClinic(DEMO_CLINIC_ID, (tx) => insertRooms(tx, now, (key) => personOf(key).id));
  }
  await addMissingFiles(app);
  return demoAccounts(app);
}

function actorOf({ clinicId, id, name, position, role, modules }: EmployeeEntity): Actor {
  return {
    clinicId,
    personId: id,
    sessionId: '',
    audience: 'STAFF',
    viewerClass: 'STAFF',
    name,
    position,
    role,
    modules,
  };
}

async function insertPeople({ clinicId, manager }: ClinicTransaction, passwordHash: string, now: Date): Promise<void> {
  const employees = demoPeople.map((person) => ({ ...person, id: newId(), modules: [...person.modules] }));
  await manager.insert(ClinicEntity, { id: clinicId, name: 'Alpaca Clinic', messageEditMinutes: 15, createdAt: now });
  await manager.query('update clinic set phone = $2 where id = $1', [clinicId, '+49 30 23125 999']);
  await manager.insert(
    EmployeeEntity,
    employees.map(({ key, id, name, position, role, modules }) => ({
      clinicId,
      id,
      name,
      email: demoEmail(key),
      position,
      role,
      modules,
      active: true,
      createdAt: now,
    })),
  );
  await manager.insert(
    EmployeeCredentialEntity,
    employees.map(({ id }) => ({ clinicId, employeeId: id, passwordHash, changedAt: now })),
  );
}

async function insertRooms(tx: ClinicTransaction, now: Date, idOf: (key: string) => string): Promise<void> {
  const rooms = [...roomsOfTeams, ...moreRooms].map((demo) => rowsOf(demo, now, idOf));
  await insertAll(
    tx,
    'chat_room',
    rooms.map(({ room }) => room),
  );
  await insertAll(
    tx,
    'chat_message',
    rooms.flatMap(({ messages }) => messages),
  );
  await insertAll(
    tx,
    'chat_message_version',
    rooms.flatMap(({ versions }) => versions),
  );
  await insertAll(
    tx,
    'chat_room_member',
    rooms.flatMap(({ stays }) => stays),
  );
}

/** Rows with the same columns, in one statement. */
async function insertAll(tx: ClinicTransaction, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  await tx.query(
    `insert into ${table} (clinic_id, ${columns})
     select $1, ${columns} from jsonb_populate_recordset(null::${table}, $2::jsonb)`,
    [tx.clinicId, JSON.stringify(rows)],
  );
}

interface FilelessRow {
  readonly id: string;
  readonly room_id: string;
  readonly sender_id: string;
  readonly text: string;
}

/** Through the same checks as the files of people; only that they belong to a message is said afterwards. */
async function addMissingFiles(app: INestApplicationContext): Promise<void> {
  const database = app.get(Database);
  const fileless = await database.inClinic(DEMO_CLINIC_ID, (tx) =>
    tx.query<FilelessRow>(
      `select id, room_id, sender_id, text from chat_message m
       where clinic_id = $1 and text = any ($2) and attachment_count > 0 and withdrawn_at is null and not exists (
         select 1 from attachment a where a.clinic_id = m.clinic_id and a.message_id = m.id)`,
      [DEMO_CLINIC_ID, [...filesByText.keys()]],
    ),
  );
  for (const { id, room_id: roomId, sender_id: senderId, text } of fileless) {
    const { name, bytes } = await demoFile(filesByText.get(text) ?? 'schedule');
    const sender = await database.inClinic(DEMO_CLINIC_ID, ({ manager }) =>
      manager.findOneByOrFail(EmployeeEntity, { clinicId: DEMO_CLINIC_ID, id: senderId }),
    );
    const attachment = await app.get(Uploads).add(actorOf(sender), roomId, name, Readable.from([bytes]));
    await database.inClinic(DEMO_CLINIC_ID, (tx) =>
      tx.query('update attachment set message_id = $3 where clinic_id = $1 and id = $2', [
        tx.clinicId,
        attachment.id,
        id,
      ]),
    );
  }
}

const filesByText = new Map<string, DemoFileName>(
  [...roomsOfTeams, ...moreRooms].flatMap(({ lines }) =>
    lines.flatMap(([, , text, more]) => (more?.file ? [[text, more.file] as const] : [])),
  ),
);
