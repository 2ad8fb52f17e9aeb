import { invalidField } from '@server/platform';

const LONGEST_ENTRY = 32_000_000;

/**
 * The objects that lie in an array at the top of a JSON document, such as the entries of a FHIR bundle, one after the
 * other: the document is never held as a whole. @throws AppError VALIDATION_FAILED
 */
export async function* bundleEntries(text: AsyncIterable<string>): AsyncGenerator<unknown> {
  let depth = 0;
  let inText = false;
  let escaped = false;
  let entry = '';
  let inEntry = false;
  let ended = false;
  for await (const chunk of text) {
    // Where the piece of an entry begins in this chunk; -1 outside of entries.
    let from = inEntry ? 0 : -1;
    for (let at = 0; at < chunk.length; at++) {
      const sign = chunk[at];
      if (inText) {
        if (escaped) escaped = false;
        else if (sign === '\\') escaped = true;
        else if (sign === '"') inText = false;
      } else if (sign === '"') inText = true;
      else if (sign === '{' || sign === '[') {
        if (depth === 2 && sign === '{') {
          from = at;
          inEntry = true;
        }
        depth++;
      } else if (sign === '}' || sign === ']') {
        depth--;
        if (depth === 2 && inEntry) {
          yield parsed(entry + chunk.slice(from, at + 1));
          entry = '';
          inEntry = false;
          from = -1;
        }
        ended = depth === 0;
      }
    }
    if (from >= 0) entry += chunk.slice(from);
    if (entry.length > LONGEST_ENTRY) throw invalidField('file', 'An entry of the bundle is too large.');
  }
  if (!ended) throw invalidField('file', 'The file ends in the middle of the bundle.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidField('file', 'This is no JSON file.');
  }
}
