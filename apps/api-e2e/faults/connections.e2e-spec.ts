import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { Following } from '../support/following';
import { expectNothingLostOrDoubled, Load } from '../support/load';
import type { ApiProcess } from '../support/api-process';
import { changes } from '../support/operations';
import { type OwnPlace, ownPlace } from '../support/own-process';
import { asOwner } from '../support/owner';

describe('connections that break', () => {
  let place: OwnPlace;
  let api: ApiProcess;
  let clinic: Clinic<'anna' | 'boris' | 'clara'>;

  beforeAll(async () => {
    place = await ownPlace('connections');
    api = await place.start();
  });
  beforeEach(async () => {
    clinic = await aClinic({ anna: {}, boris: {}, clara: {} }, { api: api.url, database: place.database });
  });
  afterEach(() => everybodyLeaves(clinic));
  afterAll(() => place.end());

  it('D10 pg_terminate_backend of all connections: the API stays up, is ready again within 2 s, and nothing is missed', async () => {
    const { anna, boris, clara } = clinic.people;
    const room = await anna.createRoom('Surgery', [boris, clara]);
    const live = await clara.socket();
    const load = new Load([
      { who: anna, roomId: room.id },
      { who: boris, roomId: room.id },
    ]);
    for (let i = 0; i < 3; i++) {
      await load.grows(20);
      const cut = await asOwner(
        place.database,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      expect(cut.length).toBeGreaterThan(0);
      const began = performance.now();
      while ((await fetch(`${api.url}/readyz`)).status !== 200) await pause(20);
      expect(performance.now() - began).toBeLessThan(2_000);
    }
    await load.grows(20);
    await expectNothingLostOrDoubled(place.database, await load.stop());
    const { revision } = await clara.room(room.id);
    // The socket was never closed, and its stream has no hole.
    await live.untilFound(() => live.messagesIn(room.id).find((event) => event.revision === revision));
    const revisions = live.messagesIn(room.id).map((event) => event.revision);
    expect(revisions).toEqual(Array.from({ length: revision - room.revision }, (_, i) => room.revision + 1 + i));
  });

  it('D4, D5 a socket cut in mid-load: connecting again and asking for changes misses nothing and repeats nothing', async () => {
    const { anna, boris, clara } = clinic.people;
    const room = await anna.createRoom('Surgery', [boris, clara]);
    const following = new Following(clara, room.id, 0);
    const load = new Load([
      { who: anna, roomId: room.id },
      { who: boris, roomId: room.id },
    ]);
    for (let i = 0; i < 5; i++) {
      await load.grows(25);
      following.cut();
    }
    await load.grows(25);
    await load.stop();
    const { revision, lastSeq } = await clara.room(room.id);
    await following.reaches(revision);
    expect([...following.seqs]).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
    expect(following.faults).toEqual([]);
    expect(following.reconnects).toBeGreaterThanOrEqual(4);
    await following.stop();
  });

  it('G4 a reader that has stopped reading is closed with 1013, catches up, and the memory of the server stays bounded', async () => {
    const { anna, boris, clara } = clinic.people;
    const room = await anna.createRoom('Surgery', [boris, clara]);
    const healthy = await boris.socket();
    const before = residentMiB(api.pid);
    // 32 KiB each. How much the network between the two holds is the system's own affair, so the flood grows until it
    // is too much; whoever thaws within 2 s of being closed still reads why.
    const text = '😀'.repeat(8_000);
    let sent = 0;
    let frozen = await clara.socket();
    let closed = false;
    for (let flood = 60; !closed && flood < 1_000; flood = Math.ceil(flood * 1.4)) {
      const thaw = frozen.freeze();
      for (let i = 0; i < flood; i += 20) await Promise.all(Array.from({ length: 20 }, () => anna.send(room, text)));
      sent += Math.ceil(flood / 20) * 20;
      thaw();
      const { revision } = await anna.room(room.id);
      const caughtUp = frozen.untilFound(() => frozen.messagesIn(room.id).find((event) => event.revision === revision));
      closed = await caughtUp.then(
        () => false,
        () => true,
      );
      if (!closed) {
        await frozen.close();
        frozen = await clara.socket();
      }
    }
    expect((await frozen.closed).code).toBe(1013);
    expect(residentMiB(api.pid) - before).toBeLessThan(150);

    // The others have noticed nothing.
    await healthy.untilFound(() => healthy.messagesIn(room.id).length === sent || undefined);
    const known = frozen.messagesIn(room.id).at(-1)?.revision ?? room.revision;
    expect(known).toBeLessThan(room.revision + sent);
    const page = await clara.run(changes, { id: room.id, afterRevision: known, first: 1 });
    expect(page.chatRoom.changes.messages[0]?.revision).toBe(known + 1);
  });
});

function residentMiB(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
