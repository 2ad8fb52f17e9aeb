import { randomUUID } from 'node:crypto';
import type { Actor } from './support/actor';
import { aClinic, type Clinic, everybodyLeaves } from './support/clinic';
import { get, uploaded } from './support/files';
import type { Room } from './support/operations';

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
});
