/** Rows on their way into a file: what the columns are, and what stands beside them. */

/** `number` is exact decimal digits, `text` anything that was in the data. */
export interface FileColumn {
  /** For machines: 'project_id'. */
  id: string;
  /** For people, in the file's language. */
  label: string;
  kind: 'text' | 'number';
}

/** One cell per column; null where nothing is known. */
export type FileRow = readonly (string | null)[];

export interface FileTable {
  columns: readonly FileColumn[];
  /** What the rows are, of which data, and what they do not mean: name and words. */
  about: readonly (readonly [name: string, words: string])[];
  /** In pieces, so that any number of them needs little memory. */
  rows: AsyncIterable<readonly FileRow[]>;
}

export type FileFormat = 'csv' | 'xlsx' | 'json';
