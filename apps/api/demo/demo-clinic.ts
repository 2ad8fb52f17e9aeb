import type { INestApplicationContext } from '@nestjs/common';
import { RoomMembership } from '@server/chat-rooms';
import { type Actor, ClinicEntity, EmployeeCredentialEntity, EmployeeEntity, Passwords } from '@server/identity';
import { MessageSending, Receipts } from '@server/messaging';
import { Clock, Database, newId } from '@server/platform';
import { type DemoRoom, demoRooms } from './demo-conversations';
import { seedDemoPatients } from './demo-patients';
import { DEMO_CLINIC_ID, DEMO_PASSWORD, demoEmail, demoPeople } from './demo-people';

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

/** Makes the demo clinic unless it is there: people, rooms and some days of conversations. */
export async function seedDemoClinic(app: INestApplicationContext): Promise<readonly DemoAccount[]> {
  const found = await demoAccounts(app);
  if (found.length > 0) return found;
  const actors = await createPeople(app);
  for (const room of demoRooms) await createRoom(app, room, actors);
  await seedDemoPatients(app, actor(actors, 'elena'));
  return demoAccounts(app);
}

async function createPeople(app: INestApplicationContext): Promise<ReadonlyMap<string, Actor>> {
  const now = app.get(Clock).now();
  const passwordHash = await app.get(Passwords).hash(DEMO_PASSWORD);
  const clinicId = DEMO_CLINIC_ID;
  const employees = demoPeople.map((person) => ({ ...person, id: newId(), modules: [...person.modules] }));
  await app.get(Database).inClinic(clinicId, async ({ manager }) => {
    await manager.insert(ClinicEntity, { id: clinicId, name: 'Alpaca Clinic', messageEditMinutes: 15, createdAt: now });
    await manager.query('update clinic set phone = $2 where id = $1', [clinicId, '+49 30 23125 999']);
    for (const { key, id, name, position, role, modules } of employees) {
      const email = demoEmail(key);
      await manager.insert(EmployeeEntity, {
        clinicId,
        id,
        name,
        email,
        position,
        role,
        modules,
        active: true,
        createdAt: now,
      });
      await manager.insert(EmployeeCredentialEntity, { clinicId, employeeId: id, passwordHash, changedAt: now });
    }
  });
  return new Map(
    employees.map((employee) => [
      employee.key,
      { ...employee, clinicId, personId: employee.id, sessionId: '', audience: 'STAFF', viewerClass: 'STAFF' },
    ]),
  );
}

/** Goes the way of every message; only the times are moved into the past afterwards. */
async function createRoom(
  app: INestApplicationContext,
  demo: DemoRoom,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const members = demo.people.map((key) => actor(actors, key));
  const [creator, ...others] = members;
  if (!creator) return;
  const memberIds = others.map((member) => member.personId);
  const { room } = await app.get(RoomMembership).create(creator, { memberIds, ...(demo.name && { name: demo.name }) });
  const times: { seq: number; at: Date }[] = [];
  const now = app.get(Clock).now().getTime();
  for (const [who, minutesAgo, text] of demo.lines) {
    const { message } = await app
      .get(MessageSending)
      .send(actor(actors, who), { roomId: room.id, clientMessageId: newId(), text });
    times.push({ seq: message.seq, at: new Date(now - minutesAgo * 60_000) });
  }
  await moveIntoThePast(app, room.id, times);
  const last = times.at(-1)?.seq ?? 1;
  for (const [index, key] of demo.people.entries()) {
    const member = members[index];
    const unread = demo.unread?.[key] ?? 0;
    if (member) await app.get(Receipts).read(member, room.id, last - unread);
    if (member && unread > 0) await app.get(Receipts).delivered(member, room.id, last - 1);
  }
}

async function moveIntoThePast(
  app: INestApplicationContext,
  roomId: string,
  times: readonly { seq: number; at: Date }[],
): Promise<void> {
  const first = times.at(0)?.at;
  const last = times.at(-1)?.at;
  if (!first || !last) return;
  const created = new Date(first.getTime() - 60_000);
  await app.get(Database).inClinic(DEMO_CLINIC_ID, async (tx) => {
    await tx.query(
      `update chat_message m set created_at = t.at from unnest($3::int[], $4::timestamptz[]) as t (seq, at)
       where m.clinic_id = $1 and m.room_id = $2 and m.seq = t.seq`,
      [tx.clinicId, roomId, [1, ...times.map((time) => time.seq)], [created, ...times.map((time) => time.at)]],
    );
    await tx.query('update chat_room set created_at = $3, last_activity_at = $4 where clinic_id = $1 and id = $2', [
      tx.clinicId,
      roomId,
      created,
      last,
    ]);
    await tx.query('update chat_room_member set joined_at = $3 where clinic_id = $1 and room_id = $2', [
      tx.clinicId,
      roomId,
      created,
    ]);
  });
}

function actor(actors: ReadonlyMap<string, Actor>, key: string): Actor {
  const found = actors.get(key);
  if (!found) throw new Error(`nobody at the demo clinic is called ${key}`);
  return found;
}
