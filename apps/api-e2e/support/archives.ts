import { crc32, deflateRawSync } from 'node:zlib';

/** A file in an archive, honest unless it says otherwise. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** How long it claims to be when it is unpacked. */
  readonly claimed?: number;
  /** Claims to be encrypted. */
  readonly locked?: boolean;
}

/** A ZIP archive, byte for byte: also one that no program would write. */
export function archive(entries: readonly ArchiveEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimed, locked = false } of entries) {
    const content = Buffer.from(bytes as string);
    const packed = deflateRawSync(content);
    const encodedName = Buffer.from(name);
    const described = Buffer.alloc(26);
    described.writeUInt16LE(20, 0); // version needed
    described.writeUInt16LE(0x800 | (locked ? 1 : 0), 2); // names in UTF-8
    described.writeUInt16LE(8, 4); // deflated
    described.writeUInt16LE(0x21, 8); // 1 January 1980
    described.writeUInt32LE(crc32(content), 10);
    described.writeUInt32LE(packed.length, 14);
    described.writeUInt32LE(claimed ?? content.length, 18);
    described.writeUInt16LE(encodedName.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), described, encodedName, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(file);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), described, place, encodedName);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

const MAIN = 'application/vnd.openxmlformats-officedocument';

/** A Word file as small as one can be, with more in it if wished. */
export function wordFile(more: readonly ArchiveEntry[] = []): Buffer {
  const body = '<w:p><w:r><w:t>Discharge letter</w:t></w:r></w:p>';
  return officeFile('word/document.xml', `${MAIN}.wordprocessingml.document.main+xml`, more, [
    {
      name: 'word/document.xml',
      bytes: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ]);
}

/** An Excel file as small as one can be. */
export function excelFile(): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return officeFile(
    'xl/workbook.xml',
    `${MAIN}.spreadsheetml.sheet.main+xml`,
    [],
    [
      {
        name: 'xl/workbook.xml',
        bytes: `<?xml version="1.0"?><workbook xmlns="${main}"><sheets><sheet name="Rota" sheetId="1" r:id="r1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></sheets></workbook>`,
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        bytes: `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData/></worksheet>`,
      },
    ],
  );
}

function officeFile(
  part: string,
  contentType: string,
  more: readonly ArchiveEntry[],
  content: readonly ArchiveEntry[],
): Buffer {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return archive([
    {
      name: '[Content_Types].xml',
      bytes: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${contentType}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      bytes: `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}" Target="${part}"/></Relationships>`,
    },
    ...content,
    ...more,
  ]);
}
