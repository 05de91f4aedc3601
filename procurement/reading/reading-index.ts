/**
 * The reading index: one generation's tables once more, as a DuckDB file whose ids are indexed, so that a page
 * about one subject reads that subject's rows and not the country's. It is made after an import, beside the
 * generations, and may be deleted at any time: readers then read Parquet, which says the same more slowly.
 *
 *   DIR/reading/<generation>-<12 hex of its form and keys>.duckdb
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openDuckdb, sqlText, type Duckdb } from '#platform/duckdb.ts';
import { leaseGeneration, type Generation } from '../workspace.ts';
import { indexedTables, resultsOf, type CatalogueRow } from './whole-views.ts';

/**
 * Table → the ids by which single rows are fetched. Rows of an agency are many and stand together instead:
 * a range read in order is quicker than the same rows fetched one by one.
 */
const lookups: Record<string, readonly string[]> = {
  awards: ['award_id', 'pair_id', 'supplier_id'],
  tenders: ['tender_id'],
  contracts: ['contract_id', 'award_id'],
  suppliers: ['supplier_id'],
  score_parts: ['subject_id'],
};
/** Rows per group, each with its own smallest and largest values: what is not asked for is passed over. */
const groupSize = 8192;

/** Raised when the index changes its tables or their indexes: one of an older form is made again. */
const form = 2;

/** Where the index of a generation lies, whether it has been made or not. */
export function indexPath(workspace: string, { n, manifest }: Pick<Generation, 'n' | 'manifest'>): string {
  const keys = JSON.stringify([form, manifest.core_key, manifest.flag_keys, manifest.scores_key]);
  const hash = createHash('sha256').update(keys).digest('hex').slice(0, 12);
  return join(workspace, 'reading', `${n}-${hash}.duckdb`);
}

/**
 * Makes the index of the newest generation unless it is there; a second maker's is as good as the first's.
 * Indexes of generations that are gone are removed.
 * @returns whether one was made
 * @throws Problem workspace.empty
 */
export async function makeReadingIndex(
  workspace: string,
  options: { threads?: number } = {},
): Promise<boolean> {
  const lease = leaseGeneration(workspace);
  try {
    const path = indexPath(workspace, lease);
    const rooms = ['flags', 'scores'].map((room) => join(lease.folder, room));
    if (existsSync(path) || rooms.some((room) => readdirSync(room).length === 0)) return false;
    mkdirSync(join(workspace, 'reading'), { recursive: true });
    const draft = `${path}.${process.pid}.draft`;
    try {
      await write(lease.folder, draft, options.threads ?? 2);
      renameSync(draft, path);
    } finally {
      for (const left of [draft, `${draft}.wal`]) rmSync(left, { force: true });
    }
    removeOld(workspace, basename(path));
    return true;
  } finally {
    lease.release();
  }
}

/** Readers that have an old one open keep it until they close it. */
function removeOld(workspace: string, newest: string): void {
  const folder = join(workspace, 'reading');
  const generations = new Set(readdirSync(join(workspace, 'generations')));
  for (const name of readdirSync(folder)) {
    const [generation = ''] = name.split('-');
    const stands = generations.has(generation) && generation !== newest.split('-')[0];
    const finished = name.endsWith('.duckdb');
    if (finished && name !== newest && !stands) rmSync(join(folder, name), { force: true });
  }
}

async function write(folder: string, path: string, lanes: number): Promise<void> {
  const spool = `${path}.spool`;
  mkdirSync(spool, { recursive: true });
  const db = await openDuckdb({ threads: 1, memoryLimit: '800MB', tempDirectory: spool });
  try {
    await db.run(`ATTACH ${sqlText(path)} AS indexed (ROW_GROUP_SIZE ${groupSize})`);
    const parquet = (name: string) => `read_parquet(${sqlText(join(folder, name))})`;
    const catalogue = await db.all<CatalogueRow>(`SELECT * FROM ${parquet('flags/catalogue.parquet')}`);
    const results = new Set(catalogue.map((flag) => resultsOf(flag.flag_id)));
    const tables = [...indexedTables(catalogue)].filter((table) => !results.has(table));
    const room = (table: string) => (table === 'score_parts' ? 'scores' : 'core');
    await sideBySide(db, lanes, tables, (own, table) =>
      writeTable(own, table, parquet(`${room(table)}/${table}.parquet`)),
    );
    await sideBySide(db, lanes, catalogue, (own, flag) =>
      writeResults(own, flag, parquet(`flags/${flag.flag_id}.parquet`)),
    );
    await db.run('CHECKPOINT indexed');
  } finally {
    db.close();
    rmSync(spool, { recursive: true, force: true });
  }
}

/** Tables next to each other with one thread each: quicker than one after the other with all threads. */
async function sideBySide<T>(
  db: Duckdb,
  lanes: number,
  all: Iterable<T>,
  work: (own: Duckdb, one: T) => Promise<void>,
): Promise<void> {
  const waiting = [...all];
  const lane = async () => {
    const own = await db.connect();
    try {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(own, one);
    } finally {
      own.connection.closeSync();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function writeTable(db: Duckdb, table: string, from: string): Promise<void> {
  const byAgency = ['awards', 'tenders', 'contracts'].includes(table) ? 'ORDER BY agency_id' : '';
  await db.run(`CREATE TABLE indexed.${table} AS SELECT * FROM ${from} ${byAgency}`);
  for (const column of lookups[table] ?? [])
    await db.run(`CREATE INDEX ${table}_${column} ON indexed.${table} (${column})`);
}

/** Kind of subject → whose it is, in terms of the results `r`; a seller is nobody's. */
const homes: Record<string, { agency: string; join: string }> = {
  agency: { agency: 'r.subject_id', join: '' },
  pair: { agency: `split_part(substr(r.subject_id, 6), '|', 1)`, join: '' },
  award: { agency: 'a.agency_id', join: 'LEFT JOIN indexed.awards a ON a.award_id = r.subject_id' },
  tender: { agency: 't.agency_id', join: 'LEFT JOIN indexed.tenders t ON t.tender_id = r.subject_id' },
  contract: { agency: 'c.agency_id', join: 'LEFT JOIN indexed.contracts c ON c.contract_id = r.subject_id' },
  supplier: { agency: 'CAST(NULL AS VARCHAR)', join: '' },
};

async function writeResults(db: Duckdb, flag: CatalogueRow, from: string): Promise<void> {
  const home = homes[flag.subject_kind];
  if (!home) throw new Error(`results of an unknown kind of subject: ${flag.subject_kind}`);
  const table = resultsOf(flag.flag_id);
  await db.run(
    `CREATE TABLE indexed.${table} AS SELECT r.*, ${home.agency} AS home_agency_id FROM ${from} r ${home.join}`,
  );
  await db.run(`CREATE INDEX ${table}_subject ON indexed.${table} (subject_id)`);
}
