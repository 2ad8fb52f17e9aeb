import { sourceFile } from './source-file';

/** The bytes of a text in pieces of this size: letters and entries are cut anywhere. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(text: string | Uint8Array, size: number) {
  const { format, columns, rows } = await sourceFile(inPieces(Buffer.from(text as string), size));
  const found: string[] = [];
  for await (const { pass, cells } of rows) found.push(`${pass} ${cells.join('|')}`);
  return { format, columns, found };
}

describe('files as they come', () => {
  const bundle = JSON.stringify({
    resourceType: 'Bundle',
    meta: { tag: [{ code: 'a [ "{" in a tag' }, { code: 'x'.repeat(20_000) }] },
    entry: [
      { resource: { resourceType: 'Patient', id: 'a', name: [{ text: 'Анна "}]{" \\ Я' }] } },
      { resource: { resourceType: 'Group', name: 'Flu', member: [{ entity: { reference: 'Patient/a' } }] } },
    ],
  });

  it.each([1, 2, 3, 7, 64, 10_000])('a bundle is read the same in pieces of %i bytes', async (size) => {
    expect(await read(bundle, size)).toMatchObject({
      format: 'FHIR',
      found: ['0 a|Анна "}]{" \\ Я||||||', '1 a|||||||Flu'],
    });
  });

  it.each([20, 33, 10_000])('a CSV file too, its quotes and line ends within', async (size) => {
    const text = '\uFEFFИмя;Телефон, дом\r\n"Юлия; ""А""\nБ";1\r\n\r\nО\'Brien;2;and more\r\n';
    expect(await read(text, size)).toEqual({
      format: 'CSV',
      columns: ['Имя', 'Телефон, дом'],
      found: ['0 Юлия; "А"\nБ|1', "0 О'Brien|2"],
    });
  });

  it('what a spreadsheet would run comes back without the quote that an export sets', async () => {
    const { found } = await read("a,b\n'=1,'-x\n'quoted',it's\n", 50);
    expect(found).toEqual(['0 =1|-x', "0 'quoted'|it's"]);
  });
});
