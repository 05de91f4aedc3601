/**
 * The first sheet of a spreadsheet that has a table, as CSV records. Before it is read the package is measured,
 * because a small file can claim a billion rows.
 */
import { spoolCell } from './csv-cells.ts';
import { UnreadableSource, type SpoolLimits } from './limits.ts';
import type { SpoolWriter } from './spool-writer.ts';
import { openWorkbook, type SheetRow } from './xlsx-sheets.ts';

const headerSearchRows = 50;

/**
 * Reads the sheet at `path` into the writer; returns the header, empty when no sheet has a table.
 * Dates become YYYY-MM-DD, numbers are written out in full.
 * @throws UnreadableSource xlsx_bad, xlsx_too_large, zip_nested (a zip that is no spreadsheet)
 */
export async function readSpreadsheet(
  path: string,
  writer: SpoolWriter,
  limits: SpoolLimits,
): Promise<string[]> {
  const { rows } = await openWorkbook(path, limits);
  let reading = new TableReader('', writer);
  try {
    for await (const row of rows) {
      if (row.sheet !== reading.sheet) {
        if (reading.header.length > 0) return reading.header;
        reading = new TableReader(row.sheet, writer);
      }
      reading.take(row);
      if (writer.recordCount % 512 === 0) await writer.drain();
    }
  } catch (error) {
    // A table that runs on for ever is told where it does; what came before it stays.
    if (
      !(error instanceof UnreadableSource) ||
      error.reason !== 'xlsx_too_large' ||
      reading.header.length === 0
    )
      throw error;
    writer.fault(reading.last + 1, 'xlsx_too_large');
  } finally {
    await rows.return(undefined);
  }
  return reading.header;
}

/** A sheet: its first row of three cells or more is the heading, repeated headings are left out. */
class TableReader {
  readonly sheet: string;
  header: string[] = [];
  last = 0;
  private readonly writer: SpoolWriter;
  private repeated = '';
  private searched = 0;

  constructor(sheet: string, writer: SpoolWriter) {
    this.sheet = sheet;
    this.writer = writer;
  }

  take({ row, cells: all }: SheetRow): void {
    this.last = row;
    const cells = all.map(({ text }) => text);
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    if (filled === 0) return;
    if (this.header.length > 0) {
      if (cells.join('\t') !== this.repeated) writeRow(this.writer, row, cells, this.header.length);
    } else if (this.searched < headerSearchRows && filled >= 3) {
      this.header = cells.map((cell) => cell.replace(/\s+/gu, ' ').trim());
      this.repeated = cells.join('\t');
    } else this.searched++;
  }
}

function writeRow(writer: SpoolWriter, line: number, cells: string[], width: number): void {
  if (cells.slice(width).some((cell) => cell.trim() !== '')) {
    writer.fault(line, 'too_many_columns', cells.join(','));
    return;
  }
  if (cells.some((cell) => cell.includes('\0'))) {
    writer.fault(line, 'nul_character', cells.join(','));
    return;
  }
  // A sheet keeps no empty cells at the end of a row: a short row is a full one.
  const row = [...cells.slice(0, width), ...Array<string>(Math.max(0, width - cells.length)).fill('')];
  writer.begin(line);
  writer.text(`${width},${row.map(spoolCell).join(',')}\n`);
}
