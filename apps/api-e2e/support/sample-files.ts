import sharp, { type Sharp } from 'sharp';
import { excelFile, wordFile } from './archives';
import type { FileToSend } from './files';

/** A small file, and what it is to be known as once it was taken. */
export interface Sample extends FileToSend {
  readonly mimeType: string;
  readonly kind: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT';
  readonly thumbnail: boolean;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** One of every kind that is taken. */
export async function samplesOfEveryKind(): Promise<readonly Sample[]> {
  const image = { kind: 'IMAGE', thumbnail: true } as const;
  const document = { kind: 'DOCUMENT', thumbnail: false } as const;
  return [
    { ...image, name: 'photo.jpg', bytes: await aPicture().jpeg().toBuffer(), mimeType: 'image/jpeg' },
    { ...image, name: 'PHOTO.JPEG', bytes: await aPicture().jpeg().toBuffer(), mimeType: 'image/jpeg' },
    { ...image, name: 'screen.png', bytes: await aPicture().png().toBuffer(), mimeType: 'image/png' },
    { ...image, name: 'sticker.webp', bytes: await aPicture().webp().toBuffer(), mimeType: 'image/webp' },
    { ...image, name: 'moving.gif', bytes: await aPicture().gif().toBuffer(), mimeType: 'image/gif' },
    { ...document, thumbnail: true, name: 'letter.pdf', bytes: aPdf(), mimeType: 'application/pdf' },
    { ...document, name: 'letter.docx', bytes: wordFile(), mimeType: `${OFFICE}.wordprocessingml.document` },
    { ...document, name: 'rota.xlsx', bytes: excelFile(), mimeType: `${OFFICE}.spreadsheetml.sheet` },
    { ...document, name: 'notes.txt', bytes: 'BMI 21, всё хорошо 👍\r\n', mimeType: 'text/plain' },
    { ...document, name: 'ward.csv', bytes: 'bed;name\n1;Иванов\n', mimeType: 'text/csv' },
    { kind: 'VIDEO', thumbnail: false, name: 'gait.mp4', bytes: aVideo(), mimeType: 'video/mp4' },
    { kind: 'AUDIO', thumbnail: false, name: 'voice.m4a', bytes: aSound(), mimeType: 'audio/mp4' },
  ];
}

export function aPicture(width = 40, height = 30): Sharp {
  return sharp({ create: { width, height, channels: 3, background: 'navy' } });
}

/** An MP4 of so many bytes, each of which tells where it is. Nothing plays in it. */
export function aVideo(size = 1_000): Buffer {
  return media('isom', size);
}

export function aSound(size = 1_000): Buffer {
  return media('M4A ', size);
}

/** The boxes `ftyp`, `moov` with an empty header of the film, and `mdat`. */
function media(brand: string, size: number): Buffer {
  const header = Buffer.alloc(100);
  header.writeUInt32BE(1_000, 12); // units a second
  header.writeUInt32BE(0x0001_0000, 20); // speed 1
  const beginning = Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\x02\0${brand}mp42`, 'latin1')),
    box('moov', box('mvhd', header)),
  ]);
  const content = Buffer.from(Array.from({ length: size - beginning.length - 8 }, (_, at) => at % 251));
  return Buffer.concat([beginning, box('mdat', content)]);
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** A page of A5 with a filled box on it. */
export function aPdf(): Buffer {
  const drawing = '0.1 0.4 0.8 rg 60 60 200 300 re f';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<<>>>>',
    `<</Length ${drawing.length}>>\nstream\n${drawing}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 5\n0000000000 65535 f \n${places.join('')}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
