/** A table as CSV for spreadsheets: UTF-8 with a mark that says so, and no cell that a spreadsheet would run. */
import { csvLine } from '#kernel/csv.ts';
import type { FileTable } from './table.ts';

export async function* csvFile({ columns, rows }: FileTable): AsyncGenerator<Uint8Array> {
  const bytes = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
  yield bytes([`\uFEFF${csvLine(columns.map((column) => column.label))}`]);
  for await (const piece of rows) yield bytes(piece.map(csvLine));
}
