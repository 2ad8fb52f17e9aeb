import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../support/actor';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { eventually } from '../support/eventually';
import { bytesIn, filesIn, get, uploaded } from '../support/files';
import { HandMadeUpload } from '../support/hand-made-upload';
import type { Room } from '../support/operations';
import { type OwnPlace, ownPlace } from '../support/own-process';
import { run } from '../support/run';
import { aVideo } from '../support/sample-files';

describe('U7 what was begun and not ended', () => {
  let place: OwnPlace;
  let clinic: Clinic<'anna' | 'boris'>;
  let anna: Actor;
  let room: Room;
  let folder: string;

  beforeAll(async () => {
    place = await ownPlace('leftovers');
    folder = join(run.folder, 'leftovers');
    const api = await place.start(undefined, { DATA_DIR: folder, FILE_SWEEP_SECONDS: '1' });
    clinic = await aClinic({ anna: {}, boris: {} }, { api: api.url, database: place.database });
    ({ anna } = clinic.people);
    room = await anna.chatWith(clinic.people.boris);
  });
  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  const filesOfClinic = () => filesIn(join(folder, 'files', clinic.id));
  /** As if so many minutes had passed since the upload. */
  const age = async (id: string, minutes: number) => {
    await clinic.sql(`update attachment set created_at = created_at - make_interval(mins => $2) where id = $1`, [
      id,
      minutes,
    ]);
    await clinic.sql(
      `update file_due d set due_at = d.due_at - make_interval(mins => $2)
       from attachment t where t.id = $1 and d.file_id = t.file_id`,
      [id, minutes],
    );
  };
  const isGone = async (url: string) => (await get(anna, anna.url, url)).status === 404;

  it('an upload that nobody sent within an hour is removed, bytes and space; one that was sent is not', async () => {
    const [old, young, sent] = [
      await uploaded(anna, room, { name: 'old.txt', bytes: 'old' }),
      await uploaded(anna, room, { name: 'young.txt', bytes: 'young' }),
      await uploaded(anna, room, { name: 'sent.txt', bytes: 'sent' }),
    ];
    await anna.send(room, '', { attachmentIds: [sent.id] });
    await age(young.id, 59);
    await age(sent.id, 61);
    await age(old.id, 61);
    await eventually('the old one is gone', () => isGone(old.url));
    await eventually('its bytes are gone', () => filesOfClinic().length === 2);
    await eventually('its space is free again', async () => {
      const [usage] = await clinic.sql('select sum(bytes)::int as n from file_usage');
      return usage?.['n'] === 'youngsent'.length;
    });
    for (const file of [young, sent]) expect(await isGone(file.url)).toBe(false);
    // What was sent is looked at no more.
    const due = await clinic.sql(
      'select t.id from attachment t join file_due d on d.clinic_id = t.clinic_id and d.file_id = t.file_id',
    );
    expect(due).toEqual([{ id: young.id }]);
  });

  it('one that broke off between its row and its bytes is removed', async () => {
    const file = await uploaded(anna, room, { name: 'broken.txt', bytes: 'broken' });
    const before = filesOfClinic().length;
    const [row] = await clinic.sql('delete from attachment where id = $1 returning file_id', [file.id]);
    await clinic.sql('update stored_file set ready_at = null where id = $1', [row?.['file_id']]);
    await clinic.sql('update file_due set due_at = now() where file_id = $1', [row?.['file_id']]);
    await eventually('its bytes are gone', () => filesOfClinic().length === before - 1);
    await eventually('its row is gone', async () => {
      return (await clinic.sql('select 1 from stored_file where id = $1', [row?.['file_id']])).length === 0;
    });
  });

  it('what a killed process had taken half, and bytes that no row knows, are removed by the next', async () => {
    const kept = await uploaded(anna, room, { name: 'kept.txt', bytes: 'kept' });
    const half = new HandMadeUpload(anna, room, 'gait.mp4');
    await half.send(aVideo(100_000));
    const incoming = join(folder, 'files', 'incoming');
    await eventually('half of it lies in the scratch folder', () => bytesIn(incoming) === 100_000);
    await place.apis[0]?.kill('SIGKILL');
    half.cut();
    expect(bytesIn(incoming)).toBe(100_000);

    const known = filesOfClinic();
    const strange = (clinicId: string, key: string, hoursOld: number) => {
      const path = join(folder, 'files', clinicId, key.slice(0, 2), key);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'nobody knows me');
      const time = performance.timeOrigin / 1_000 - hoursOld * 3_600;
      utimesSync(path, time, time);
      return path;
    };
    for (const path of known) utimesSync(path, 0, 0);
    const lost = strange(clinic.id, 'a'.repeat(32), 2);
    const fresh = strange(clinic.id, 'b'.repeat(32), 0);
    // It may be the wrong database: what is of no clinic in it stays.
    const ofAnother = strange(randomUUID(), 'c'.repeat(32), 2);
    const [first] = place.apis;
    await place.start(first?.port, { DATA_DIR: folder });
    expect(bytesIn(incoming)).toBe(0);
    await eventually('the lost bytes are gone', () => !existsSync(lost));
    expect([fresh, ofAnother, ...known].filter((path) => !existsSync(path))).toEqual([]);
    expect(await get(anna, anna.url, kept.url)).toMatchObject({ status: 200 });
  });
});
