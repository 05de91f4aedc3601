/**
 * Is it one record with a newline in a title, or a stray quote that would swallow the following rows?
 * Both readings are followed until they meet again at the same line; the one with fewer oddities is
 * right. A properly written record has none, so it always wins; a tie goes to the stray quote, which
 * costs at most its own line.
 */
import { lineEndOf, type RecordScanner } from './csv-cells.ts';

type Reading = { at: number; oddities: number };

/** How far the two readings are compared; further on they hardly ever differ, and a hostile file costs time. */
const maxSteps = 60;
const maxBytes = 256 * 1024;

/**
 * @param scanner has just scanned a record as closed, over several lines
 * @param isUsual whether a record may have this many cells
 * @returns true when the lines belong together. The scanner's fields are used up.
 */
export function bridgesLines(
  scanner: RecordScanner,
  bytes: Buffer,
  isUsual: (cells: number) => boolean,
): boolean {
  const together: Reading = { at: scanner.end + 1, oddities: scanner.odd + (isUsual(scanner.cells) ? 0 : 1) };
  const alone: Reading = { at: scanner.lineEnd + 1, oddities: 1 };
  let scanned = 0;
  for (let step = 0; step < maxSteps && scanned < maxBytes && together.at !== alone.at; step++) {
    const behind = together.at < alone.at ? together : alone;
    if (behind.at >= bytes.length) break;
    scanner.scan(bytes, behind.at);
    if (scanner.status === 'closed') {
      behind.oddities += scanner.odd + (isUsual(scanner.cells) ? 0 : 1);
      scanned += scanner.end - behind.at;
      behind.at = scanner.end + 1;
    } else {
      behind.oddities++;
      scanned += scanner.status === 'junk' ? 1024 : 64 * 1024; // how far a search for the closing quote may have run
      behind.at = lineEndOf(bytes, behind.at) + 1;
    }
  }
  return together.oddities < alone.oddities;
}
