import { Readable } from 'node:stream';
import { invalidField } from '@server/platform';
import { CsvError, parse } from 'csv-parse';
import { LONGEST_CELL, MOST_CELLS, type SourceFile, type SourceRow } from './source-row';

/** Where two are as frequent, the one that is rarer in a name. */
const DELIMITERS = ['\t', ';', ','] as const;

/** Comma, semicolon or tab, whichever the head line has most of. @throws AppError VALIDATION_FAILED */
export async function csvFile(beginning: string, text: AsyncIterable<string>): Promise<SourceFile> {
  const [head = ''] = beginning.split(/\r?\n/, 1);
  const delimiter = DELIMITERS.reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
  const records = Readable.from(text).pipe(
    parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MOST_CELLS * LONGEST_CELL,
    }),
  );
  const lines: AsyncIterator<string[]> = records[Symbol.asyncIterator]() as AsyncIterator<string[]>;
  const first = await readable(lines.next());
  const columns = first.done ? [] : first.value.map((name) => name.trim().slice(0, 100));
  if (columns.every((name) => name === ''))
    throw invalidField('file', 'The file is empty. Its first line names the columns.');
  if (columns.length > MOST_CELLS) throw invalidField('file', `A file has at most ${MOST_CELLS} columns.`);
  return { format: 'CSV', columns, rows: rowsOf(lines, columns.length) };
}

async function* rowsOf(lines: AsyncIterator<string[]>, width: number): AsyncGenerator<SourceRow> {
  for (;;) {
    const line = await readable(lines.next());
    if (line.done) return;
    yield { pass: 0, cells: line.value.slice(0, width).map(unquoted) };
  }
}

async function readable<T>(line: Promise<T>): Promise<T> {
  try {
    return await line;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as { lines?: number };
    throw invalidField('file', `This is no CSV file: line ${lines ?? '?'} cannot be read.`);
  }
}

/** An export sets a quote before what a spreadsheet would run; coming back, it is none of the text. */
const unquoted = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
