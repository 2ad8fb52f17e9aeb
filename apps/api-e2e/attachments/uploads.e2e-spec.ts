import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Actor } from '../support/actor';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { aText, filesIn, get, multipart, refusedUpload, uploaded } from '../support/files';
import { credentialHeaders, type ErrorAnswer } from '../support/http';
import { removeUpload } from '../support/attachment-operations';
import { type Room, sendMessage } from '../support/operations';
import { aPicture, samplesOfEveryKind } from '../support/sample-files';
import { dataFolder } from '../support/workspace';

describe('an upload', () => {
  let clinic: Clinic<'anna' | 'boris' | 'clara'>;
  let anna: Actor;
  let boris: Actor;
  let room: Room;

  beforeAll(async () => {
    clinic = await aClinic({ anna: {}, boris: {}, clara: {} });
    ({ anna, boris } = clinic.people);
    room = await anna.createRoom('Surgery', [boris]);
  });
  afterAll(() => everybodyLeaves(clinic));

  it('U1: is taken only for a room that one may write in, and only with the header that no form can send', async () => {
    expect(await refusedUpload(clinic.people.clara, room, aText)).toBe('404 NOT_FOUND');
    expect(await refusedUpload(anna, { id: 'no room' }, aText)).toBe('404 NOT_FOUND');
    expect(await refusedUpload(anna, room, aText, {})).toBe('403 FORBIDDEN');
    const nobody = await fetch(`${anna.url}/files`, { method: 'POST', headers: { 'x-clinic-chat': '1' } });
    expect(nobody.status).toBe(401);
    await uploaded(anna, room);
  });

  it('U1: is one file after the room, in the form that is asked for; nothing else is read', async () => {
    const post = async (parts: Parameters<typeof multipart>[0]) => {
      const { body, contentType } = multipart(parts);
      const response = await fetch(`${anna.url}/files`, {
        method: 'POST',
        headers: { ...credentialHeaders(anna.credentials), 'x-clinic-chat': '1', 'content-type': contentType },
        body: new Uint8Array(body),
      });
      const { errors } = (await response.json()) as { errors?: readonly ErrorAnswer[] };
      return `${response.status} ${errors?.[0]?.extensions.code ?? ''}`.trim();
    };
    const field = (name: string, body: string) => ({ head: `Content-Disposition: form-data; name="${name}"`, body });
    const file = { head: 'Content-Disposition: form-data; name="file"; filename="note.txt"', body: 'a note' };
    const forRoom = field('roomId', room.id);
    expect(await post([forRoom, file])).toBe('201');
    expect(await post([file, forRoom])).toBe('400 VALIDATION_FAILED');
    expect(await post([forRoom])).toBe('400 VALIDATION_FAILED');
    for (const parts of [
      [forRoom, file, file],
      [forRoom, field('more', 'x'), file],
      [field(`roomId${'[a]'.repeat(300)}`, room.id), file],
      [field('roomId', 'x'.repeat(101)), file],
      [forRoom, { ...file, head: file.head.replace('"file"', '"other"') }],
      [forRoom, { ...file, head: `${file.head}\r\nX-More: ${'x'.repeat(20_000)}` }],
    ]) {
      expect([parts, await post(parts)]).toEqual([
        parts,
        expect.stringMatching(/^400 (BAD_REQUEST|VALIDATION_FAILED)$/),
      ]);
    }
    const json = await fetch(`${anna.url}/files`, {
      method: 'POST',
      headers: { ...credentialHeaders(anna.credentials), 'x-clinic-chat': '1', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(json.status).toBe(400);
  });

  it('U2: of every kind that is taken is known by its bytes, kept whole, and shown as what it is', async () => {
    const samples = await samplesOfEveryKind();
    const files = [];
    for (const sample of samples) {
      const file = await uploaded(anna, room, sample);
      expect(file).toMatchObject({
        name: sample.name,
        mimeType: sample.mimeType,
        kind: sample.kind,
        state: 'CLEAN',
        width: sample.kind === 'IMAGE' ? 40 : null,
        height: sample.kind === 'IMAGE' ? 30 : null,
      });
      expect([sample.name, file.thumbnailUrl !== null]).toEqual([sample.name, sample.thumbnail]);
      files.push(file);
    }
    const sent = [files.slice(0, 10), files.slice(10)];
    for (const part of sent) {
      const message = await anna.send(room, '', { attachmentIds: part.map(({ id }) => id) });
      expect(message.attachments).toEqual(part);
    }
    for (const [at, sample] of samples.entries()) {
      const { url = '', thumbnailUrl, size } = files[at] ?? {};
      const download = await get(boris, boris.url, url);
      expect(download.status).toBe(200);
      expect(download.headers.get('content-type')?.split(';')[0]).toBe(sample.mimeType);
      expect(download.bytes).toHaveLength(size ?? 0);
      // Images are drawn anew; everything else comes back byte for byte.
      if (sample.kind !== 'IMAGE') expect(download.bytes.equals(Buffer.from(sample.bytes as string))).toBe(true);
      if (!thumbnailUrl) continue;
      const thumbnail = await get(boris, boris.url, thumbnailUrl);
      expect(thumbnail.headers.get('content-type')).toBe('image/webp');
      expect(thumbnail.bytes.subarray(8, 12).toString()).toBe('WEBP');
    }
  });

  it('U2: is refused when its bytes or its name say that it should not be here', async () => {
    const png = await aPicture().png().toBuffer();
    for (const [name, bytes] of [
      ['page.html', '<script>alert(1)</script>'],
      ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['feed.xml', '<?xml version="1.0"?><a/>'],
      ['program.exe', 'MZ'],
      ['archive.zip', Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1')],
      ['song.mp3', Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1')],
      ['no-extension', 'text'],
      ['picture.png.exe', png],
      ['picture.jpg', png],
      ['picture.png', 'no picture at all'],
      ['picture.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['film.mp4', png],
      ['table.xlsx', png],
      ['letter.pdf', 'no letter'],
      ['notes.txt', png],
      ['notes.txt', '<!doctype html><script>alert(1)</script>'],
      ['notes.txt', '  <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
      ['notes.txt', '%PDF-1.4 ' + 'x'.repeat(5_000)],
      ['notes.txt', 'a bell \x07'],
      ['notes.txt', 'x'.repeat(10_000) + '\0'],
      ['notes.csv', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])],
      ['empty.txt', ''],
    ] as const) {
      expect([name, await refusedUpload(anna, room, { name, bytes })]).toEqual([name, '415 UNSUPPORTED_FILE']);
    }
    await uploaded(anna, room, { name: 'picture.png', bytes: png });
  });

  it('U3: keeps its name, Cyrillic too, but nothing in it that could mislead a person or a program', async () => {
    const cut = `${'ы'.repeat(125)}.txt`;
    for (const [given, kept] of [
      ['Снимок экрана 12.txt', 'Снимок экрана 12.txt'],
      ['Зайцев И.txt'.normalize('NFD'), 'Зайцев И.txt'.normalize('NFC')],
      ['👩‍⚕️ приём.txt', '👩‍⚕️ приём.txt'],
      ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie: x=1.txt'],
      ['a"b%0D%0A;c.txt', 'a"b;c.txt'],
      ['invoice\u202Efdp.txt', 'invoicefdp.txt'],
      ['zero\u200B\uFEFF width.txt', 'zero width.txt'],
      ['../../etc/passwd.txt', 'passwd.txt'],
      ['..\\..\\boot.txt', 'boot.txt'],
      ['.hidden.txt', 'hidden.txt'],
      [`${'ы'.repeat(200)}.txt`, cut],
    ] as const) {
      const file = await uploaded(anna, room, { name: given, bytes: 'a note' });
      expect(file.name).toBe(kept);
      const { headers } = await get(anna, anna.url, file.url);
      const encoded = /filename\*=UTF-8''(\S+)$/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '';
      expect(decodeURIComponent(encoded)).toBe(kept);
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('U3: lies under a random name, readable by the server alone', async () => {
    await uploaded(anna, room, { name: 'canary.txt', bytes: 'a note' });
    const stored = filesIn(join(dataFolder(), 'files', clinic.id));
    expect(stored.length).toBeGreaterThan(0);
    for (const path of stored) {
      expect(basename(path)).toMatch(/^[0-9a-f]{32}$/);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  it("U7: is its uploader's alone until it is sent, once, to its room", async () => {
    const elsewhere = await anna.createRoom('Elsewhere', [boris, clinic.people.clara]);
    const file = await uploaded(anna, room);
    const attempt = (who: Actor, to: Room) =>
      who.refusal(sendMessage, {
        input: { roomId: to.id, clientMessageId: crypto.randomUUID(), text: '', attachmentIds: [file.id] },
      });
    expect(await get(boris, anna.url, file.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect((await boris.refusal(removeUpload, { id: file.id })).extensions.code).toBe('NOT_FOUND');
    expect((await attempt(boris, room)).extensions.code).toBe('NOT_FOUND');
    expect((await attempt(anna, elsewhere)).extensions.code).toBe('NOT_FOUND');

    const both = await Promise.allSettled([0, 1].map(() => anna.send(room, '', { attachmentIds: [file.id] })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await attempt(anna, room)).extensions.code).toBe('NOT_FOUND');
    expect((await anna.refusal(removeUpload, { id: file.id })).extensions.code).toBe('NOT_FOUND');
    expect(await get(boris, anna.url, file.url)).toMatchObject({ status: 200 });
  });

  it('U7: that its uploader takes back is gone, and its bytes with it', async () => {
    const file = await uploaded(anna, room);
    await anna.run(removeUpload, { id: file.id });
    expect(await get(anna, anna.url, file.url)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('is one of at most ten in a message', async () => {
    const ids = [];
    for (let n = 0; n < 11; n++) ids.push((await uploaded(anna, room)).id);
    const input = { roomId: room.id, clientMessageId: crypto.randomUUID(), text: '', attachmentIds: ids };
    const { extensions } = await anna.refusal(sendMessage, { input });
    expect(extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ field: 'attachmentIds' }] });
    const { attachments } = await anna.send(room, '', { attachmentIds: ids.slice(1) });
    expect(attachments.map(({ id }) => id)).toEqual(ids.slice(1));
  });
});
