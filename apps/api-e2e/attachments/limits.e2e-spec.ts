import { join } from 'node:path';
import type { Actor } from '../support/actor';
import { removeUpload, uploadLimits } from '../support/attachment-operations';
import { aClinic, type Clinic, everybodyLeaves, type PersonSpec } from '../support/clinic';
import { eventually } from '../support/eventually';
import { bytesIn, filesIn, type FileToSend, refusedUpload, upload, uploaded } from '../support/files';
import { HandMadeUpload } from '../support/hand-made-upload';
import type { Room } from '../support/operations';
import { type OwnPlace, ownPlace } from '../support/own-process';
import { run } from '../support/run';
import { aVideo } from '../support/sample-files';

const MOST_BYTES = 400_000;
const MEBIBYTE = 1_024 * 1_024;

describe('U1 the limits of uploads', () => {
  let place: OwnPlace;
  let clinic: Clinic<'anna' | 'boris' | 'clara'>;
  let anna: Actor;
  let boris: Actor;
  let room: Room;
  let folder: string;

  beforeAll(async () => {
    place = await ownPlace('upload_limits');
    folder = join(run.folder, 'upload-limits');
    await place.start(undefined, {
      DATA_DIR: folder,
      FILE_MAX_BYTES: String(MOST_BYTES),
      FILE_QUOTA_PERSON_MIB: '1',
      FILE_QUOTA_CLINIC_MIB: '2',
    });
  });
  beforeEach(async () => {
    const people: Record<'anna' | 'boris' | 'clara', PersonSpec> = { anna: {}, boris: {}, clara: {} };
    clinic = await aClinic(people, { api: place.apis[0]?.url ?? '', database: place.database });
    ({ anna, boris } = clinic.people);
    room = await anna.createRoom('Surgery', [boris, clinic.people.clara]);
  });
  afterEach(() => everybodyLeaves(clinic));
  afterAll(() => place.end());

  const aFile = (size: number): FileToSend => ({ name: 'gait.mp4', bytes: aVideo(size) });
  const bytesKept = () => bytesIn(join(folder, 'files', clinic.id));
  const bytesOnTheWay = () => bytesIn(join(folder, 'files', 'incoming'));
  const used = async () => {
    const [row] = await clinic.sql('select coalesce(sum(bytes), 0)::int as n from file_usage where clinic_id = $1', [
      clinic.id,
    ]);
    return row?.['n'];
  };
  const nothingIsLeft = async () => {
    await eventually('nothing is left on the way', () => filesIn(join(folder, 'files', 'incoming')).length === 0);
    expect([bytesKept(), await used()]).toEqual([0, 0]);
    expect(await clinic.sql('select 1 from stored_file where clinic_id = $1', [clinic.id])).toEqual([]);
  };

  it('a file of the largest size is taken, one of a byte more is not, and leaves nothing', async () => {
    const { maxBytes, maxFilesPerMessage, accept } = (await anna.run(uploadLimits, {})).uploadLimits;
    expect([maxBytes, maxFilesPerMessage, accept.includes('.mp4')]).toEqual([MOST_BYTES, 10, true]);
    expect(await refusedUpload(anna, room, aFile(MOST_BYTES + 1))).toBe('413 PAYLOAD_TOO_LARGE');
    expect(await refusedUpload(anna, room, aFile(2 * MOST_BYTES))).toBe('413 PAYLOAD_TOO_LARGE');
    await nothingIsLeft();
    await uploaded(anna, room, aFile(MOST_BYTES));
  });

  it('one that does not say how long it is, and never ends, is answered while it still comes', async () => {
    const endless = new HandMadeUpload(anna, room, 'gait.mp4');
    await endless.send(aVideo(1_000));
    await endless.sendUntilAnswered(Buffer.alloc(16_384));
    expect(await endless.answer).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    endless.cut();

    const wrong = new HandMadeUpload(anna, room, 'notes.txt');
    await wrong.send('a text with a bell \x07');
    expect(await wrong.answer).toMatchObject({ status: 415, code: 'UNSUPPORTED_FILE' });
    wrong.cut();
    await nothingIsLeft();

    const whole = new HandMadeUpload(anna, room, 'gait.mp4');
    await whole.send(aVideo(1_000));
    whole.end();
    expect(await whole.answer).toMatchObject({ status: 201 });
  });

  it('one that says it is larger than the largest is answered before a byte of it was read', async () => {
    const said = new HandMadeUpload(anna, room, 'gait.mp4', { 'content-length': String(10 * MEBIBYTE) });
    expect(await said.answer).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    said.cut();
    await nothingIsLeft();
  });

  it('one that is cut in the middle leaves 0 bytes', async () => {
    const cut = new HandMadeUpload(anna, room, 'gait.mp4');
    await cut.send(aVideo(100_000));
    await eventually('half of it lies in the scratch folder', () => bytesOnTheWay() === 100_000);
    cut.cut();
    await nothingIsLeft();
  });

  it('a person has so much space, and a clinic; what is removed makes space again', async () => {
    const [anna1] = [await uploaded(anna, room, aFile(390_000)), await uploaded(anna, room, aFile(390_000))];
    const { status, errors } = await upload(anna, room, aFile(390_000));
    expect([status, errors?.[0]?.message]).toEqual([507, 'Your space for files is used up.']);
    // What would fit is taken still, while it comes and when it is there.
    await uploaded(anna, room, aFile(MEBIBYTE - 780_000));
    expect(await refusedUpload(anna, room, aFile(500))).toBe('507 QUOTA_EXCEEDED');
    expect(await used()).toBe(MEBIBYTE);
    expect(bytesKept()).toBe(MEBIBYTE);

    for (const size of [390_000, 390_000, MEBIBYTE - 780_000]) await uploaded(boris, room, aFile(size));
    const full = await upload(clinic.people.clara, room, aFile(500));
    expect([full.status, full.errors?.[0]?.message]).toEqual([507, "The clinic's space for files is used up."]);

    await anna.run(removeUpload, { id: anna1.id });
    await eventually('there is space again', async () => (await used()) === 2 * MEBIBYTE - 390_000);
    await uploaded(clinic.people.clara, room, aFile(300_000));
  });

  it('five uploads at the same moment do not get more space than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => upload(anna, room, aFile(390_000))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 507, 507, 507]);
    expect([await used(), bytesKept(), bytesOnTheWay()]).toEqual([780_000, 780_000, 0]);
  });

  it('a person has ten uploads under way at most; others, and the next once one has ended, are let in', async () => {
    const open = Array.from({ length: 10 }, () => new HandMadeUpload(anna, room, 'gait.mp4'));
    await Promise.all(open.map((each) => each.send(aVideo(1_000))));
    await eventually('all of them have begun', () => bytesOnTheWay() === 10_000);
    const { status, errors } = await upload(anna, room, aFile(1_000));
    expect([status, errors?.[0]?.extensions]).toEqual([429, expect.objectContaining({ retryAfter: 1 })]);
    await uploaded(boris, room, aFile(1_000));
    open[0]?.end();
    expect(await open[0]?.answer).toMatchObject({ status: 201 });
    await uploaded(anna, room, aFile(1_000));
    for (const each of open.slice(1)) each.cut();
    await eventually('nothing is left on the way', () => bytesOnTheWay() === 0);
  });
});
