/**
 * The header of a CSV file: which delimiter it uses, which line it is (a title may stand above it), and
 * what its cells are called.
 */
import { RecordScanner, lineEndOf, splitCells } from './csv-cells.ts';
import type { SpoolLimits } from './limits.ts';

export type CsvHeader = {
  delimiter: string;
  cells: string[];
  /** The header as it stands in the file, without its newline: files glued together repeat it. */
  bytes: Buffer;
  /** Where the records begin, and how many lines stand before them. */
  next: number;
  lines: number;
};

const titleLines = 10;

/**
 * Finds the header at the start of `bytes`; null when they hold nothing but blank lines.
 * A first line with one filled cell is a title if a line with three or more follows soon.
 */
export function findHeader(bytes: Buffer, limits: SpoolLimits): CsvHeader | null {
  let first: CsvHeader | null = null;
  let lines = 0;
  for (let start = 0; start < bytes.length && lines < titleLines + 1;) {
    const found = headerAt(bytes, start, lines, limits);
    const filled = found.cells.filter((cell) => cell !== '').length;
    if (filled > 2 || (filled === 2 && first === null)) return found;
    if (filled > 0) first ??= found;
    start = found.next;
    lines = found.lines;
  }
  return first;
}

function headerAt(bytes: Buffer, start: number, linesBefore: number, limits: SpoolLimits): CsvHeader {
  const delimiter = chooseDelimiter(bytes.toString('utf8', start, lineEndOf(bytes, start)));
  const scanner = new RecordScanner(delimiter.charCodeAt(0), limits);
  scanner.scan(bytes, start);
  const closed = scanner.status === 'closed';
  const end = closed ? scanner.end : scanner.lineEnd;
  const text = bytes.toString('utf8', start, end).replace(/\r+$/u, '');
  return {
    delimiter,
    cells: splitCells(text, delimiter).map((cell) => cell.replace(/\s+/gu, ' ').trim()),
    bytes: Buffer.from(text),
    next: Math.min(end + 1, bytes.length),
    lines: linesBefore + (closed ? scanner.lines : 1),
  };
}

/** The most frequent of comma, tab and semicolon outside quotes; comma when there is none. */
function chooseDelimiter(line: string): string {
  const bare = line.replace(/"[^"]*"/gu, '');
  let best = ',';
  for (const candidate of ['\t', ';']) if (count(bare, candidate) > count(bare, best)) best = candidate;
  return best;
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
