/**
 * A JSON document (a list of objects, or an API answer around one) as one object a line. A streaming
 * scanner of brackets and strings: it never holds more than one object, and what it hands on is parsed
 * later. The rows are the elements of the first array of objects, at any depth.
 */
import type { Charset } from './charset.ts';
import { KeyUnion } from './json-kind.ts';
import type { PhysicalReason, SpoolLimits } from './limits.ts';
import type { SpoolWriter } from './spool-writer.ts';

/** Arrays of objects that describe the rows instead of being them (CKAN lists its fields first). */
const descriptions = new Set(['fields', 'columns', 'schema', 'metadata', '_links', 'sort', 'filters']);

const newline = 10;
const quote = 0x22;
const backslash = 0x5c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

export class JsonDocumentRecords {
  readonly keys = new KeyUnion();
  private line = 1;
  /** Brackets that are open outside a row; a list that only describes is marked. */
  private stack: ('object' | 'list' | 'described')[] = [];
  private key = '';
  /** Depth of `stack` at the list whose elements are the rows; 0 while it is not found. */
  private rowsDepth = 0;
  private inString = false;
  private escaped = false;
  /** A newline was met within a string: the next letter tells whether the string goes on. */
  private inDoubt = false;
  private row: Row | null = null;
  private stopped = false;
  private values = 0;
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

  /** Any piece of the document, cut anywhere. */
  read(bytes: Buffer): void {
    for (let i = 0; i < bytes.length && !this.stopped;)
      i = this.row ? this.inRow(bytes, i, this.row) : this.outside(bytes, i);
  }

  /** The end of the source: whole, or cut for a reason of its own. */
  finish(cut: PhysicalReason | null): void {
    if (this.stopped) return;
    const open = this.row !== null || this.stack.length > 0 || this.inString;
    if (cut !== null || open) {
      this.writer.fault(this.row?.line ?? this.line, cut ?? 'json_truncated', this.row?.bytes(200 * 4) ?? '');
    } else if (this.writer.recordCount === 0 && this.writer.faults.length === 0 && this.values > 0) {
      this.writer.fault(0, 'not_json_object'); // sound JSON, but no list of objects in it
    }
  }

  /** Between rows: follows brackets and keys, one byte at a time, until a row begins. */
  private outside(bytes: Buffer, start: number): number {
    for (let i = start; i < bytes.length; i++) {
      const byte = bytes[i] ?? 0;
      if (byte === newline) this.line++;
      if (this.inString) this.stringByte(byte);
      else if (byte === quote) {
        this.inString = true;
        this.key = '';
      } else if (byte === openObject && this.beginsRow()) {
        this.row = new Row(this.line, this.limits.maxLineBytes);
        return i;
      } else if (!this.bracket(byte)) return bytes.length;
    }
    return bytes.length;
  }

