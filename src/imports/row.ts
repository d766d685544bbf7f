// PURE. A row of a file, before anything of it has been read.

/** A household in JSON is a row of one cell. */
export interface Row {
  /** Where it stands in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}
