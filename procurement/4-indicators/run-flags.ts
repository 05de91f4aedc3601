/**
 * Station 4 over a whole generation: every flag of red-flags/ over core/*.parquet, one
 * `flags/<flag>.parquet` and, where the flag has peers, `flags/<flag>.peers.parquet`; the rules as
 * they were stand in `flags/catalogue.parquet`. A flag whose rule, parameters and core are as before
 * is taken over from the previous generation.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb, sqlText, type Duckdb } from '#platform/duckdb.ts';
import { makeCatalogue } from './catalogue.ts';
import { readCoreDocs } from './core-docs.ts';
import { tokenize } from './dialect.ts';
import {
  checkOverrides,
  discoverFlags,
  parametersOf,
  peersTable,
  type FlagFolder,
  type Overrides,
} from './flag-folder.ts';
import { finishedRows, rawTable, storePeers } from './one-flag.ts';

export type { Overrides };

export interface RunFlagsOptions {
  /** Folder of the generation being written; `core/` stands in it, `flags/` is made. */
  folder: string;
  /** Hash of everything core was built from. */
  coreKey: string;
  /** flag id → key of the generation before, and how one of its files is taken over. */
  previous?: { flagKeys: Record<string, string>; keep(relativePath: string): void } | null;
  flags?: readonly FlagFolder[];
  overrides?: Overrides;
  threads?: number;
  memoryLimit?: string;
  tempDirectory?: string;
  /** Told after every flag. */
  progress?: (done: number, total: number, flagId: string) => void;
}

export interface RunFlagsReport {
  /** flag id → hash of what its results were made from; for the manifest. */
  flagKeys: Record<string, string>;
  ran: string[];
  kept: string[];
}

/** Raised when the shape of the written files changes, so that no old file is taken over. */
const fileFormat = 2;

/**
 * Runs the flags that are not retired. Rows are ordered by subject_kind, subject_id, period_be; the
 * bytes do not depend on threads or on the order of core's rows.
 * Throws Problem for an unknown flag or parameter in `overrides`, or a flag that breaks its contract.
 */
export async function runFlags(options: RunFlagsOptions): Promise<RunFlagsReport> {
  const all = options.flags ?? discoverFlags();
  checkOverrides(all, options.overrides ?? {});
  const flags = all.filter((flag) => flag.spec.status !== 'retired');
  const keys = Object.fromEntries(flags.map((flag) => [flag.spec.id, flagKey(flag, options)]));
  mkdirSync(join(options.folder, 'flags'), { recursive: true });
  const changed = flags.filter((flag) => options.previous?.flagKeys[flag.spec.id] !== keys[flag.spec.id]);
  const kept = flags.filter((flag) => !changed.includes(flag));
  for (const flag of kept) for (const file of filesOf(flag)) options.previous?.keep(file);
  await runChanged(flags, changed, options);
  return { flagKeys: keys, ran: changed.map((flag) => flag.spec.id), kept: kept.map((flag) => flag.spec.id) };
}

function flagKey(flag: FlagFolder, options: RunFlagsOptions): string {
  const { id, version, subject, fdr } = flag.spec;
  const parameters = parametersOf(flag.spec, options.overrides?.[id]);
  const made = {
    fileFormat,
    id,
    version,
    subject,
    fdr,
    sql: flag.sqlHash,
    parameters,
    core: options.coreKey,
  };
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}

/** The files one flag writes, relative to the generation. */
export function filesOf(flag: FlagFolder): string[] {
  const results = `flags/${flag.spec.id}.parquet`;
  return flag.peersSql === null ? [results] : [results, `flags/${flag.spec.id}.peers.parquet`];
}

async function runChanged(
  all: readonly FlagFolder[],
  changed: readonly FlagFolder[],
  options: RunFlagsOptions,
): Promise<void> {
  const { threads = 2, memoryLimit = '1200MB', tempDirectory, overrides = {} } = options;
  const db = await openDuckdb({ threads, memoryLimit, ...(tempDirectory ? { tempDirectory } : {}) });
  try {
    await loadCore(db, changed, options.folder);
    let done = all.length - changed.length;
    if (changed.length > 1) await db.run('SET threads = 1'); // two flags with one thread each beat two threads in each
    await inTurns(db, threads, changed, async (connection, flag) => {
      await runOne(connection, flag, options);
      done += 1;
      options.progress?.(done, all.length, flag.spec.id);
    });
    await makeCatalogue(
      db,
      all.map((flag) => ({ flag, parameters: parametersOf(flag.spec, overrides[flag.spec.id]) })),
    );
    await write(db, 'SELECT * FROM catalogue ORDER BY flag_id', options.folder, 'catalogue.parquet');
  } finally {
    db.close();
  }
}

/**
 * Does `work` for every item on up to two connections: much of one flag's work uses one thread, so a
 * second flag fills the other. Waits for all before it throws the first fault.
 */
async function inTurns<T>(
  db: Duckdb,
  threads: number,
  items: readonly T[],
  work: (db: Duckdb, item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const turn = async (connection: Duckdb) => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(connection, item);
  };
  const lanes = await Promise.all(Array.from({ length: Math.min(2, threads) }, () => db.connect()));
  const ends = await Promise.allSettled(
    lanes.map((lane) =>
      turn(lane).finally(() => {
        lane.connection.closeSync();
      }),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Up to this many rows a core table is held in memory, with the columns that the flags name. */
const rowsHeld = 1_000_000;

/** Core as tables of the same names. Columns no flag names are left on the disk. */
async function loadCore(db: Duckdb, flags: readonly FlagFolder[], folder: string): Promise<void> {
  const docs = readCoreDocs();
  for (const table of new Set(flags.flatMap((flag) => flag.spec.reads))) {
    const readers = flags.filter((flag) => flag.spec.reads.includes(table));
    const sql = readers.map((flag) => [flag.peersSql ?? '', flag.flagSql].join('\n')).join('\n');
    const words = new Set(tokenize(sql).map((token) => token.text.replaceAll('"', '')));
    const file = join(folder, 'core', `${table}.parquet`);
    const columns = Object.keys(docs[table]?.columns ?? {})
      .filter((column) => words.has(column))
      .map((column) => `"${column}"`);
    const source = `SELECT ${columns.length > 0 ? columns.join(', ') : '*'} FROM read_parquet(${sqlText(file)})`;
    const [size] = await db.all<{ n: bigint }>(`SELECT count(*) AS n FROM read_parquet(${sqlText(file)})`);
    const held = (size?.n ?? 0n) <= rowsHeld;
    await db.run(`CREATE ${held ? 'TABLE' : 'VIEW'} ${table} AS ${source}`);
  }
}

async function runOne(db: Duckdb, flag: FlagFolder, options: RunFlagsOptions): Promise<void> {
  const { id } = flag.spec;
  const parameters = parametersOf(flag.spec, options.overrides?.[id]);
  await storePeers(db, flag, parameters);
  await write(db, await finishedRows(db, flag, parameters), options.folder, `${id}.parquet`);
  await db.run(`DROP TABLE ${rawTable(id)}`);
  if (flag.peersSql === null) return;
  await write(
    db,
    `SELECT * FROM ${peersTable(id)} ORDER BY peer_group`,
    options.folder,
    `${id}.peers.parquet`,
  );
  await db.run(`DROP TABLE ${peersTable(id)}`);
}

async function write(db: Duckdb, select: string, folder: string, file: string): Promise<void> {
  await db.run(
    `COPY (${select}) TO ${sqlText(join(folder, 'flags', file))} (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1000)`,
  );
}
