/**
 * CSV records, one a line, whatever the program that wrote them did: quotes that do not close, newlines
 * in titles, missing and spare cells. A spool record is `n_fields,c1..cWIDTH`: how many cells were found,
 * then exactly as many as the header has. A fault never takes the following rows with it.
 */
import { RecordScanner, commaByte, spoolCell, splitCells, splitLiterally } from './csv-cells.ts';
import { findHeader } from './csv-header.ts';
import type { PhysicalReason, SpoolLimits } from './limits.ts';
import { bridgesLines } from './csv-quotes.ts';
import type { Charset } from './charset.ts';
import type { SpoolWriter } from './spool-writer.ts';

export class CsvRecords {
  header: string[] = [];
  /** The line (from 1) of the next unread byte. */
  line = 1;
  private state: 'before_header' | 'records' | 'unreadable' = 'before_header';
  private delimiter = ',';
  private headerBytes: Buffer = Buffer.alloc(0);
  private scanner: RecordScanner;
  /** Cells found in the record before: a file that changes from 32 to 29 columns keeps to 29. */
  private usualCells = 0;
  private readonly writer: SpoolWriter;
  private readonly charset: Charset;
  private readonly limits: SpoolLimits;

  constructor(writer: SpoolWriter, charset: Charset, limits: SpoolLimits) {
    this.writer = writer;
    this.charset = charset;
    this.limits = limits;
    this.scanner = new RecordScanner(commaByte, limits);
  }

  /** Reads whole lines and returns how many bytes it used; the rest comes again with what follows. */
  read(bytes: Buffer, final: boolean): number {
    const clean = this.charset.isClean(bytes);
    let start = 0;
    if (this.state === 'before_header') start = this.readHeader(bytes, clean);
    if (this.state === 'unreadable') return bytes.length;
    while (start < bytes.length) {
      const next = this.readRecord(bytes, start, clean, final);
      if (next === start) break;
      start = next;
    }
    return start;
  }

  /** A line (over the limit, or cut) that did not come through `read`. */
  skipLine(reason: PhysicalReason, raw: Buffer): void {
    if (this.state === 'unreadable') return;
    this.writer.fault(this.line++, reason, raw);
    if (this.state === 'before_header') this.state = 'unreadable'; // rows without a header mean nothing
  }

  private readHeader(bytes: Buffer, clean: boolean): number {
    const found = findHeader(bytes, this.limits);
    if (found === null) {
      this.line += countNewlines(bytes);
      return bytes.length;
    }
    const reason = clean ? null : this.charset.faultOf(bytes.subarray(0, found.next));
    if (reason !== null) {
      this.line = found.lines;
      this.skipLine(reason, found.bytes);
      return bytes.length;
    }
    this.state = 'records';
    this.header = found.cells;
    this.headerBytes = found.bytes;
    this.delimiter = found.delimiter;
    this.scanner = new RecordScanner(found.delimiter.charCodeAt(0), this.limits);
    this.usualCells = found.cells.length;
    this.line += found.lines;
    return found.next;
  }

  private readRecord(bytes: Buffer, from: number, clean: boolean, final: boolean): number {
    const start =
      bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from;
    const { scanner } = this;
    scanner.scan(bytes, start);
    if (scanner.quoted && !final && this.needsMore(bytes.length - start)) return from;
    const reason = clean ? null : this.charset.faultOf(bytes.subarray(start, scanner.lineEnd));
    if (reason !== null) return this.dropLine(bytes, start, reason);
    if (scanner.status !== 'closed') return this.strayQuote(bytes, start);
    if (scanner.lines > 1) return this.acrossLines(bytes, start, clean);
    const { end } = scanner;
    let textEnd = end;
    while (textEnd > start && bytes[textEnd - 1] === 13) textEnd--;
    if (!this.mayDrop(bytes, start, textEnd)) this.oneLine(bytes, start, textEnd);
    this.line++;
    return end + 1;
  }

