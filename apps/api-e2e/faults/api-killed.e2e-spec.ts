import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { Following } from '../support/following';
import { expectNothingLostOrDoubled, Load } from '../support/load';
import { type OwnPlace, ownPlace } from '../support/own-process';

const KILLS = 3;

describe('D1, D2, D3 kill -9 of the API in mid-load', () => {
  let place: OwnPlace;
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'dmitry'>;

  beforeAll(async () => {
    place = await ownPlace('api_killed');
  });
  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  it('loses no acknowledged message, doubles none, leaves no gap; repeats end as exactly one; a client catches up', async () => {
    let api = await place.start();
    clinic = await aClinic({ anna: {}, boris: {}, clara: {}, dmitry: {} }, { api: api.url, database: place.database });
    const { anna, boris, clara, dmitry } = clinic.people;
    const room = await anna.createRoom('Surgery', [boris, clara]);
    const chat = await anna.chatWith(dmitry);
    const following = new Following(clara, room.id, 0);
    const load = new Load([
      { who: anna, roomId: room.id },
      { who: anna, roomId: room.id },
      { who: boris, roomId: room.id },
      { who: dmitry, roomId: chat.id },
    ]);
    for (let i = 0; i < KILLS; i++) {
      await load.grows(60);
      expect((await api.kill('SIGKILL')).signal).toBe('SIGKILL');
      api = await place.start(api.port);
    }
    await load.grows(60);
    const acknowledged = await load.stop();
    expect(load.repeated).toBeGreaterThanOrEqual(KILLS);
    await expectNothingLostOrDoubled(place.database, acknowledged);

    const { revision, lastSeq } = await clara.room(room.id);
    await following.reaches(revision);
    expect([...following.seqs]).toEqual(Array.from({ length: lastSeq }, (_, i) => i + 1));
    expect(following.faults).toEqual([]);
    expect(following.reconnects).toBe(KILLS);
    await following.stop();
  });
});
