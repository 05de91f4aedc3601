/**
 * Opens one generation for reading, within a scope: every table is a view that holds the scope's
 * rows only, in a fresh in-memory database. The generation is leased until `close`.
 */
import { join } from 'node:path';
import { nearestName } from '#kernel/nearest-name.ts';
import { problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { openDuckdb, sqlText, type Duckdb } from '#platform/duckdb.ts';
import { leaseGeneration, type Manifest } from '../workspace.ts';
import { peersTable } from '../4-indicators/flag-folder.ts';

/** One flag as it was when it ran (`flags/catalogue.parquet`). */
export type CatalogueRow = {
  flag_id: string;
  family: string;
  version: number;
  status: string;
  use_as: string;
  subject_kind: string;
  value_is: 'ratio' | 'sum' | 'max';
  value_unit: string;
  has_peers: boolean;
  title_th: string;
  title_en: string;
  sentence_th: string;
  sentence_en: string;
  parameters_json: string;
  law_json: string;
  evidence_sql: string;
};

export type Analysis = {
  /** Views of core, `results`, `scores`, `score_parts`, `candidates`, all within the scope. */
  db: Duckdb;
  scope: Scope;
  generation: number;
  manifest: Manifest;
  catalogue: CatalogueRow[];
  close(): void;
};

/**
 * @throws Problem workspace.empty when nothing was imported, analysis.not_run when flags were not run.
 */
export async function openAnalysis(
  scope: Scope,
  workspace: string,
  options: { threads?: number } = {},
): Promise<Analysis> {
  const lease = leaseGeneration(workspace);
  const db = await openDuckdb({ threads: options.threads ?? 2 });
  const close = () => {
    db.close();
    lease.release();
  };
  try {
    if (lease.manifest.core_key === null || Object.keys(lease.manifest.flag_keys).length === 0)
      throw notRun();
    const catalogue = await makeViews(db, lease.folder, scope);
    return { db, scope, generation: lease.n, manifest: lease.manifest, catalogue, close };
  } catch (error) {
    close();
    throw error;
  }
}

function notRun() {
  return problem('analysis.not_run', {
    th: 'ยังไม่ได้คำนวณข้อสังเกตของข้อมูลชุดนี้ สั่ง truatkhap run ก่อน',
    en: 'The observations of this data have not been computed yet. Run: truatkhap run',
    status: 409,
  });
}

/** The scope as a condition on `pacc_area` and `province_iso`. */
export function scopeCondition(scope: Scope): string {
  if (scope.kind === 'nation') return 'true';
  return scope.kind === 'area'
    ? `pacc_area = ${Math.trunc(scope.area)}`
    : `province_iso = ${sqlText(scope.iso)}`;
}

/** How each core table is cut to the scope; law_limits belongs to nobody. */
const coreScopes: Record<string, (condition: string) => string> = {
  agencies: (condition) => condition,
  awards: (condition) => condition,
  tenders: (condition) => condition,
  contracts: (condition) => condition,
  agency_aliases: () => 'agency_id IN (SELECT agency_id FROM agencies)',
  suppliers: () => 'supplier_id IN (SELECT supplier_id FROM awards)',
  items: () => 'tender_id IN (SELECT tender_id FROM tenders)',
  parties: () => 'tender_id IN (SELECT tender_id FROM tenders)',
  coverage: () => 'province_iso IN (SELECT province_iso FROM agencies)',
  law_limits: () => 'true',
};

/** One row per subject within the scope; laid down once, because every flag's results are cut by it. */
const ownSubjectsSql = `
CREATE TABLE whole.own_subjects AS
SELECT 'award' AS kind, award_id AS id FROM awards
UNION ALL SELECT 'tender', tender_id FROM tenders
UNION ALL SELECT 'contract', contract_id FROM contracts
UNION ALL SELECT 'agency', agency_id FROM agencies
UNION ALL SELECT DISTINCT 'pair', pair_id FROM awards
UNION ALL SELECT DISTINCT 'supplier', supplier_id FROM awards`;

/** View of one flag's results within the scope. */
export function resultsOf(flagId: string): string {
  return `results_${flagId.replaceAll('-', '_')}`;
}

/** `path` within the generation as something to select from. */
type Parquet = (path: string) => string;

async function makeViews(db: Duckdb, folder: string, scope: Scope): Promise<CatalogueRow[]> {
  const parquet: Parquet = (path) => `read_parquet(${sqlText(join(folder, path))})`;
  const isWhole = scope.kind === 'nation';
  // Only counts per bin ever leave `whole` (peer-values.ts): the peers of an agency live everywhere.
  await db.run('CREATE SCHEMA whole');
  for (const [table, cut] of Object.entries(coreScopes)) {
    const where = isWhole ? 'true' : cut(scopeCondition(scope));
    await db.run(`CREATE VIEW ${table} AS SELECT * FROM ${parquet(`core/${table}.parquet`)} WHERE ${where}`);
    await db.run(`CREATE VIEW whole.${table} AS SELECT * FROM ${parquet(`core/${table}.parquet`)}`);
  }
  if (!isWhole) await db.run(ownSubjectsSql);
  const catalogue = await db.all<CatalogueRow>(
    `SELECT * FROM ${parquet('flags/catalogue.parquet')} ORDER BY flag_id`,
  );
  await makeResultViews(db, parquet, catalogue, isWhole);
  for (const table of ['scores', 'candidates']) {
    const where = isWhole ? 'true' : 'agency_id IN (SELECT agency_id FROM agencies)';
    await db.run(
      `CREATE VIEW ${table} AS SELECT * FROM ${parquet(`scores/${table}.parquet`)} WHERE ${where}`,
    );
  }
  const where = isWhole ? 'true' : 'subject_id IN (SELECT subject_id FROM scores)';
  await db.run(
    `CREATE VIEW score_parts AS SELECT * FROM ${parquet('scores/score_parts.parquet')} WHERE ${where}`,
  );
  return catalogue;
}

async function makeResultViews(
  db: Duckdb,
  parquet: Parquet,
  catalogue: readonly CatalogueRow[],
  isWhole: boolean,
): Promise<void> {
  for (const { flag_id, subject_kind, has_peers } of catalogue) {
    const all = `SELECT * FROM ${parquet(`flags/${flag_id}.parquet`)}`;
    const own = isWhole
      ? all
      : `${all} WHERE subject_id IN (SELECT id FROM whole.own_subjects WHERE kind = ${sqlText(subject_kind)})`;
    await db.run(`CREATE VIEW ${resultsOf(flag_id)} AS ${own}`);
    await db.run(`CREATE VIEW whole.${resultsOf(flag_id)} AS ${all}`);
    if (has_peers)
      await db.run(
        `CREATE VIEW ${peersTable(flag_id)} AS SELECT * FROM ${parquet(`flags/${flag_id}.peers.parquet`)}`,
      );
  }
  const union = catalogue.map(({ flag_id }) => `SELECT * FROM ${resultsOf(flag_id)}`).join(' UNION ALL ');
  await db.run(`CREATE VIEW results AS ${union}`);
}

/** @throws Problem indicators.unknown_flag with the nearest name, unless `flag` ran or is not given. */
export function checkFlag(analysis: Analysis, flag: string | undefined): void {
  const known = analysis.catalogue.map((row) => row.flag_id);
  if (flag === undefined || known.includes(flag)) return;
  const nearest = nearestName(flag, known);
  throw problem('indicators.unknown_flag', {
    th: `ไม่รู้จักข้อสังเกต "${flag}"${nearest ? ` หมายถึง "${nearest}" หรือไม่` : ''}`,
    en: `Unknown flag "${flag}"${nearest ? `; did you mean "${nearest}"?` : ''}`,
    details: { nearest },
  });
}
