import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../support/actor';
import { auditEntries } from '../support/audit-operations';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { eventually } from '../support/eventually';
import { get, uploaded } from '../support/files';
import { credentialHeaders } from '../support/http';
import { type Attachment, type Room, withdrawMessage } from '../support/operations';
import { aPdf, aPicture, aVideo } from '../support/sample-files';
import { forwardMessage } from '../support/staff-chat-operations';
import { dataFolder } from '../support/workspace';

describe('a file in a message', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara' | 'dmitri' | 'stranger' | 'admin'>;
  let anna: Actor;
  let boris: Actor;
  let room: Room;

  beforeAll(async () => {
    clinic = await aClinic({
      anna: {},
      boris: {},
      clara: {},
      dmitri: {},
      stranger: {},
      admin: { role: 'ADMINISTRATOR' },
    });
    ({ anna, boris } = clinic.people);
    room = await anna.createRoom('Surgery', [boris, clinic.people.clara]);
  });
  afterAll(() => everybodyLeaves(clinic));

  /** Where its bytes are, and those of its thumbnail. */
  const placesOf = async (file: Attachment): Promise<string[]> => {
    const [row] = await clinic.sql(
      `select f.storage_key, f.thumbnail_key from stored_file f
       join attachment t on t.clinic_id = f.clinic_id and t.file_id = f.id where t.id = $1`,
      [file.id],
    );
    const keys = [row?.['storage_key'], row?.['thumbnail_key']].filter((key) => typeof key === 'string');
    return keys.map((key) => join(dataFolder(), 'files', clinic.id, key.slice(0, 2), key));
  };

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
    expect(await get(anna, anna.url, '/files/no-id')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it("U5: an ex-member's saved file link answers as if it never existed; so it does for a newcomer, another clinic and nobody", async () => {
    const other = await aClinic({ admin: { role: 'ADMINISTRATOR' } });
    const { clara, stranger } = clinic.people;
    const file = await uploaded(anna, room, { name: 'scan.png', bytes: await aPicture().png().toBuffer() });
    await anna.send(room, 'the scan', { attachmentIds: [file.id] });
    const links = [file.url, file.thumbnailUrl ?? 'no thumbnail'];
    for (const link of links) expect(await get(clara, anna.url, link)).toMatchObject({ status: 200 });

    await anna.remove(room, clara);
    await anna.add(room, [stranger], 'FROM_NOW');
    for (const link of links) {
      const never = await get(clara, anna.url, link.replace(file.id, randomUUID()));
      for (const who of [clara, stranger, other.people.admin, clinic.people.admin]) {
        const now = await get(who, anna.url, link);
        expect(now).toMatchObject({ status: 404, code: 'NOT_FOUND' });
        expect(JSON.parse(now.bytes.toString())).toEqual({
          errors: [
            {
              ...(JSON.parse(never.bytes.toString()) as { errors: object[] }).errors[0],
              extensions: expect.anything() as object,
            },
          ],
        });
      }
      expect(await get(undefined, anna.url, link)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      expect(await get(boris, anna.url, link)).toMatchObject({ status: 200 });
    }
    await everybodyLeaves(other);
  });

  it('U5, U8: is handed out so that no browser opens it as a page of ours, and none keeps it', async () => {
    const samples = [
      { name: 'letter.pdf', bytes: aPdf() },
      { name: 'photo.png', bytes: await aPicture().png().toBuffer() },
      { name: 'gait.mp4', bytes: aVideo() },
    ];
    for (const sample of samples) {
      const file = await uploaded(anna, room, sample);
      await anna.send(room, '', { attachmentIds: [file.id] });
      const document = sample.name.endsWith('.pdf');
      const links = document ? [file.url] : [file.url, `${file.url}?inline=1`];
      for (const link of links) {
        const { status, headers } = await get(boris, boris.url, link);
        expect([link, status]).toEqual([link, 200]);
        expect(headers.get('content-disposition')).toMatch(link.includes('?') ? /^inline; / : /^attachment; /);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('content-security-policy')).toBe(`sandbox; default-src 'none'`);
        expect(headers.get('cache-control')).toBe('private, no-store');
      }
      if (!document) continue;
      expect(await get(boris, boris.url, `${file.url}?inline=1`)).toMatchObject({
        status: 400,
        code: 'VALIDATION_FAILED',
      });
    }
  });

  it('of sound or film is handed out in stretches; every other only whole', async () => {
    const film = aVideo(1_000);
    const file = await uploaded(anna, room, { name: 'gait.mp4', bytes: film });
    const note = await uploaded(anna, room, { name: 'note.txt', bytes: 'a note' });
    await anna.send(room, '', { attachmentIds: [file.id, note.id] });
    const stretch = (range: string, more: Record<string, string> = {}, url = file.url) =>
      get(boris, boris.url, url, { range, ...more });

    for (const [range, start, end] of [
      ['bytes=0-99', 0, 99],
      ['bytes=100-100', 100, 100],
      ['bytes=900-', 900, 999],
      ['bytes=990-5000', 990, 999],
      ['bytes=-50', 950, 999],
      ['bytes=-5000', 0, 999],
    ] as const) {
      const { status, headers, bytes } = await stretch(range);
      expect([range, status, headers.get('content-range')]).toEqual([range, 206, `bytes ${start}-${end}/1000`]);
      expect(headers.get('content-length')).toBe(String(end - start + 1));
      expect(bytes.equals(film.subarray(start, end + 1))).toBe(true);
    }
    for (const range of ['bytes=1000-', 'bytes=5000-6000', 'bytes=-0']) {
      const { status, headers, bytes } = await stretch(range);
      expect([range, status, headers.get('content-range')]).toEqual([range, 416, 'bytes */1000']);
      expect(bytes).toHaveLength(0);
    }
    // What is no single stretch is no reason to refuse: the whole file is the answer.
    for (const range of ['bytes=0-1,5-6', 'bytes=9-3', 'bytes=-', 'lines=1-2', 'bytes=a-b']) {
      expect(await stretch(range)).toMatchObject({ status: 200, bytes: film });
    }
    expect(await stretch('bytes=0-1', {}, note.url)).toMatchObject({ status: 200, bytes: Buffer.from('a note') });

    const etag = (await get(boris, boris.url, file.url)).headers.get('etag') ?? 'no etag';
    expect(await stretch('bytes=0-9', { 'if-range': etag })).toMatchObject({ status: 206 });
    expect(await stretch('bytes=0-9', { 'if-range': '"another file"' })).toMatchObject({ status: 200, bytes: film });

    const head = await fetch(`${boris.url}${file.url}`, {
      method: 'HEAD',
      headers: credentialHeaders(boris.credentials),
    });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000']);
  });

  it('that is passed on is open to who reads it there, and stays when the first is withdrawn', async () => {
    const { dmitri } = clinic.people;
    const file = await uploaded(anna, room, { name: 'scan.png', bytes: await aPicture().png().toBuffer() });
    const first = await anna.send(room, '', { attachmentIds: [file.id] });
    const places = await placesOf(file);
    const elsewhere = await boris.chatWith(dmitri);
    const input = { messageId: first.id, roomId: elsewhere.id, clientMessageId: randomUUID() };
    const { message } = (await boris.run(forwardMessage, { input })).forwardMessage;
    const [copy] = (await dmitri.message(message.id)).attachments;
    if (!copy) throw new Error('the file was not passed on');

    expect(await get(dmitri, anna.url, copy.url)).toMatchObject({ status: 200 });
    expect(await get(dmitri, anna.url, file.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await get(anna, anna.url, copy.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });

    await anna.run(withdrawMessage, { id: first.id });
    expect(await get(boris, anna.url, file.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await get(dmitri, anna.url, copy.url)).toMatchObject({ status: 200 });
    await boris.run(withdrawMessage, { id: message.id });
    expect(await get(dmitri, anna.url, copy.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await eventually('no bytes are left', () => !places.some((place) => existsSync(place)));
  });

  it('U7: goes with its message when that is withdrawn: link, bytes and thumbnail', async () => {
    const file = await uploaded(anna, room, { name: 'scan.png', bytes: await aPicture().png().toBuffer() });
    const message = await anna.send(room, '', { attachmentIds: [file.id] });
    const places = await placesOf(file);
    expect(places.map((place) => existsSync(place))).toEqual([true, true]);
    expect(await get(boris, anna.url, file.url)).toMatchObject({ status: 200 });
    await anna.run(withdrawMessage, { id: message.id });
    for (const who of [anna, boris]) {
      expect(await get(who, anna.url, file.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    expect((await boris.message(message.id)).attachments).toEqual([]);
    await eventually('no bytes are left', () => !places.some((place) => existsSync(place)));
  });

  it('U9: whose bytes are not those that were stored is not handed out, not a byte of it; the audit log has it', async () => {
    const damages: Record<string, (path: string) => void> = {
      'a flipped bit': (path) => {
        const bytes = readFileSync(path);
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
      'a lost end': (path) => truncateSync(path, 10),
      'a lost file': (path) => unlinkSync(path),
    };
    for (const [name, damage] of Object.entries(damages)) {
      const file = await uploaded(anna, room, { name: 'scan.png', bytes: await aPicture().png().toBuffer() });
      await anna.send(room, '', { attachmentIds: [file.id] });
      for (const [at, link] of [file.url, file.thumbnailUrl ?? 'no thumbnail'].entries()) {
        expect(await get(boris, anna.url, link)).toMatchObject({ status: 200 });
        damage((await placesOf(file))[at] ?? 'nowhere');
        const answer = await get(boris, anna.url, link);
        expect([name, answer.status, answer.code]).toEqual([name, 500, 'FILE_DAMAGED']);
      }
      const filter = { action: 'FIND_DAMAGED_FILE', objectId: file.id };
      const { edges } = (await clinic.people.admin.run(auditEntries, filter)).auditEntries;
      expect(edges.map(({ node }) => node.person?.id)).toEqual([boris.id, boris.id]);
    }
  });

  it('L1: is noted in the audit log when it is saved', async () => {
    const file = await uploaded(anna, room);
    await anna.send(room, '', { attachmentIds: [file.id] });
    await get(boris, anna.url, file.url);
    await get(clinic.people.dmitri, anna.url, file.url);
    const filter = { action: 'DOWNLOAD_FILE', objectId: file.id };
    const { edges } = (await clinic.people.admin.run(auditEntries, filter)).auditEntries;
    expect(edges.map(({ node }) => node.person?.id)).toEqual([boris.id]);
  });
});
