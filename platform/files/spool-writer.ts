/**
 * Writes the clean records of one source to a file, and remembers for each the line it came from,
 * so that a person can be sent to the right row of the file they handed in.
 */
import { isUtf8 } from 'node:buffer';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { storageProblem } from '#platform/atomic-files.ts';
import type { PhysicalReason } from './limits.ts';

/** A record that could not be read. `line` is 0 when the whole file is meant; raw ≤ 2,000 characters. */
export type PhysicalFault = {
  line: number;
  reason: PhysicalReason;
  raw: string;
};

const bufferBytes = 1024 * 1024;
/** A place in the spool is remembered once in so many records. */
export const checkpointEvery = 1024;

export class SpoolWriter {
  recordCount = 0;
  readonly faults: PhysicalFault[] = [];
  private readonly handle: FileHandle;
  private readonly folder: string;
  private full: Buffer[] = [];
  private spare: Buffer[] = [];
  private current: Buffer = Buffer.allocUnsafeSlow(bufferBytes);
  private used = 0;
  private flushed = 0;
  private written = 0;
  private readonly lines = new LineMap();
  private readonly checkpoints: number[] = [];

  private constructor(handle: FileHandle, folder: string) {
    this.handle = handle;
    this.folder = folder;
  }

  static async create(path: string): Promise<SpoolWriter> {
    return new SpoolWriter(await guarded(dirname(path), () => open(path, 'w+', 0o600)), dirname(path));
  }

  /** Announces the next record; `ahead` = bytes of earlier records that were not handed over yet. */
  begin(line: number, ahead = 0): void {
    if (this.recordCount % checkpointEvery === 0) this.checkpoints.push(this.flushed + this.used + ahead);
    this.lines.note(this.recordCount++, line);
  }

  bytes(source: Buffer, start: number, end: number): void {
    while (start < end) {
      const take = Math.min(end - start, bufferBytes - this.used);
      source.copy(this.current, this.used, start, start + take);
      this.used += take;
      start += take;
      if (this.used === bufferBytes) this.turnOver();
    }
  }

  text(value: string): void {
    if (value.length < 64 && this.used + 64 * 3 < bufferBytes) {
      this.used += this.current.write(value, this.used);
      return;
    }
    const bytes = Buffer.from(value);
    this.bytes(bytes, 0, bytes.length);
  }

  /** Raw text is kept whole for the first 5,000 faults, then shorter: a file of faults must not fill memory. */
  fault(line: number, reason: PhysicalReason, raw: Buffer | string = ''): void {
    const count = this.faults.length;
    const length = reason === 'line_too_long' || count >= 5000 ? 200 : 2000;
    this.faults.push({ line, reason, raw: count < 50_000 ? readable(raw, length) : '' });
  }

  /** Writes what has gathered. Call after every block: readers themselves never wait. */
  async drain(): Promise<void> {
    for (const buffer of this.full.splice(0)) {
      await this.write(buffer);
      this.spare.push(buffer);
    }
  }

  /** Forgets everything written, for a source of which nothing may be trusted. */
  async reset(): Promise<void> {
    this.full = [];
    this.used = this.flushed = this.written = this.recordCount = 0;
    this.faults.length = this.checkpoints.length = 0;
    await guarded(this.folder, () => this.handle.truncate(0));
  }

  /** Writes the rest and closes. */
  async finish(): Promise<{ lines: LineMap; checkpoints: number[] }> {
    await this.drain();
    await this.write(this.current.subarray(0, this.used));
    await this.handle.close();
    return { lines: this.lines, checkpoints: this.checkpoints };
  }

  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }

  private turnOver(): void {
    this.full.push(this.current);
    this.flushed += bufferBytes;
    this.current = this.spare.pop() ?? Buffer.allocUnsafeSlow(bufferBytes);
    this.used = 0;
  }

  private async write(buffer: Buffer): Promise<void> {
    for (let start = 0; start < buffer.length;) {
      const { bytesWritten } = await guarded(this.folder, () =>
        this.handle.write(buffer, start, null, this.written),
      );
      start += bytesWritten;
      this.written += bytesWritten;
    }
  }
}

/** The line of each record, as the few places where "line minus record number" changes. */
export class LineMap {
  private readonly records: number[] = [];
  private readonly shifts: number[] = [];

  note(record: number, line: number): void {
    if (record === 0) this.records.length = this.shifts.length = 0;
    if (this.shifts.at(-1) === line - record) return;
    this.records.push(record);
    this.shifts.push(line - record);
  }

  lineOf(record: number): number {
    let low = 0;
    let high = this.records.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.records[middle]! <= record) low = middle;
      else high = middle - 1;
    }
    return record + (this.shifts[low] ?? 0);
  }
}

/** Text for a person's eyes, whatever the bytes are; NUL is shown, as no store keeps it. */
function readable(raw: Buffer | string, length: number): string {
  const text = typeof raw === 'string' ? raw : decode(raw.subarray(0, length * 4));
  return text.slice(0, length).replaceAll('\0', '\u2400');
}

function decode(raw: Buffer): string {
  const utf8 = raw.toString('utf8');
  if (isUtf8(raw) || utf8.indexOf('\uFFFD') >= utf8.length - 1) return utf8.replace(/\uFFFD$/u, ''); // cut within a letter
  return new TextDecoder('windows-874').decode(raw);
}

async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageProblem(error, folder) ?? error;
  }
}
