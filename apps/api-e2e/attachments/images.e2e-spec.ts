import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import type { Actor } from '../support/actor';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { get, upload, uploaded } from '../support/files';
import type { Room } from '../support/operations';
import { aPicture } from '../support/sample-files';

describe('U4 an image', () => {
  let clinic: Clinic<'anna' | 'boris'>;
  let anna: Actor;
  let room: Room;

  beforeAll(async () => {
    clinic = await aClinic({ anna: {}, boris: {} });
    ({ anna } = clinic.people);
    room = await anna.createRoom('Surgery', [clinic.people.boris]);
  });
  afterAll(() => everybodyLeaves(clinic));

  const kept = async (name: string, bytes: Buffer) => {
    const file = await uploaded(anna, room, { name, bytes });
    return { file, bytes: (await get(anna, anna.url, file.url)).bytes };
  };

  it('keeps nothing of where a photo was taken, with what, and what lies behind its end', async () => {
    const photo = await aPicture()
      .withExif({ IFD0: { Copyright: 'canary' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('canary')).toBe(true);
    const { bytes } = await kept('photo.jpg', Buffer.concat([photo, Buffer.from('<script>canary</script>')]));
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('canary')).toBe(false);

    const png = await aPicture().png().toBuffer();
    const comment = Buffer.from('tEXtComment\0canary', 'latin1');
    const chunk = Buffer.concat([uint32(comment.length - 4), comment, uint32(crc32(comment))]);
    const { bytes: redrawn } = await kept('photo.png', Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]));
    expect(redrawn.includes('canary')).toBe(false);
  });

  it('stands the way it was taken, and its thumbnail fits a bubble', async () => {
    const turned = await aPicture(1_000, 500).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { file, bytes } = await kept('photo.jpg', turned);
    expect(file).toMatchObject({ width: 500, height: 1_000 });
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 500, height: 1_000 });
    const thumbnail = await sharp((await get(anna, anna.url, file.thumbnailUrl ?? '')).bytes).metadata();
    expect(thumbnail).toMatchObject({ format: 'webp', width: 320, height: 640 });
  });

  it('that moves goes on moving', async () => {
    const frames = await Promise.all(['navy', 'teal', 'olive'].map((background) => frame(background)));
    const moving = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100, 100] })
      .toBuffer();
    const { file, bytes } = await kept('moving.gif', moving);
    expect(file).toMatchObject({ width: 40, height: 30 });
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(3);
  });

  it('of more than 24 million pixels is refused before it is unpacked', async () => {
    // What it claims in its header counts: the rest of it is that of a small one.
    const png = await aPicture().png().toBuffer();
    const header = Buffer.from(png.subarray(12, 29));
    header.writeUInt32BE(30_000, 4);
    header.writeUInt32BE(30_000, 8);
    const bytes = Buffer.concat([png.subarray(0, 12), header, uint32(crc32(header)), png.subarray(33)]);
    const { status, errors } = await upload(anna, room, { name: 'bomb.png', bytes });
    expect([status, errors?.[0]?.message]).toEqual([415, expect.stringContaining('24 million pixels')]);
  });

  it('that breaks off, or is none behind its beginning, is refused in our own words', async () => {
    const png = await aPicture(200, 200).png({ compressionLevel: 0 }).toBuffer();
    for (const bytes of [
      png.subarray(0, png.length / 2),
      Buffer.concat([png.subarray(0, 33), Buffer.from('rubbish')]),
    ]) {
      const { status, errors } = await upload(anna, room, { name: 'photo.png', bytes });
      expect([status, errors?.[0]?.message]).toEqual([
        415,
        'This image cannot be read. Save it again in the program it comes from.',
      ]);
    }
  });
});

function frame(background: string): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer();
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
