/** For the tests of this folder only: sources made of bytes, zips made by hand, spools read back by DuckDB. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32, deflateRawSync } from 'node:zlib';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';
import type { SpoolLimits } from './limits.ts';
import type { SourceFile } from './kinds.ts';
import { openSources } from './open-sources.ts';
import { spool, type Spool } from './spool.ts';

/** Runs `work` with a folder of its own, which is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'truatkhap-files-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function sourceOf(content: string | Buffer | (() => Iterable<Buffer>), name = 'rows.csv'): SourceFile {
  const chunks = typeof content === 'function' ? content : () => [Buffer.from(content)];
  return {
    name,
    baseName: name,
    open: () => Promise.resolve(Readable.from(chunks(), { objectMode: false })),
  };
}

export type Spooled = { spool: Spool; records: string[] };

/** Spools bytes, and reads every record back through the spool's own door. */
export async function spooled(
  content: string | Buffer | (() => Iterable<Buffer>),
  limits: Partial<SpoolLimits> = {},
): Promise<Spooled> {
  return inFolder(async (folder) => withRecords(await spool(sourceOf(content), folder, limits)));
}

/** The same for what stands at `paths`. */
export async function spooledPaths(paths: string[], limits: Partial<SpoolLimits> = {}): Promise<Spooled[]> {
  return inFolder(async (folder) => {
    const all: Spooled[] = [];
    for await (const source of openSources(paths, limits))
      all.push(await withRecords(await spool(source, folder, limits)));
    return all;
  });
}

async function withRecords(made: Spool): Promise<Spooled> {
  const texts = await made.readRecords(Array.from({ length: made.recordCount }, (_, index) => index));
  return { spool: made, records: [...texts.values()] };
}

/** Reason and line of each fault. */
export function faultsOf({ spool: made }: Spooled): string[] {
  return made.faults.map((fault) => `${fault.line}:${fault.reason}`);
}

/** Cells as the next station sees them: DuckDB reads the spool, an empty cell is ''. */
export async function cellsByDuckdb(made: Spool): Promise<string[][]> {
  const rows = await queryCells<Record<string, string | null>>(made, '*');
  return rows.map((row) => Object.values(row).map((cell) => cell ?? ''));
}

/** A SELECT over the spool's columns n_fields, c0, c1 … */
export async function queryCells<Row>(made: Spool, select: string): Promise<Row[]> {
  const db = await openDuckdb({ threads: 1, memoryLimit: '256MB' });
  try {
    const names = ['n_fields', ...Array.from({ length: made.width }, (_, index) => `c${index}`)];
    const columns = names.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(', ');
    return await db.all<Row>(
      `SELECT ${select} FROM read_csv(${sqlText(made.path)}, auto_detect=false, header=false, delim=',', quote='"', escape='"', columns={${columns}})`,
    );
  } finally {
    db.close();
  }
}

export type ZipPart = { name: string | Buffer; content: Buffer; flags?: number; claimedSize?: number };

/** A zip made by hand, so that it can lie about names, sizes and passwords. */
export function zipOf(parts: ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0x800, claimedSize } of parts) {
    const raw = Buffer.from(name);
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? content.length, 18);
    common.writeUInt16LE(raw.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, raw, packed]);
    const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), raw]);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    central.push(entry);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
