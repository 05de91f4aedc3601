/**
 * JSON Lines: passed on byte for byte, one object a line. What is inside the braces is not looked at
 * here: DuckDB parses it once, and intake reports what it cannot parse.
 */
import type { Charset } from './charset.ts';
import { KeyUnion } from './json-kind.ts';
import type { PhysicalReason, SpoolLimits } from './limits.ts';
import type { SpoolWriter } from './spool-writer.ts';

const openBrace = 0x7b;

export class JsonLineRecords {
  /** The line (from 1) of the next unread byte. */
  line = 1;
  readonly keys = new KeyUnion();
  private readonly writer: SpoolWriter;
  private readonly charset: Charset;
  private readonly limits: SpoolLimits;

  constructor(writer: SpoolWriter, charset: Charset, limits: SpoolLimits) {
    this.writer = writer;
    this.charset = charset;
    this.limits = limits;
  }

  get header(): string[] {
    return this.keys.names();
  }

  /** Reads whole lines (the last may lack its newline); uses all of them. */
  read(bytes: Buffer): number {
    const clean = this.charset.isClean(bytes);
    const returns = bytes.indexOf(13) >= 0;
    let runStart = 0; // sound lines are handed over in one run, not one by one
    let start = 0;
    while (start < bytes.length) {
      const newline = bytes.indexOf(10, start);
      const end = newline < 0 ? bytes.length : newline;
      const sound =
        !returns && newline >= 0 && bytes[start] === openBrace && end - start <= this.limits.maxLineBytes;
      if (sound && (clean || this.charset.faultOf(bytes.subarray(start, end)) === null)) {
        this.writer.begin(this.line, start - runStart);
        if (this.keys.wantsMore) this.keys.add(bytes.subarray(start, end));
      } else {
        this.writer.bytes(bytes, runStart, start);
        this.unusual(bytes, start, end);
        runStart = end + 1;
      }
      this.line++;
      start = end + 1;
    }
    this.writer.bytes(bytes, runStart, bytes.length);
    return bytes.length;
  }

  /** A line (over the limit, or cut) that did not come through `read`. */
  skipLine(reason: PhysicalReason, raw: Buffer): void {
    this.writer.fault(this.line++, reason, raw);
  }

  /** A line with blanks around it, a carriage return, no newline, or a fault. */
  private unusual(bytes: Buffer, from: number, to: number): void {
    let start = from;
    let end = to;
    while (start < end && isBlank(bytes[start])) start++;
    while (end > start && isBlank(bytes[end - 1])) end--;
    if (start === end) return;
    const line = bytes.subarray(start, end);
    const reason = this.faultOf(line);
    if (reason !== null) {
      this.writer.fault(this.line, reason, line);
      return;
    }
    this.writer.begin(this.line);
    if (line.indexOf(13) < 0) this.writer.bytes(line, 0, line.length);
    else this.writer.text(line.toString('utf8').replaceAll('\r', ' ')); // some readers take it for a newline
    this.writer.text('\n');
    if (this.keys.wantsMore) this.keys.add(line);
  }

  private faultOf(line: Buffer): PhysicalReason | null {
    if (line.length > this.limits.maxLineBytes) return 'line_too_long';
    return this.charset.faultOf(line) ?? (line[0] === openBrace ? null : 'not_json_object');
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9 || byte === 13;
}
