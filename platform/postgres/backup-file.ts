/**
 * The form of a backup: one gzip file of JSON lines. The first is the head; a section begins with an
 * object, holds strings, and ends with an object that counts and hashes them; the last line hashes all
 * that went before. Nothing of a file is believed before all of it was read once.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { damagedBackup, newerBackup } from './backup-problems.ts';
import type { Applied } from './migrate.ts';

export const backupFormat = 1;

export interface BackupHead {
  kind: 'truatkhap-backup';
  format: number;
  made_at: string;
  migrations: Applied[];
  /** Manifest of the analysis at that moment: which files it was made of. Null where there is none. */
  workspace: unknown;
  /** Sequence → last value and whether it was given out. */
  sequences: Record<string, [last: string, given: boolean]>;
}

/** A table's rows, or a kept file's bytes. */
export interface SectionName {
  kind: 'table' | 'file';
  name: string;
}

export interface SectionEnd {
  lines: number;
  sha256: string;
}

/** What the reader meets, in order. */
export type BackupPart =
  | { part: 'head'; head: BackupHead }
  | { part: 'section'; section: SectionName }
  | { part: 'line'; section: SectionName; text: string }
  | { part: 'end'; section: SectionName; end: SectionEnd };

export type Section = SectionName & { lines: AsyncIterable<string> | Iterable<string> };

/** Writes a new file, readable by its owner alone and flushed to the disk. */
export async function writeBackupFile(
  path: string,
  head: BackupHead,
  sections: AsyncIterable<Section>,
): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  const bytes = handle.createWriteStream({ flush: true });
  await pipeline(Readable.from(textOf(head, sections)), createGzip(), bytes);
}

async function* textOf(head: BackupHead, sections: AsyncIterable<Section>): AsyncGenerator<string> {
  const whole = createHash('sha256');
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    whole.update(text);
    return text;
  };
  yield line(head);
  for await (const { kind, name, lines } of sections) {
    yield line({ kind, name });
    const hash = createHash('sha256');
    let count = 0;
    for await (const text of lines) {
      hash.update(`${text}\n`);
      count += 1;
      yield line(text);
    }
    yield line({ lines: count, sha256: hash.digest('hex') } satisfies SectionEnd);
  }
  yield `${JSON.stringify({ whole: whole.digest('hex') })}\n`;
}

/** Reads a backup part by part and checks it on the way. @throws Problem backup.damaged, backup.newer */
export async function* readBackupFile(path: string): AsyncGenerator<BackupPart> {
  const whole = createHash('sha256');
  let section: SectionName | null = null;
  let inside = { lines: 0, hash: createHash('sha256') };
  let state: 'start' | 'between' | 'ended' = 'start';
  for await (const text of linesOf(path)) {
    if (state === 'ended') throw damagedBackup(path, 'more after the end');
    const value = parsed(path, text);
    if (state === 'start') {
      yield { part: 'head', head: headOf(path, value) };
      state = 'between';
    } else if (typeof value === 'string' && section) {
      inside.hash.update(`${value}\n`);
      inside.lines += 1;
      yield { part: 'line', section, text: value };
    } else if (isEnd(value) && section) {
      if (value.lines !== inside.lines || value.sha256 !== inside.hash.digest('hex'))
        throw damagedBackup(path, section.name);
      yield { part: 'end', section, end: value };
      section = null;
    } else if (isSection(value) && !section) {
      section = value;
      inside = { lines: 0, hash: createHash('sha256') };
      yield { part: 'section', section };
    } else if (isWhole(value) && !section) {
      if (value.whole !== whole.digest('hex')) throw damagedBackup(path, 'sha-256');
      state = 'ended';
    } else throw damagedBackup(path, 'order');
    if (state !== 'ended') whole.update(`${text}\n`);
  }
  if (state !== 'ended') throw damagedBackup(path, 'cut off');
}

const has = <K extends string>(value: unknown, ...keys: K[]): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && keys.every((key) => key in value);
const isEnd = (value: unknown): value is SectionEnd => has(value, 'lines', 'sha256');
const isSection = (value: unknown): value is SectionName =>
  has(value, 'kind', 'name') &&
  (value.kind === 'table' || value.kind === 'file') &&
  typeof value.name === 'string';
const isWhole = (value: unknown): value is { whole: string } => has(value, 'whole');

function headOf(path: string, value: unknown): BackupHead {
  if (!has(value, 'kind', 'format') || value.kind !== 'truatkhap-backup') throw damagedBackup(path, 'head');
  if (Number(value.format) > backupFormat) throw newerBackup(path, `format ${String(value.format)}`);
  return value as unknown as BackupHead;
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damagedBackup(path, 'JSON');
  }
}

/** Lines end at \n and nowhere else: text may hold every other separator. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const bytes = createGunzip();
  createReadStream(path)
    .on('error', (error) => bytes.destroy(error))
    .pipe(bytes);
  let pieces: Buffer[] = [];
  try {
    for await (const block of bytes as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, from)) {
        pieces.push(block.subarray(from, at));
        yield Buffer.concat(pieces).toString('utf8');
        pieces = [];
        from = at + 1;
      }
      if (from < block.length) pieces.push(block.subarray(from));
    }
  } catch (error) {
    if (/^(Z_|ERR_)/.test((error as { code?: string }).code ?? '')) throw damagedBackup(path, 'gzip');
    throw error;
  }
  if (pieces.length > 0) throw damagedBackup(path, 'cut off');
}