  /** A quote that runs past the bytes at hand, or several lines of which we must see what follows. */
  private needsMore(available: number): boolean {
    const { status, lines } = this.scanner;
    return (
      status === 'open' || (status === 'closed' && lines > 1 && available < 2 * this.limits.maxQuotedBytes)
    );
  }

  private oneLine(bytes: Buffer, start: number, end: number): void {
    const { cells, odd, loneReturn } = this.scanner;
    if (end - start > this.limits.maxLineBytes) {
      this.writer.fault(this.line, 'line_too_long', bytes.subarray(start, end));
    } else if (cells <= this.header.length && odd === 0 && !loneReturn && this.delimiter === ',') {
      this.usualCells = cells;
      this.writer.begin(this.line);
      this.writer.text(`${cells},`);
      this.writer.bytes(bytes, start, end);
      this.writer.text(`${','.repeat(this.header.length - cells)}\n`);
    } else {
      const text = bytes.toString('utf8', start, end);
      this.accept(splitCells(text, this.delimiter), text);
    }
  }

  private acrossLines(bytes: Buffer, start: number, clean: boolean): number {
    const { end, lines, lineEnd } = this.scanner;
    const bridge = bridgesLines(this.scanner, bytes, (cells) => this.isUsual(cells));
    if (!bridge) {
      this.scanner.lineEnd = lineEnd;
      return this.strayQuote(bytes, start);
    }
    const record = bytes.subarray(start, end);
    const reason = clean ? null : this.charset.faultOf(record);
    const text = record.toString('utf8').replace(/\r+$/u, '');
    if (reason !== null) this.writer.fault(this.line, reason, record);
    else this.accept(splitCells(text, this.delimiter), text);
    this.line += lines;
    return end + 1;
  }

  /** The line alone, its odd quotes taken as letters, if that gives the usual number of cells. */
  private strayQuote(bytes: Buffer, start: number): number {
    const { lineEnd } = this.scanner;
    const text = bytes.toString('utf8', start, lineEnd).replace(/\r+$/u, '');
    const readings = [splitCells(text, this.delimiter), splitLiterally(text, this.delimiter)];
    const cells = readings.find((reading) => this.isUsual(reading.length));
    if (cells === undefined) return this.dropLine(bytes, start, 'unbalanced_quote');
    this.accept(cells, text);
    this.line++;
    return lineEnd + 1;
  }

  private dropLine(bytes: Buffer, start: number, reason: PhysicalReason): number {
    const { lineEnd } = this.scanner;
    this.writer.fault(this.line++, reason, bytes.subarray(start, lineEnd));
    return lineEnd + 1;
  }

  private accept(cells: string[], raw: string): void {
    const width = this.header.length;
    if (cells.slice(width).some((cell) => cell.trim() !== '')) {
      this.writer.fault(this.line, 'too_many_columns', raw);
      return;
    }
    this.usualCells = cells.length;
    const padding = ','.repeat(Math.max(0, width - cells.length));
    this.writer.begin(this.line);
    this.writer.text(`${cells.length},${cells.slice(0, width).map(spoolCell).join(',')}${padding}\n`);
  }

  private isUsual(cells: number): boolean {
    return cells === this.header.length || cells === this.usualCells;
  }

  /** Blank lines, rows of nothing but delimiters, and the header again where files were glued together. */
  private mayDrop(bytes: Buffer, start: number, end: number): boolean {
    const first = bytes[start];
    if (start >= end) return true;
    if (end - start === this.headerBytes.length && first === this.headerBytes[0]) {
      if (bytes.compare(this.headerBytes, 0, this.headerBytes.length, start, end) === 0) return true;
    }
    const delimiter = this.delimiter.charCodeAt(0);
    if (first !== delimiter && first !== 32) return false;
    for (let i = start; i < end; i++) if (bytes[i] !== delimiter && bytes[i] !== 32) return false;
    return true;
  }
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
