/**
 * One source file becomes a spool: a clean UTF-8 file with one record a line, and beside it every record
 * that could not be read, with its line, the reason and the raw text.
 * read = recordCount + faults.length: nothing disappears without a word.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { storageProblem } from '#platform/atomic-files.ts';
import type { CharsetName } from './charset.ts';
import { UnreadableSource, spoolLimits, type SpoolLimits } from './limits.ts';
import { beginning, pieces } from './line-blocks.ts';
import { isZip, type Reading, type SourceFile } from './kinds.ts';
import { pathProblem } from './path-problems.ts';
import { SpoolReader } from './spool-reader.ts';
import { SpoolWriter, checkpointEvery, type PhysicalFault } from './spool-writer.ts';
import { readText, unreadableKind } from './text-records.ts';
import { readSpreadsheet } from './xlsx-records.ts';

export type { PhysicalFault } from './spool-writer.ts';

export type Spool = {
  /** First 16 hex digits of sha256. */
  fileId: string;
  /** Of a file as received (a .gz as it lies there), and of a zip's member after unpacking: what sha256sum says. */
  sha256: string;
  name: string;
  baseName: string;
  /** Bytes after .gz or .zip, before letters are decoded. */
  byteCount: number;
  format: 'csv' | 'jsonl';
  charset: CharsetName;
  /** The spool file: UTF-8, one record a line, no header line, no byte-order mark, no NUL, no CR. */
  path: string;
  /** csv: the header cells, trimmed. jsonl: the keys of the first 1,000 objects in order of appearance. */
  header: string[];
  /** csv: cells of every spool record after its first one, `n_fields`; = header.length. jsonl: 0. */
  width: number;
  /** Records in the spool. */
  recordCount: number;
  /** Line (from 1) in the source, or sheet row, of the i-th spool record (from 0). */
  lineOf(recordIndex0: number): number;
  /** Raw spool lines of some records, by index (from 0). */
  readRecords(indices: number[]): Promise<Map<number, string>>;
  faults: PhysicalFault[];
  /** header_only: a sound file that holds no rows. */
  note: 'header_only' | null;
};

/**
 * Writes the spool of one source into the folder `dir`, which must exist.
 * A source of which nothing can be read gives a spool without records and one fault at line 0.
 * @throws Problem when the disk is full or `dir` or the source may not be used
 */
export async function spool(
  source: SourceFile,
  dir: string,
  limits: Partial<SpoolLimits> = {},
): Promise<Spool> {
  const part = join(dir, `.${randomUUID()}.part`);
  const writer = await SpoolWriter.create(part);
  const tally = new Tally(source.packedPath === undefined);
  try {
    const reading = await fill(writer, source, tally, part, { ...spoolLimits, ...limits });
    const written = await writer.finish();
    const sha256 =
      source.packedPath === undefined ? tally.sha256(source, writer.faults) : await hashOf(source.packedPath);
    const path = join(dir, `${sha256.slice(0, 16)}.${reading.format}`);
    await rename(part, path);
    const reader = new SpoolReader(path, writer.recordCount, written.checkpoints, checkpointEvery);
    return {
      ...reading,
      fileId: sha256.slice(0, 16),
      sha256,
      name: source.name,
      baseName: source.baseName,
      byteCount: tally.byteCount,
      path,
      width: reading.format === 'csv' ? reading.header.length : 0,
      recordCount: writer.recordCount,
      lineOf: (record) => written.lines.lineOf(record),
      readRecords: (indices) => reader.read(indices),
      faults: writer.faults,
      note:
        reading.header.length > 0 && writer.recordCount + writer.faults.length === 0 ? 'header_only' : null,
    };
  } catch (error) {
    await writer.abandon();
    await rm(part, { force: true });
    throw storageProblem(error, dir) ?? error;
  }
}

/** What went through: counted and hashed while it is read. */
class Tally {
  byteCount = 0;
  private readonly hash = createHash('sha256');
  private readonly hashing: boolean;

  constructor(hashing: boolean) {
    this.hashing = hashing;
  }

  async *count(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.byteCount += chunk.length;
      if (this.hashing) this.hash.update(chunk);
      yield chunk;
    }
  }

  /** Sources that must not be opened have no bytes to tell them apart; their name and reason do. */
  sha256(source: SourceFile, faults: PhysicalFault[]): string {
    const refused = this.byteCount === 0 && faults[0] !== undefined && faults[0].reason !== 'empty_file';
    if (refused) this.hash.update(`${faults[0]?.reason ?? ''}\n${source.baseName}`);
    return this.hash.digest('hex');
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function fill(
  writer: SpoolWriter,
  source: SourceFile,
  tally: Tally,
  part: string,
  limits: SpoolLimits,
): Promise<Reading> {
  const nothing: Reading = { format: 'csv', charset: 'utf-8', header: [] };
  try {
    return await readAll(writer, tally.count(pieces(bytesOf(source))), part, limits);
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    await writer.reset();
    writer.fault(0, error.reason);
    return nothing;
  }
}

/** The stream's bytes; a failing read becomes a problem that names the source. */
async function* bytesOf(source: SourceFile): AsyncGenerator<Buffer> {
  try {
    yield* (await source.open()) as AsyncIterable<Buffer>;
  } catch (error) {
    throw pathProblem(error, source.name);
  }
}

async function readAll(
  writer: SpoolWriter,
  chunks: AsyncIterable<Buffer>,
  part: string,
  limits: SpoolLimits,
): Promise<Reading> {
  const { head: sample, all } = await beginning(chunks);
  if (isZip(sample)) return readSheets(writer, all, part, limits);
  const reason = unreadableKind(sample);
  if (reason === null) return readText(writer, sample, all, limits);
  for await (const _ of all); // to the end: the file's id is of all its bytes
  throw new UnreadableSource(reason);
}

/** A spreadsheet can only be read from a file, so its bytes go through one beside the spool. */
async function readSheets(
  writer: SpoolWriter,
  all: AsyncIterable<Buffer>,
  part: string,
  limits: SpoolLimits,
): Promise<Reading> {
  const copy = `${part}.xlsx`;
  let size = 0;
  async function* bounded(): AsyncGenerator<Buffer> {
    for await (const chunk of all) {
      size += chunk.length;
      if (size <= limits.maxXlsxBytes) yield chunk;
    }
  }
  try {
    await pipeline(bounded, createWriteStream(copy, { mode: 0o600 }));
    if (size > limits.maxXlsxBytes) throw new UnreadableSource('xlsx_too_large');
    const header = await readSpreadsheet(copy, writer, limits);
    if (header.length === 0 && writer.faults.length === 0) writer.fault(0, 'empty_file');
    return { format: 'csv', charset: 'utf-8', header };
  } finally {
    await rm(copy, { force: true });
  }
}
