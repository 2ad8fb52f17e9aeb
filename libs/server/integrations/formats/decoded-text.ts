import { TextDecoder } from 'node:util';

/**
 * The text of a file as it comes. UTF-8, or else Windows-1251, in which spreadsheets write Russian: whichever the
 * beginning of the file can be.
 */
export async function* decodedText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(isUtf8(chunk) ? 'utf-8' : 'windows-1251');
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder?.decode() ?? '';
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
