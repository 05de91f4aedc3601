/**
 * The first sheet of a spreadsheet that has a table, as CSV records. exceljs reads it row by row; before
 * that the package is measured, because a small file can claim a billion rows.
 */
import { statSync } from 'node:fs';
import type ExcelJS from 'exceljs';
import { spoolCell } from './csv-cells.ts';
import { UnreadableSource, type SpoolLimits } from './limits.ts';
import type { SpoolWriter } from './spool-writer.ts';
import { isSpreadsheet, listZip, memberName, openEntry } from './zip-members.ts';

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
  await measure(path, limits);
  try {
    const { default: Excel } = await import('exceljs'); // large: loaded only for a spreadsheet
    const book = new Excel.stream.xlsx.WorkbookReader(path, {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache', // without them a date is only a number
      hyperlinks: 'ignore',
      entries: 'ignore',
    });
    for await (const sheet of book) {
      const header = await readSheet(sheet, writer, limits);
      if (header.length > 0) return header;
    }
    return [];
  } catch (error) {
    if (error instanceof UnreadableSource || (error as Error).name === 'Problem') throw error;
    throw new UnreadableSource('xlsx_bad');
  }
}

/** Inflates every part once, counting: what the package says of itself is not believed. */
async function measure(path: string, limits: SpoolLimits): Promise<void> {
  const { zip, entries } = await listZip(path, limits).catch((): never => {
    throw new UnreadableSource('xlsx_bad');
  });
  try {
    if (!isSpreadsheet(entries)) throw new UnreadableSource('zip_nested');
    const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
    // exceljs follows the parts' own headers, not the list at the end: nothing may hide between them
    const unlisted = statSync(path).size - packed - entries.length * 1024;
    if (unlisted > 64 * 1024) throw new UnreadableSource('xlsx_bad');
    let inflated = 0;
    for (const entry of entries) {
      let size = 0;
      const texts = memberName(entry).endsWith('sharedStrings.xml');
      for await (const chunk of (await openEntry(zip, entry)) as AsyncIterable<Buffer>) {
        size += chunk.length;
        inflated += chunk.length;
        const over = inflated > limits.maxXlsxInflatedBytes || (texts && size > limits.maxXlsxTextBytes);
        if (over) throw new UnreadableSource('xlsx_too_large');
      }
    }
  } catch (error) {
    throw error instanceof UnreadableSource && error.reason !== 'zip_damaged'
      ? error
      : new UnreadableSource('xlsx_bad');
  } finally {
    zip.close();
  }
}

async function readSheet(
  sheet: AsyncIterable<ExcelJS.Row>,
  writer: SpoolWriter,
  limits: SpoolLimits,
): Promise<string[]> {
  let header: string[] = [];
  let repeated = '';
  let searched = 0;
  for await (const row of sheet) {
    if (row.number > limits.maxXlsxRows || row.cellCount > limits.maxXlsxColumns) {
      writer.fault(row.number, 'xlsx_too_large');
      return header;
    }
    const cells = cellTexts(row);
    const filled = cells.filter((cell) => cell.trim() !== '').length;
    if (filled === 0) continue;
    if (header.length > 0) {
      if (cells.join('\t') !== repeated) writeRow(writer, row.number, cells, header.length);
      if (writer.recordCount % 512 === 0) await writer.drain();
    } else if (searched < headerSearchRows && filled >= 3) {
      header = cells.map((cell) => cell.replace(/\s+/gu, ' ').trim());
      repeated = cells.join('\t');
    } else searched++;
  }
  return header;
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

function cellTexts(row: ExcelJS.Row): string[] {
  const cells: string[] = [];
  row.eachCell({ includeEmpty: true }, (cell) => cells.push(textOf(cell.value)));
  return cells;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  const rich = value as { richText?: { text: string }[]; result?: unknown; text?: unknown; error?: string };
  if (rich.richText) return rich.richText.map((part) => part.text).join('');
  if (rich.error !== undefined) return rich.error;
  return textOf(rich.result ?? rich.text);
}

/** Spreadsheets keep 15 digits; anything further is noise of binary fractions. Never an exponent. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const text = String(Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(20).replace(/0+$/u, '');
}
