/**
 * Where a CSV record ends and what its cells are. Two readings of the same rule: `RecordScanner` counts
 * on bytes without making text (nearly every row), `splitCells` makes the cells of the few rows that
 * must be rewritten. Both take a quote inside an unquoted cell as a letter: titles hold inch signs.
 */
import type { SpoolLimits } from './limits.ts';

const newlineByte = 10;
const returnByte = 13;
const spaceByte = 32;
const quoteByte = 34;
export const commaByte = 44;

/**
 * closed: the record ends at `end`. open: the bytes ended within quotes. overrun: the quotes stay open
 * for longer than a cell may be. junk: something stands between a closing quote and the next cell.
 */
export type ScanStatus = 'closed' | 'open' | 'overrun' | 'junk';

/** Scans one record; its findings stay in the fields until the next scan (no object per row). */
export class RecordScanner {
  status: ScanStatus = 'closed';
  /** Index of the newline that ends the record (the length of the bytes when there is none). */
  end = 0;
  /** Index of the first newline: the end of the record's first line. */
  lineEnd = 0;
  cells = 0;
  lines = 0;
  /** Quotes that are letters, and blanks after a closing quote: signs that a program wrote carelessly. */
  odd = 0;
  quoted = false;
  /** A carriage return that ends no line: some readers would take it for a newline. */
  loneReturn = false;
  private readonly delimiter: number;
  private readonly limits: SpoolLimits;
  private readonly quotes = new NextByte(quoteByte);
  private readonly returns = new NextByte(returnByte);

  constructor(delimiter: number, limits: SpoolLimits) {
    this.delimiter = delimiter;
    this.limits = limits;
  }

  scan(bytes: Buffer, start: number): void {
    this.status = 'closed';
    this.lines = 1;
    this.odd = 0;
    this.end = this.lineEnd = lineEndOf(bytes, start);
    const toQuote = this.quotes.next(bytes, start);
    this.quoted = toQuote >= 0 && toQuote < this.lineEnd;
    if (this.quoted) this.scanQuoted(bytes, start);
    else this.cells = 1 + count(bytes, this.delimiter, start, this.lineEnd);
    const toReturn = this.returns.next(bytes, start);
    this.loneReturn = toReturn >= 0 && toReturn < this.end && bytes[toReturn + 1] !== newlineByte;
  }

  private scanQuoted(bytes: Buffer, start: number): void {
    const { delimiter } = this;
    const length = bytes.length;
    let cellStart = start;
    let cells = 1;
    let i = start;
    for (; i < length; i++) {
      const byte = bytes[i];
      if (byte === newlineByte) break;
      if (byte === delimiter) {
        cells++;
        cellStart = i + 1;
      } else if (byte === quoteByte) {
        if (i !== cellStart) this.odd++;
        else {
          const after = this.afterQuotes(bytes, start, i);
          if (after < 0) break;
          i = after - 1;
        }
      }
    }
    this.end = i;
    this.cells = cells;
  }

  /** From an opening quote to just after the closing one; -1 with a status when there is no proper end. */
  private afterQuotes(bytes: Buffer, recordStart: number, opening: number): number {
    let newline = bytes.indexOf(newlineByte, opening);
    for (let from = opening + 1; ;) {
      const quote = bytes.indexOf(quoteByte, from);
      const until = quote < 0 ? bytes.length : quote;
      for (; newline >= 0 && newline < until; newline = bytes.indexOf(newlineByte, newline + 1)) {
        if (++this.lines > this.limits.maxQuotedLines) return this.stop('overrun');
      }
      if (until - recordStart > this.limits.maxQuotedBytes) return this.stop('overrun');
      if (quote < 0) return this.stop('open');
      if (bytes[quote + 1] === quoteByte) {
        from = quote + 2;
        continue;
      }
      return this.afterClosing(bytes, quote + 1);
    }
  }

  private afterClosing(bytes: Buffer, start: number): number {
    let i = start;
    while (bytes[i] === spaceByte) i++;
    if (i > start) this.odd++;
    const byte = bytes[i];
    const ends = byte === undefined || byte === newlineByte || byte === this.delimiter;
    return ends || (byte === returnByte && bytes[i + 1] === newlineByte) ? i : this.stop('junk');
  }

  private stop(status: ScanStatus): number {
    this.status = status;
    return -1;
  }
}

/** Where the next quote or carriage return stands: most blocks have none, and are then searched once. */
class NextByte {
  private bytes: Buffer | null = null;
  private from = 0;
  private at = -1;
  private readonly byte: number;

  constructor(byte: number) {
    this.byte = byte;
  }

  next(bytes: Buffer, start: number): number {
    if (bytes !== this.bytes || start < this.from || (this.at >= 0 && this.at < start)) {
      this.bytes = bytes;
      this.from = start;
      this.at = bytes.indexOf(this.byte, start);
    }
    return this.at;
  }
}

function count(bytes: Buffer, wanted: number, start: number, end: number): number {
  let found = 0;
  for (let i = start; i < end; i++) if (bytes[i] === wanted) found++;
  return found;
}

/** Index of the newline that ends the line starting at `start`. */
export function lineEndOf(bytes: Buffer, start: number): number {
  const newline = bytes.indexOf(newlineByte, start);
  return newline < 0 ? bytes.length : newline;
}

/**
 * The cells of one record. A quoted cell ends at the first quote that a delimiter or the end follows,
 * so quotes a program forgot to double stay in the text; one that never ends is taken literally.
 */
export function splitCells(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  for (let start = 0; ;) {
    const closing = record[start] === '"' ? closingQuote(record, start, delimiter) : -1;
    const from = closing < 0 ? start : closing + 1;
    const next = record.indexOf(delimiter, from);
    const end = next < 0 ? record.length : next;
    cells.push(
      closing < 0 ? record.slice(start, end) : record.slice(start + 1, closing).replaceAll('""', '"'),
    );
    if (next < 0) return cells;
    start = next + 1;
  }
}

function closingQuote(record: string, opening: number, delimiter: string): number {
  for (let quote = record.indexOf('"', opening + 1); quote >= 0; quote = record.indexOf('"', quote + 1)) {
    if (record[quote + 1] === '"') {
      quote++;
      continue;
    }
    let after = quote + 1;
    while (record[after] === ' ') after++;
    if (after >= record.length || record[after] === delimiter) return quote;
  }
  return -1;
}

/** Every delimiter divides, quotes or not; a cell wholly within quotes loses them. */
export function splitLiterally(record: string, delimiter: string): string[] {
  return record.split(delimiter).map((cell) => {
    const whole = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
    return whole ? cell.slice(1, -1).replaceAll('""', '"') : cell;
  });
}

/** A cell as it stands in the spool: newlines become one space each, quotes where they are needed. */
export function spoolCell(cell: string): string {
  const flat = cell.replace(/\r\n|[\r\n]/gu, ' ');
  return /[",]/u.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
}
