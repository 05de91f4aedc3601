/**
 * `flags/catalogue.parquet`: one row per flag of the run, with the rule as it was then. The stations
 * after this one and the reading side learn from it what ran, and explain by the stored rule.
 */
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import type { TypedParameter } from './dialect.ts';
import type { FlagFolder } from './flag-folder.ts';
import { readFlagText } from './flag-text.ts';

/** Creates table `catalogue`, by flag id. Columns ending in _json hold JSON text. */
export async function makeCatalogue(
  db: Duckdb,
  flags: readonly { flag: FlagFolder; parameters: Record<string, TypedParameter> }[],
): Promise<void> {
  const rows = flags.map(({ flag, parameters }) => catalogueRow(flag, parameters));
  const columns = Object.keys(catalogueTypes).map((column) => `"${column}" ${catalogueTypes[column] ?? ''}`);
  await db.run(`CREATE OR REPLACE TABLE catalogue (${columns.join(', ')})`);
  if (rows.length === 0) return;
  const tuples = rows.map(
    (row) => `(${row.map((cell) => (typeof cell === 'string' ? sqlText(cell) : String(cell))).join(', ')})`,
  );
  await db.run(`INSERT INTO catalogue VALUES ${tuples.join(', ')}`);
}

const catalogueTypes: Record<string, string> = {
  flag_id: 'VARCHAR',
  family: 'VARCHAR',
  version: 'INTEGER',
  status: 'VARCHAR',
  use_as: 'VARCHAR',
  subject_kind: 'VARCHAR',
  phase: 'VARCHAR',
  value_is: 'VARCHAR',
  value_unit: 'VARCHAR',
  ocp: 'VARCHAR',
  has_peers: 'BOOLEAN',
  title_th: 'VARCHAR',
  title_en: 'VARCHAR',
  sentence_th: 'VARCHAR',
  sentence_en: 'VARCHAR',
  parameters_json: 'VARCHAR',
  law_json: 'VARCHAR',
  evidence_sql: 'VARCHAR',
};

function catalogueRow(
  { spec, folder, evidenceSql, peersSql }: FlagFolder,
  parameters: Record<string, TypedParameter>,
) {
  return [
    spec.id,
    spec.family,
    spec.version,
    spec.status,
    spec.use.as,
    spec.subject,
    spec.phase,
    spec.value_is,
    spec.value_unit,
    spec.ocp ?? null,
    peersSql !== null,
    readFlagText(folder, 'th').title,
    readFlagText(folder, 'en').title,
    spec.sentence.th,
    spec.sentence.en,
    JSON.stringify(parameters),
    JSON.stringify(spec.law),
    evidenceSql,
  ];
}
