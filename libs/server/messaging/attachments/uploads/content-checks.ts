import { AppError } from '@server/platform';
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import type { FileType } from './file-types';

/** What `file-type` needs of the beginning to recognise anything that is not an archive. */
const HEAD_BYTES = 4_100;
/** Not text, whatever the encoding: all control characters but tab, line feed, form feed and carriage return. */
const NOT_IN_TEXT = /[^\P{Cc}\t\n\f\r]/u;
/** Text that a browser could take for a page or a picture. */
const MARKUP = /^\s*<(!doctype|\?xml|html|head|body|svg|script|iframe|math)\b/i;

export function unsupported(message: string): AppError {
  return new AppError('UNSUPPORTED_FILE', message);
}

export function notWhatItSays(): AppError {
  return unsupported('The content of this file does not fit its name. Save it again in the program it comes from.');
}

/**
 * Looks at the bytes while they come, so that what is plainly wrong is refused at once: their beginning must be what
 * the name says, and text must be text to its end.
 */
export async function* checkedWhileComing(source: AsyncIterable<Buffer>, type: FileType): AsyncIterable<Buffer> {
  let head: Buffer[] = [];
  let headBytes = 0;
  let known = false;
  const text = type.check === 'text' ? new TextCheck() : undefined;
  for await (const chunk of source) {
    if (!known) {
      head.push(chunk);
      headBytes += chunk.length;
      if (headBytes >= HEAD_BYTES) {
        await checkHead(Buffer.concat(head), type);
        known = true;
        head = [];
      }
    }
    text?.next(chunk);
    yield chunk;
  }
  if (headBytes === 0) throw unsupported('The file is empty.');
  if (!known) await checkHead(Buffer.concat(head), type);
  text?.end();
}

/** The whole file is what its name says: an archive shows only in whole what it is. */
export async function checkRecognised(path: string, type: FileType): Promise<void> {
  if (!agrees((await fileTypeFromFile(path))?.ext, type)) throw notWhatItSays();
}

async function checkHead(head: Buffer, type: FileType): Promise<void> {
  const found = (await fileTypeFromBuffer(head))?.ext;
  const openArchive = type.check === 'office' && (found === 'zip' || found === undefined);
  if (!openArchive && !agrees(found, type)) throw notWhatItSays();
}

function agrees(found: string | undefined, type: FileType): boolean {
  if (type.check !== 'text') return found !== undefined && type.recognised.includes(found);
  // "BM" begins a bitmap, and many a text about weight: a real bitmap holds bytes that no text does.
  return found === undefined || found === 'bmp';
}

/** UTF-8 without control characters, and no markup. */
class TextCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private beginning = '';

  next(chunk: Buffer): void {
    this.check(() => this.decoder.decode(chunk, { stream: true }));
  }

  end(): void {
    this.check(() => this.decoder.decode());
    if (MARKUP.test(this.beginning)) throw notWhatItSays();
  }

  private check(decode: () => string): void {
    let text: string;
    try {
      text = decode();
    } catch {
      throw unsupported('This text is not in UTF-8. Save it with the encoding UTF-8.');
    }
    if (NOT_IN_TEXT.test(text)) throw notWhatItSays();
    if (this.beginning.length < 1_000) this.beginning += text.slice(0, 1_000);
  }
}
