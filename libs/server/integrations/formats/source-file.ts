import { csvFile } from './csv-file';
import { decodedText } from './decoded-text';
import { fhirFile } from './fhir-file';
import type { SourceFile } from './source-row';

/** A FHIR bundle begins with a brace, a CSV file with the names of its columns. @throws AppError VALIDATION_FAILED */
export async function sourceFile(bytes: AsyncIterable<Uint8Array>): Promise<SourceFile> {
  const text = decodedText(bytes);
  const first = await text.next();
  const beginning = first.done ? '' : first.value;
  const whole = joined(beginning, text);
  return beginning
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('{')
    ? fhirFile(whole)
    : csvFile(beginning, whole);
}

async function* joined(beginning: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield beginning;
  yield* rest;
}
