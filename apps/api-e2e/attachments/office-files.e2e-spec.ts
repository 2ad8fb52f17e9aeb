import { randomBytes } from 'node:crypto';
import type { Actor } from '../support/actor';
import { archive, type ArchiveEntry, excelFile, wordFile } from '../support/archives';
import { aClinic, type Clinic, everybodyLeaves } from '../support/clinic';
import { upload, uploaded } from '../support/files';
import type { Room } from '../support/operations';

describe('U6 a Word or Excel file', () => {
  let clinic: Clinic<'anna' | 'boris'>;
  let anna: Actor;
  let room: Room;

  beforeAll(async () => {
    clinic = await aClinic({ anna: {}, boris: {} });
    ({ anna } = clinic.people);
    room = await anna.createRoom('Surgery', [clinic.people.boris]);
  });
  afterAll(() => everybodyLeaves(clinic));

  const refusalOf = async (bytes: Buffer, name = 'letter.docx'): Promise<string> => {
    const { status, errors } = await upload(anna, room, { name, bytes });
    return `${status} ${errors?.[0]?.message ?? 'taken'}`;
  };
  const refusalOfOneWith = (...more: readonly ArchiveEntry[]) => refusalOf(wordFile(more));
  const WRONG = /^415 The content of this file does not fit its name/;
  const TOO_MUCH = /^415 This file unpacks to far more than it shows/;
  const MEBIBYTE = 1_024 * 1_024;

  it('with a picture and a long text is taken', async () => {
    const picture = { name: 'word/media/image1.png', bytes: randomBytes(20_000) };
    const text = { name: 'word/footnotes.xml', bytes: 'a long text, again and again; '.repeat(2_000) };
    await uploaded(anna, room, { name: 'letter.docx', bytes: wordFile([picture, text]) });
    await uploaded(anna, room, { name: 'rota.xlsx', bytes: excelFile() });
  });

  it('with a macro or another program is refused, and the reason is told', async () => {
    for (const name of ['word/vbaProject.bin', 'word/embeddings/run.EXE', 'word/start.js']) {
      expect(await refusalOfOneWith({ name, bytes: 'MZ' })).toBe(
        '415 This file holds a program. Save it without macros.',
      );
    }
  });

  it('that unpacks to far more than it shows is refused', async () => {
    // A thousand times its size; more than 200 MiB by what it says; more entries than a document has.
    expect(await refusalOfOneWith({ name: 'word/bomb.xml', bytes: Buffer.alloc(30 * MEBIBYTE) })).toMatch(TOO_MUCH);
    expect(
      await refusalOfOneWith(
        { name: 'word/media/image1.png', bytes: randomBytes(3 * MEBIBYTE) },
        { name: 'word/bomb.xml', bytes: 'x', claimed: 201 * MEBIBYTE },
      ),
    ).toMatch(TOO_MUCH);
    const many = Array.from({ length: 1_001 }, (_, n) => ({ name: `word/${n}.xml`, bytes: '' }));
    expect(await refusalOfOneWith(...many)).toMatch(TOO_MUCH);
  });

  it('that says less of an entry than is in it is refused', async () => {
    expect(await refusalOfOneWith({ name: 'word/bomb.xml', bytes: Buffer.alloc(MEBIBYTE), claimed: 10 })).toMatch(
      WRONG,
    );
  });

  it('with a name that leads out of it is refused', async () => {
    for (const name of ['../../etc/passwd', 'word/../../x', '/etc/passwd', 'C:/x', 'word\\..\\x']) {
      expect([name, await refusalOfOneWith({ name, bytes: 'x' })]).toEqual([name, expect.stringMatching(WRONG)]);
    }
  });

  it('that is locked, cut short, something else, or the other of the two is refused', async () => {
    expect(await refusalOfOneWith({ name: 'word/secret.xml', bytes: 'x', locked: true })).toMatch(WRONG);
    expect(await refusalOf(wordFile().subarray(0, -30))).toMatch(WRONG);
    expect(await refusalOf(archive([{ name: 'a.txt', bytes: 'no letter' }]))).toMatch(WRONG);
    expect(await refusalOf(excelFile())).toMatch(WRONG);
    expect(await refusalOf(wordFile(), 'rota.xlsx')).toMatch(WRONG);
    expect(await refusalOf(wordFile())).toBe('201 taken');
  });
});
