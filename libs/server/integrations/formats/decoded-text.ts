import { TextDecoder } from 'node:util';

const BEGINNING_BYTES = 16 * 1_024;

/**
 * The text of a file as it comes. UTF-8, or else Windows-1251, in which spreadsheets write Russian: whichever the
 * beginning of the file can be.
 */
export async function* decodedText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of withBeginning(bytes)) {
    decoder ??= new TextDecoder(isUtf8(chunk) ? 'utf-8' : 'windows-1251');
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

/** The same, the first piece large enough to tell by it what the file is. */
async function* withBeginning(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let beginning: Uint8Array[] | undefined = [];
  let size = 0;
  for await (const chunk of bytes) {
    if (!beginning) {
      yield chunk;
      continue;
    }
    beginning.push(chunk);
    size += chunk.length;
    if (size < BEGINNING_BYTES) continue;
    yield Buffer.concat(beginning);
    beginning = undefined;
  }
  if (beginning) yield Buffer.concat(beginning);
}

function isUtf8(beginning: Uint8Array): boolean {
  try {
    // With "stream" a letter that the chunk cuts in two is no mistake.
    new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true });
    return true;
  } catch {
    return false;
  }
}
