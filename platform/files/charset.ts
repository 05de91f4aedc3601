/**
 * Which letters a file is written in, decided once per file from its content, and its bytes as UTF-8.
 * Thai files come as UTF-8 or as windows-874 (also called TIS-620, ISO 8859-11); spreadsheets also
 * save "Unicode text", which is UTF-16.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

export type CharsetName = 'utf-8' | 'windows-874' | 'utf-16le' | 'utf-16be';

const replacement = Buffer.from('\uFFFD');

export class Charset {
  name: CharsetName;
  private decided: boolean;
  private readonly wide: TextDecoder | null;
  private readonly thai = new TextDecoder('windows-874');

  /** @param sample the first bytes of the file, for UTF-16; UTF-8 or windows-874 is seen as lines come. */
  constructor(sample: Buffer) {
    const wide = wideCharset(sample);
    this.name = wide ?? 'utf-8';
    this.decided = wide !== null;
    this.wide = wide === null ? null : new TextDecoder(wide);
  }

  /** UTF-16 must be decoded before lines are looked for; anything else passes untouched. */
  async *widen(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    if (this.wide === null) {
      yield* chunks;
      return;
    }
    for await (const chunk of chunks) yield Buffer.from(this.wide.decode(chunk, { stream: true }));
    yield Buffer.from(this.wide.decode());
  }

  /** The block as UTF-8. Bytes that fit no charset stay as they are: `isClean` finds them. */
  toUtf8(block: Buffer): Buffer {
    if (this.name === 'windows-874') return Buffer.from(this.thai.decode(block));
    if (this.decided || isAscii(block)) return block; // plain ASCII says nothing about the rest
    this.decided = true;
    if (!looksLikeWindows874(block, this.thai)) return block;
    this.name = 'windows-874';
    return Buffer.from(this.thai.decode(block));
  }

  /** True when every byte of the (UTF-8) block is text that can be stored. */
  isClean(block: Buffer): boolean {
    if (block.indexOf(0) >= 0 || !isUtf8(block)) return false;
    return this.name === 'utf-8' || block.indexOf(replacement) < 0;
  }

  /** What is wrong with a line that is not clean, or null. */
  faultOf(line: Buffer): 'nul_character' | 'wrong_encoding' | null {
    if (line.indexOf(0) >= 0) return 'nul_character';
    return this.isClean(line) ? null : 'wrong_encoding';
  }
}

/** A byte-order mark decides; without one, text whose NULs all stand on the same side of each pair. */
function wideCharset(sample: Buffer): CharsetName | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const nuls = [0, 0];
  const length = Math.min(sample.length, 4096) & ~1;
  for (let i = 0; i < length; i++) if (sample[i] === 0) nuls[i & 1]!++;
  // a header of Thai words has few NULs, but its commas and newline are enough
  if (nuls[1]! > 0 && nuls[0] === 0 && reads(sample.subarray(0, length), 'utf-16le')) return 'utf-16le';
  if (nuls[0]! > 0 && nuls[1] === 0 && reads(sample.subarray(0, length), 'utf-16be')) return 'utf-16be';
  return null;
}

function reads(sample: Buffer, charset: CharsetName): boolean {
  const text = new TextDecoder(charset).decode(sample);
  const known = text.match(/[\t\r\n\x20-\x7e\u0E01-\u0E5B]/gu)?.length ?? 0;
  return text.length >= 8 && known >= text.length * 0.95;
}

/** More broken than sound UTF-8 among the lines with letters beyond ASCII, and those read as Thai. */
function looksLikeWindows874(block: Buffer, thai: TextDecoder): boolean {
  if (isUtf8(withoutCutLetter(block))) return false;
  let sound = 0;
  let letters = 0;
  let thaiLetters = 0;
  let broken = 0;
  for (let start = 0; start < block.length && sound + broken < 1000;) {
    const newline = block.indexOf(10, start);
    const end = newline < 0 ? block.length : newline;
    const line = block.subarray(start, end);
    start = end + 1;
    if (isAscii(line)) continue;
    if (isUtf8(line)) {
      sound++;
      continue;
    }
    broken++;
    for (const letter of thai.decode(line)) {
      if (letter < '\x80') continue;
      letters++;
      if (letter >= '\u0E01' && letter <= '\u0E5B') thaiLetters++;
    }
  }
  return broken > sound && thaiLetters >= letters * 0.9;
}

/** A block of a JSON document may end within a letter; that is no sign of another charset. */
function withoutCutLetter(block: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= block.length; back++) {
    const byte = block[block.length - back]!;
    if (byte >= 0xc0) return block.subarray(0, block.length - back);
    if (byte < 0x80) break;
  }
  return block;
}
