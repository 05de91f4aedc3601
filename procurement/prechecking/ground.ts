/**
 * What a plan is laid upon: a connection of its own, where temporary tables stand before the analysis's tables
 * of the same names. Nothing of a plan is written anywhere else, and it is gone when the connection closes.
 * Where no data was ever taken in, the ground is bare: the law's limits, no peers and no public rows.
 */
import { problem } from '#kernel/problem.ts';
import { openDuckdb, sqlText, type Duckdb } from '#platform/duckdb.ts';
import { lawLimitsSql } from '../3-core/law-limits.ts';
import { makeCatalogue } from '../4-indicators/catalogue.ts';
import { readCoreDocs, type CoreColumn } from '../4-indicators/core-docs.ts';
import { discoverFlags, parametersOf } from '../4-indicators/flag-folder.ts';
import { storePeers } from '../4-indicators/one-flag.ts';
import type { Analysis, CatalogueRow } from '../reading/open.ts';

export interface Ground {
  db: Duckdb;
  /** True where flags ran over public rows: their results and peers can be asked. */
  hasResults: boolean;
  catalogue: readonly CatalogueRow[];
  /** The schema of the public rows. */
  home: string;
  /** Canonical id of the agency that was named, or null. */
  agencyId: string | null;
  close(): void;
}

/** The agency of a plan that names none: it has no peers and no public rows. */
export const unnamedAgency = 'agency:draft:unnamed';

/** @throws Problem precheck.no_such_agency */
export async function groundOf(analysis: Analysis, agencyId: string | null): Promise<Ground> {
  const db = await analysis.db.connect();
  const close = () => {
    db.connection.closeSync();
  };
  try {
    await db.run(`SET schema = '${analysis.home}'`);
    await layAgency(db, agencyId);
    const { home, catalogue } = analysis;
    return { db, hasResults: true, catalogue, home, agencyId, close };
  } catch (error) {
    close();
    throw error;
  }
}

let bare: Promise<{ db: Duckdb; catalogue: CatalogueRow[] }> | undefined;

/** A ground without public rows; the database under it is opened once. */
export async function bareGround(): Promise<Ground> {
  bare ??= openBare();
  const opened = await bare.catch((error: unknown) => {
    bare = undefined;
    throw error;
  });
  const db = await opened.db.connect();
  await layAgency(db, null);
  const close = () => {
    db.connection.closeSync();
  };
  return { db, hasResults: false, catalogue: opened.catalogue, home: 'main', agencyId: null, close };
}

async function openBare(): Promise<{ db: Duckdb; catalogue: CatalogueRow[] }> {
  const db = await openDuckdb({ threads: 1, memoryLimit: '300MB' });
  for (const { table, columns } of Object.values(readCoreDocs())) {
    const list = Object.entries(columns).map(([column, { type }]) => `"${column}" ${type}`);
    await db.run(`CREATE TABLE ${table} (${list.join(', ')})`);
  }
  await db.run(`INSERT INTO law_limits BY NAME ${lawLimitsSql()}`);
  const flags = discoverFlags().filter(({ spec }) => spec.status !== 'retired');
  const ruled = flags.map((flag) => ({ flag, parameters: parametersOf(flag.spec) }));
  for (const { flag, parameters } of ruled) await storePeers(db, flag, parameters);
  await makeCatalogue(db, ruled);
  return { db, catalogue: await db.all<CatalogueRow>('SELECT * FROM catalogue ORDER BY flag_id') };
}

let agencyColumns: Record<string, CoreColumn> | undefined;

/** Temporary tables `agencies` (one row) and `agency_aliases`. */
async function layAgency(db: Duckdb, agencyId: string | null): Promise<void> {
  agencyColumns ??= readCoreDocs()['agencies']!.columns;
  const columns = agencyColumns;
  const given: Record<string, string> = { agency_id: sqlText(unnamedAgency), whole_year: 'true' };
  const unnamed = Object.entries(columns).map(
    ([column, { type }]) => `CAST(${given[column] ?? 'NULL'} AS ${type}) AS "${column}"`,
  );
  const rows =
    agencyId === null
      ? `SELECT ${unnamed.join(', ')}`
      : `SELECT ${Object.keys(columns).join(', ')} FROM agencies WHERE agency_id = ${sqlText(agencyId)}`;
  await db.run(`CREATE TEMP TABLE agencies AS ${rows}`);
  const [row] = await db.all<{ n: bigint }>('SELECT count(*) AS n FROM agencies');
  if (row!.n === 0n)
    throw problem('precheck.no_such_agency', {
      th: 'ไม่พบหน่วยงานนี้ในข้อมูลที่เผยแพร่ เลือกจากรายการที่ค้นพบ หรือไม่ระบุหน่วยงานก็ได้',
      en: 'No agency of this code is in the published data. Choose one that was found, or name none.',
      status: 404,
    });
  await db.run(
    "CREATE TEMP TABLE agency_aliases AS SELECT agency_id AS alias_id, agency_id, 'self' AS alias_reason FROM agencies",
  );
}
