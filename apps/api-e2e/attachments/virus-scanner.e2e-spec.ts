import { join } from 'node:path';
import type { Actor } from '../support/actor';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { eventually } from '../support/eventually';
import { aText, bytesIn, type FileToSend, get, uploaded } from '../support/files';
import { freePort } from '../support/free-port';
import { type Attachment, type Room, sendMessage } from '../support/operations';
import { type OwnPlace, ownPlace } from '../support/own-process';
import { run } from '../support/run';
import { aPicture } from '../support/sample-files';
import { FakeClamd, isVirus } from '../support/virus-scanner';

describe('U6 with a virus scanner', () => {
  let place: OwnPlace;
  let clinic: Clinic<'anna' | 'boris'>;
  let anna: Actor;
  let boris: Actor;
  let room: Room;
  let clamd: FakeClamd;
  let folder: string;

  beforeAll(async () => {
    clamd = new FakeClamd(await freePort());
    place = await ownPlace('scanner');
    folder = join(run.folder, 'scanner');
    const api = await place.start(undefined, {
      DATA_DIR: folder,
      CLAMD_HOST: '127.0.0.1',
      CLAMD_PORT: String(clamd.port),
      FILE_SWEEP_SECONDS: '1',
    });
    clinic = await aClinic({ anna: {}, boris: {} }, { api: api.url, database: place.database });
    ({ anna, boris } = clinic.people);
    room = await anna.chatWith(boris);
  });
  afterEach(() => clamd.stop());
  afterAll(async () => {
    await everybodyLeaves(clinic);
    await place.end();
  });

  const virus: FileToSend = { name: 'invoice.txt', bytes: 'EICAR' };
  const bytesKept = () => bytesIn(join(folder, 'files', clinic.id));
  const scanAgainNow = () => clinic.sql('update file_due set due_at = now()');
  /** Uploads, and waits for what the scanner says: an upload that it keeps waiting is answered before. */
  const scanned = async (file: FileToSend) => {
    const attachment = await uploaded(anna, room, file);
    await eventually('the scanner has answered', async () => {
      return (await get(anna, anna.url, attachment.url)).code !== 'FILE_PENDING';
    });
    return attachment;
  };
  const inMessage = async (file: Attachment) => {
    const message = await anna.send(room, '', { attachmentIds: [file.id] });
    return { state: async () => (await boris.message(message.id)).attachments[0]?.state, id: message.id };
  };

  it('a file is handed out once the scanner has read all of it and found nothing', async () => {
    await clamd.start();
    const bytes = Buffer.from('x'.repeat(300_000));
    const file = await scanned({ name: 'long.txt', bytes });
    expect(clamd.scanned.at(-1)?.equals(bytes)).toBe(true);
    await inMessage(file);
    expect(await get(boris, boris.url, file.url)).toMatchObject({ status: 200, bytes });
  });

  it('while the scanner is away files are pending, not clean; it is asked again, and the room is told', async () => {
    const file = await uploaded(anna, room, { name: 'scan.png', bytes: await aPicture().png().toBuffer() });
    expect(file.state).toBe('PENDING');
    const { id, state } = await inMessage(file);
    const live = await boris.socket();
    for (const link of [file.url, file.thumbnailUrl ?? 'no thumbnail']) {
      for (const who of [anna, boris]) {
        expect(await get(who, anna.url, link)).toMatchObject({ status: 409, code: 'FILE_PENDING' });
      }
    }
    // Neither silence nor an answer that is none makes it clean.
    for (const answer of [undefined, '', 'COMMAND READ TIMED OUT', 'UNKNOWN COMMAND']) {
      clamd.verdict = () => answer;
      const asked = clamd.scanned.length;
      await clamd.start();
      await scanAgainNow();
      await eventually('the scanner was asked again', () => clamd.scanned.length > asked);
      await clamd.stop();
      expect(await state()).toBe('PENDING');
      expect(await get(boris, anna.url, file.url)).toMatchObject({ status: 409, code: 'FILE_PENDING' });
    }
    clamd.verdict = isVirus;
    await clamd.start();
    await scanAgainNow();
    const told = await live.until(
      (e) => e.__typename === 'MessageChanged' && e.message.id === id && e.message.attachments[0]?.state === 'CLEAN',
    );
    expect(told).toMatchObject({ message: { attachments: [{ id: file.id }] } });
    expect(await get(boris, anna.url, file.url)).toMatchObject({ status: 200 });
  });

  it('an infected file is never handed out, nor sent, and its bytes are not kept', async () => {
    await clamd.start();
    const before = bytesKept();
    const file = await scanned(virus);
    expect(await get(anna, anna.url, file.url)).toMatchObject({ status: 403, code: 'FILE_BLOCKED' });
    const input = { roomId: room.id, clientMessageId: crypto.randomUUID(), text: '', attachmentIds: [file.id] };
    expect((await anna.refusal(sendMessage, { input })).extensions.code).toBe('NOT_FOUND');
    await eventually('no bytes are left', () => bytesKept() === before);
  });

  it('one that was sent before the scanner came to it is closed to everybody', async () => {
    const before = bytesKept();
    const file = await uploaded(anna, room, virus);
    const { state } = await inMessage(file);
    await clamd.start();
    await scanAgainNow();
    await eventually('it is known to be infected', async () => (await state()) === 'INFECTED');
    for (const who of [anna, boris]) {
      expect(await get(who, anna.url, file.url)).toMatchObject({ status: 403, code: 'FILE_BLOCKED' });
    }
    await eventually('no bytes are left', () => bytesKept() === before);
  });

  it('one that the scanner cannot read stays closed', async () => {
    clamd.verdict = () => 'INSTREAM size limit exceeded. ERROR';
    await clamd.start();
    const file = await scanned(aText);
    expect(await get(anna, anna.url, file.url)).toMatchObject({ status: 403, code: 'FILE_BLOCKED' });
  });
});
