import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import { get, refusedUpload, uploaded } from './support/files';
import { type Room, withdrawMessage } from './support/operations';

describe('a message with a file', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'stranger'>;
  let anna: Actor;
  let boris: Actor;
  let room: Room;

  beforeAll(async () => {
    clinic = await aClinic({ anna: {}, boris: {}, clara: {}, stranger: {} });
    ({ anna, boris } = clinic.people);
    room = await anna.createRoom('Surgery', [boris, clinic.people.clara]);
  });
  afterAll(() => everybodyLeaves(clinic));

  it('is sent, seen live and downloaded by everybody in the room', async () => {
    const file = await uploaded(anna, room, { name: 'Снимок экрана.txt', bytes: 'привет' });
    const live = await boris.socket();
    const message = await anna.send(room, '', { attachmentIds: [file.id] });
    expect(message.attachments).toEqual([file]);
    const event = await live.until((e) => e.__typename === 'MessageChanged' && e.message.id === message.id);
    expect(event).toMatchObject({ message: { attachments: [file] } });
    const download = await get(boris, boris.url, file.url);
    expect(download).toMatchObject({ status: 200 });
    expect(download.bytes.toString()).toBe('привет');
    expect(download.headers.get('content-disposition')).toContain(encodeURIComponent('Снимок экрана.txt'));
    expect(await get(clinic.people.stranger, anna.url, file.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await get(anna, anna.url, `/files/${randomUUID()}`)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('U5: a saved link answers a removed member, a newcomer, another clinic and nobody as if it had never been', async () => {
    const other = await aClinic({ admin: { role: 'ADMINISTRATOR' } });
    const { clara, stranger } = clinic.people;
    const file = await uploaded(anna, room, { name: 'scan.png', bytes: await picture() });
    await anna.send(room, 'the scan', { attachmentIds: [file.id] });
    const links = [file.url, file.thumbnailUrl ?? 'no thumbnail'];
    for (const link of links) expect(await get(clara, anna.url, link)).toMatchObject({ status: 200 });

    await anna.remove(room, clara);
    await anna.add(room, [stranger], 'FROM_NOW');
    for (const link of links) {
      for (const who of [clara, stranger, other.people.admin]) {
        expect(await get(who, anna.url, link)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
      }
      expect(await get(undefined, anna.url, link)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      expect(await get(boris, anna.url, link)).toMatchObject({ status: 200 });
    }
    await everybodyLeaves(other);
  });

  it('U1: takes files only for a room that one may write in, and only with the header that no form can send', async () => {
    const outside = await anna.createRoom('Without Boris', [clinic.people.clara, clinic.people.stranger]);
    const file = { name: 'note.txt', bytes: 'a note' };
    expect(await refusedUpload(boris, outside, file)).toBe('404 NOT_FOUND');
    expect(await refusedUpload(anna, outside, file, {})).toBe('403 FORBIDDEN');
    await uploaded(anna, outside, file);
  });

  it('U2: refuses what its bytes or its name say should not be here', async () => {
    const png = await picture();
    for (const [name, bytes] of [
      ['page.html', '<script>alert(1)</script>'],
      ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['program.exe', 'MZ'],
      ['picture.jpg', png],
      ['picture.png', 'no picture at all'],
      ['table.xlsx', png],
    ] as const) {
      expect([name, await refusedUpload(anna, room, { name, bytes })]).toEqual([name, '415 UNSUPPORTED_FILE']);
    }
    await uploaded(anna, room, { name: 'picture.png', bytes: png });
  });

  it('U4: keeps nothing of where a photo was taken', async () => {
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } })
      .withExif({ IFD0: { Copyright: 'canary' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('canary')).toBe(true);
    const file = await uploaded(anna, room, { name: 'photo.jpg', bytes: photo });
    const { bytes } = await get(anna, anna.url, file.url);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('canary')).toBe(false);
  });

  it('U7: a withdrawn message takes its file along', async () => {
    const file = await uploaded(anna, room, { name: 'note.txt', bytes: 'sent by mistake' });
    const message = await anna.send(room, '', { attachmentIds: [file.id] });
    expect(await get(boris, anna.url, file.url)).toMatchObject({ status: 200 });
    await anna.run(withdrawMessage, { id: message.id });
    expect(await get(boris, anna.url, file.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await get(anna, anna.url, file.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});

function picture(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: 'navy' } })
    .png()
    .toBuffer();
}