  private stringByte(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === backslash) this.escaped = true;
    else if (byte === quote) this.inString = false;
    else if (this.key.length < 64) this.key += String.fromCharCode(byte);
  }

  private beginsRow(): boolean {
    if (this.rowsDepth === 0 && this.stack.at(-1) === 'list') this.rowsDepth = this.stack.length;
    return this.rowsDepth > 0 && this.stack.length === this.rowsDepth;
  }

  /** False when the brackets do not match: nothing after that can be trusted. */
  private bracket(byte: number): boolean {
    if (byte === openObject) this.stack.push('object');
    else if (byte === openList) {
      const inObject = this.stack.at(-1) === 'object';
      const described = this.stack.at(-1) === 'described' || (inObject && descriptions.has(this.key));
      this.stack.push(described ? 'described' : 'list');
    } else if (byte === closeObject || byte === closeList) {
      const opened = this.stack.pop();
      if (opened === undefined || (opened === 'object') !== (byte === closeObject))
        return this.stop('not_json_object');
      if (this.stack.length < this.rowsDepth) this.rowsDepth = 0; // a second answer may follow the first
      if (this.stack.length === 0) this.values++;
    }
    return true;
  }

  private stop(reason: PhysicalReason): boolean {
    this.writer.fault(this.line, reason);
    this.stopped = true;
    return false;
  }

  /** Within a row: looks only for its end. */
  private inRow(bytes: Buffer, start: number, row: Row): number {
    let { depth } = row;
    let i = start;
    for (; i < bytes.length; i++) {
      if (this.inString && !this.inDoubt && !this.escaped) i = endOfText(bytes, i);
      const byte = bytes[i] ?? 0;
      if (byte === newline) this.newlineInRow(row);
      if (this.inString && this.inDoubt && byte > 32 && this.endsString(byte)) {
        if (byte === openObject && row.newlines === 1) break; // rows stand one a line: this is the next one
      }
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === backslash) this.escaped = true;
        else if (byte === quote) this.inString = false;
      } else if (byte === quote) this.inString = true;
      else if (byte === openObject || byte === openList) depth++;
      else if ((byte === closeObject || byte === closeList) && --depth === 0) break;
    }
    const broken = depth > 0 && i < bytes.length;
    row.depth = depth;
    const end = broken ? i : Math.min(i + 1, bytes.length);
    row.add(bytes, start, end);
    if (depth === 0 || broken) this.endRow(row);
    return end;
  }

  private newlineInRow(row: Row): void {
    this.line++;
    row.newlines++;
    this.inDoubt = this.inString;
  }

  /**
   * JSON has no raw newline in a string. Where the next line goes on with a bracket or a key, an earlier
   * quote was a stray one and only this row is broken; otherwise the newline belongs to the text.
   */
  private endsString(byte: number): boolean {
    this.inDoubt = false;
    const structural = byte === quote || byte === openObject || byte === closeObject || byte === closeList;
    if (structural) this.inString = false;
    return structural;
  }

  private endRow(row: Row): void {
    this.row = null;
    const bytes = row.bytes();
    const reason = row.tooLong
      ? 'line_too_long'
      : this.charset.isClean(bytes)
        ? null
        : this.charset.faultOf(bytes);
    if (reason !== null) {
      this.writer.fault(row.line, reason, bytes);
      return;
    }
    this.writer.begin(row.line);
    if (this.keys.wantsMore) this.keys.add(bytes);
    const flat = row.newlines > 0 || bytes.indexOf(13) >= 0 ? onOneLine(bytes) : bytes;
    this.writer.bytes(flat, 0, flat.length);
    this.writer.text('\n');
  }
}

/** Index of the next byte that means something within a string: most bytes of a document are text. */
function endOfText(bytes: Buffer, start: number): number {
  let i = start;
  for (; i < bytes.length - 1; i++) {
    const byte = bytes[i];
    if (byte === quote || byte === backslash || byte === newline) break;
  }
  return i;
}

/** Newlines and the indents after them become one space. Byte for byte, so that Thai letters stay whole. */
function onOneLine(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/[\r\n]+[ \t]*/gu, ' '), 'latin1');
}

/** One object as it comes in pieces. Over the limit only its start is kept. */
class Row {
  depth = 0;
  newlines = 0;
  tooLong = false;
  readonly line: number;
  private readonly limit: number;
  private parts: Buffer[] = [];
  private size = 0;

  constructor(line: number, limit: number) {
    this.line = line;
    this.limit = limit;
  }

  add(bytes: Buffer, start: number, end: number): void {
    if (this.tooLong) return;
    this.size += end - start;
    this.tooLong = this.size > this.limit;
    const part = bytes.subarray(start, this.tooLong ? Math.min(end, start + 800) : end);
    this.parts.push(this.depth === 0 ? part : Buffer.from(part)); // a row that goes on outlives this piece
    if (this.tooLong) this.parts = [Buffer.from(this.bytes(800))];
  }

  bytes(limit = Infinity): Buffer {
    const whole = this.parts.length === 1 ? (this.parts[0] ?? Buffer.alloc(0)) : Buffer.concat(this.parts);
    return whole.length > limit ? whole.subarray(0, limit) : whole;
  }
}
