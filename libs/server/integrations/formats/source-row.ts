/** One row of a file as it is kept until it is imported: the cells, in the order of the columns. */
export interface SourceRow {
  /** 1 for what can only be done once everybody of the file is there. */
  readonly pass: 0 | 1;
  readonly cells: readonly string[];
}

/** A file that is being read: its columns first, then its rows, never all at once. */
export interface SourceFile {
  readonly format: 'CSV' | 'FHIR';
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<SourceRow>;
}

export const MOST_CELLS = 60;
export const LONGEST_CELL = 8_000;
