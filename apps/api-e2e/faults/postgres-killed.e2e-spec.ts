import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../../../tools/postgres/index.mjs';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { Following } from '../support/following';
import { expectNothingLostOrDoubled, Load } from '../support/load';
import { type OwnPlace, ownPlace } from '../support/own-process';
import { asOwner } from '../support/owner';
import { run } from '../support/run';

type Server = Awaited<ReturnType<typeof startEmbedded>>;
const KILLS = 3;

describe('D3, D10 kill -9 of all of PostgreSQL in mid-load', () => {
  const dir = join(run.folder, 'killed');
  let server: Server;
  let place: OwnPlace;
  let clinic: Clinic<'anna' | 'boris' | 'clara'>;

  beforeAll(async () => {
    server = await startEmbedded({ dir });
    place = await ownPlace('postgres_killed', server.url);
  });
  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
    await server.stop();
  });

  it('loses no acknowledged message and leaves no gap; the API stays, says so, and goes on by itself', async () => {
    const api = await place.start();
    clinic = await aClinic({ anna: {}, boris: {}, clara: {} }, { api: api.url, database: place.database });
    const { anna, boris, clara } = clinic.people;
    const room = await anna.createRoom('Surgery', [boris, clara]);
    const following = new Following(clara, room.id, 0);
    const load = new Load(Array.from({ length: 8 }, (_, i) => ({ who: i % 2 === 0 ? anna : boris, roomId: room.id })));
    for (let i = 0; i < KILLS; i++) {
      await load.grows(150);
      killAll(server.pid);
      const began = performance.now();
      expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
      const refused = await anna.ask({ text: '{ chatRooms { edges { node { id } } } }' }, {});
      expect([refused.status, refused.errors?.[0]?.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
      expect(performance.now() - began).toBeLessThan(2_000);
      expect((await fetch(`${api.url}/livez`)).status).toBe(200);
      server = await startEmbedded({ dir, port: server.port });
    }
    await load.grows(150);
    const acknowledged = await load.stop();
    await expectNothingLostOrDoubled(place.database, acknowledged);
    expect(load.repeated).toBeGreaterThan(0);

    const { revision, lastSeq } = await clara.room(room.id);
    await following.reaches(revision);
    expect([...following.seqs]).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
    expect(following.faults).toEqual([]);
    await following.stop();
  });

  it('O1 the API refuses to start where a crash could lose what was acknowledged', async () => {
    await asOwner(server.url, 'alter database postgres_killed set synchronous_commit = off');
    await expect(place.start()).rejects.toThrow('may lose messages: synchronous_commit must not be off');
    await asOwner(server.url, 'alter database postgres_killed reset synchronous_commit');
    // The owner's own settings would be fine here.
    await asOwner(server.url, 'alter role postgres_killed_app set synchronous_commit = off');
    await expect(place.start()).rejects.toThrow('may lose messages: synchronous_commit must not be off');
    await asOwner(server.url, 'alter role postgres_killed_app reset synchronous_commit');
    await place.start();
  });
});

/** All processes of one server, the postmaster first so that it starts none anew. */
function killAll(postmaster: number): void {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
    .map(Number);
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined; // It has ended meanwhile.
  }
}
