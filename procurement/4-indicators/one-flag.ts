/**
 * Runs one flag over the core tables of an open connection: its peers are stored, its rows are
 * checked against the contract, false discovery is controlled, and an outcome is decided. The
 * same code serves the whole run and the flags' own cases.
 */
import { problem } from '#kernel/problem.ts';
import type { Duckdb } from '#platform/duckdb.ts';
import { flagColumns, notAssessableReasons, peerColumns } from './contract.ts';
import { fillParameters, type TypedParameter } from './dialect.ts';
import { peersTable, type FlagFolder, type FlagSpec } from './flag-folder.ts';

/** Table in which one flag's finished rows stand during a run. */
export function resultTable(flagId: string): string {
  return `result_${flagId.replaceAll('-', '_')}`;
}

/** Creates the flag's `peers_…` table by its peers.sql; nothing where it has none. */
export async function storePeers(
  db: Duckdb,
  flag: FlagFolder,
  parameters: Record<string, TypedParameter>,
): Promise<void> {
  if (flag.peersSql === null) return;
  const sql = fillParameters(flag.peersSql, parameters, `${flag.spec.id}/peers.sql`);
  await checkColumns(db, flag, 'peers.sql', sql, peerColumns);
  const more = (await describe(db, sql)).map((c) => c.column_name).slice(Object.keys(peerColumns).length);
  const select = [...typedList(peerColumns), ...more.map((name) => `"${name}"`)].join(', ');
  await db.run(
    `CREATE OR REPLACE TABLE ${peersTable(flag.spec.id)} AS SELECT ${select} FROM (${sql}\n) ORDER BY ALL`,
  );
}

/**
 * Creates `raw_<flag>`, the rows of flag.sql checked against the contract, and gives back the SELECT
 * of its finished rows: the contract's columns and flag_id, flag_version, outcome, q_value, ordered
 * by subject_kind, subject_id, period_be. The peers table must stand.
 * Throws `indicators.bad_result` when flag.sql breaks the contract.
 */
export async function finishedRows(
  db: Duckdb,
  flag: FlagFolder,
  parameters: Record<string, TypedParameter>,
): Promise<string> {
  const { spec } = flag;
  const sql = fillParameters(flag.flagSql, parameters, `${spec.id}/flag.sql`);
  await checkColumns(db, flag, 'flag.sql', sql, flagColumns, true);
  const raw = rawTable(spec.id);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${raw} AS SELECT ${typedList(flagColumns).join(', ')} FROM (${sql}\n)`,
  );
  const { inOrder } = await checkRows(db, spec, raw);
  return (
    outcomeSql(spec, raw) + (inOrder && !spec.fdr ? '' : ' ORDER BY subject_kind, subject_id, period_be')
  );
}

/** Table in which one flag's unfinished rows stand during a run. */
export function rawTable(flagId: string): string {
  return `raw_${flagId.replaceAll('-', '_')}`;
}

/** The finished rows as table `result_<flag>`; for the flags' own cases. */
export async function storeResults(
  db: Duckdb,
  flag: FlagFolder,
  parameters: Record<string, TypedParameter>,
): Promise<void> {
  const select = await finishedRows(db, flag, parameters);
  await db.run(`CREATE OR REPLACE TABLE ${resultTable(flag.spec.id)} AS ${select}`);
}

/**
 * Benjamini–Hochberg within the flag and the fiscal year, over the assessable rows that carry a
 * p-value: q = the smallest p·m/rank at this rank or a later one. Flagged = candidate and q at or
 * below the flag's q; rows without a p-value are facts and keep their answer.
 */
const controlledSql = (raw: string) => `
ranked AS (
  SELECT *,
    candidate IS NOT NULL AND p_value IS NOT NULL AS is_tested,
    row_number() OVER by_p AS p_rank,
    count(*) OVER (PARTITION BY period_be, candidate IS NOT NULL AND p_value IS NOT NULL) AS tested_count
  FROM ${raw}
  WINDOW by_p AS (PARTITION BY period_be, candidate IS NOT NULL AND p_value IS NOT NULL ORDER BY p_value, subject_id)
),
controlled AS (
  SELECT *,
    CASE WHEN is_tested THEN least(1.0, min(p_value * tested_count / p_rank) OVER (
      PARTITION BY period_be, is_tested ORDER BY p_rank DESC ROWS UNBOUNDED PRECEDING)) END AS q_value
  FROM ranked
)`;

/** The finished rows of `raw`, not ordered; a flag of facts only needs no control. */
export function outcomeSql(spec: Pick<FlagSpec, 'id' | 'version' | 'fdr'>, raw: string): string {
  const controlled = spec.fdr
    ? controlledSql(raw)
    : `controlled AS (SELECT *, CAST(NULL AS DOUBLE) AS q_value FROM ${raw})`;
  return `
WITH ${controlled}
SELECT '${spec.id}' AS flag_id, CAST(${spec.version} AS INTEGER) AS flag_version,
  ${Object.keys(flagColumns).join(', ')},
  CASE
    WHEN candidate IS NULL THEN 'not_assessable'
    WHEN candidate AND (q_value IS NULL OR q_value <= CAST(${spec.fdr?.q ?? 1} AS DOUBLE)) THEN 'flagged'
    ELSE 'clear'
  END AS outcome,
  q_value
FROM controlled`;
}

interface ColumnInfo {
  column_name: string;
  column_type: string;
}

/** Column names and types of a query, without running it. */
export async function describe(db: Duckdb, sql: string): Promise<ColumnInfo[]> {
  return db.all<ColumnInfo>(`DESCRIBE ${sql}`);
}

function typedList(columns: Record<string, string>): string[] {
  return Object.entries(columns).map(([column, type]) => `CAST("${column}" AS ${type}) AS "${column}"`);
}

const kindOf = (type: string): string =>
  type === 'VARCHAR'
    ? 'text'
    : type === 'BOOLEAN'
      ? 'boolean'
      : /INT|DOUBLE|FLOAT|DECIMAL/.test(type)
        ? 'number'
        : type;

/** The query's first columns must be `columns`, by name and kind; `exact` allows no others. */
export async function checkColumns(
  db: Duckdb,
  flag: FlagFolder,
  file: string,
  sql: string,
  columns: Record<string, string>,
  exact = false,
): Promise<void> {
  const given = await describe(db, sql);
  const wanted = Object.entries(columns);
  const faults: string[] = [];
  wanted.forEach(([column, type], i) => {
    const at = given[i];
    if (at?.column_name !== column)
      faults.push(`column ${i + 1} must be ${column}, not ${at?.column_name ?? 'missing'}`);
    // A bare NULL is described as INTEGER, so that type may stand for any column here; CAST then decides.
    else if (kindOf(at.column_type) !== kindOf(type) && at.column_type !== 'INTEGER') {
      faults.push(`${column} must be ${type}, not ${at.column_type}`);
    }
  });
  if (exact && given.length > wanted.length) faults.push(`no columns after ${wanted.at(-1)![0]}`);
  if (faults.length > 0) throw badResult(flag.spec.id, file, faults);
}

const rowRules: Record<string, string> = {
  "subject_kind is not the flag's subject": 'subject_kind IS DISTINCT FROM {subject}',
  'subject_id or period_be is null': 'subject_id IS NULL OR period_be IS NULL',
  'not assessable without a reason, or assessable with one': '(candidate IS NULL) <> (reason IS NOT NULL)',
  'unknown reason': 'reason IS NOT NULL AND reason NOT IN ({reasons})',
  'assessable without value or n': 'candidate IS NOT NULL AND (value IS NULL OR n IS NULL)',
  'value is not a finite number': 'value IS NOT NULL AND NOT isfinite(value)',
  'p_value outside 0 to 1': 'p_value IS NOT NULL AND NOT (p_value >= 0 AND p_value <= 1)',
};

/**
 * Throws where a row breaks a rule. `inOrder`: each subject_id is greater than the one before, as facts
 * read straight from a core table are; sorting 280,000 of them again would take longer than writing them.
 */
async function checkRows(db: Duckdb, spec: FlagSpec, raw: string): Promise<{ inOrder: boolean }> {
  const reasons = Object.keys(notAssessableReasons)
    .map((code) => `'${code}'`)
    .join(', ');
  const rules = Object.values(rowRules).map(
    (sql) => `(${sql.replace('{subject}', `'${spec.subject}'`).replace('{reasons}', reasons)})`,
  );
  const [bad] = await db.all<{ n: bigint }>(`SELECT count(*) AS n FROM ${raw} WHERE ${rules.join(' OR ')}`);
  const [counts] = await db.all<{ backwards: bigint; tested: bigint }>(
    `SELECT count(*) FILTER (WHERE subject_id <= id_before) AS backwards,
       count(*) FILTER (WHERE candidate IS NOT NULL AND p_value IS NOT NULL) AS tested
     FROM (SELECT *, lag(subject_id) OVER () AS id_before FROM ${raw})`,
  );
  const inOrder = counts!.backwards === 0n;
  const repeated = inOrder ? 0n : await countRepeated(db, raw);
  const faults = bad!.n > 0n ? await brokenRules(db, raw, rules) : [];
  if (repeated > 0n) faults.push('a subject has two rows in one year');
  if (counts!.tested > 0n && !spec.fdr) faults.push('p_value is given, but flag.yaml has no fdr');
  if (faults.length > 0) throw badResult(spec.id, 'flag.sql', faults);
  return { inOrder };
}

/** Which of the rules some row breaks; asked only when one does. */
async function brokenRules(db: Duckdb, raw: string, rules: string[]): Promise<string[]> {
  const [broken] = await db.all<Record<string, boolean>>(
    `SELECT ${rules.map((rule, i) => `coalesce(bool_or(${rule}), false) AS r${i}`).join(', ')} FROM ${raw}`,
  );
  return Object.keys(rowRules).filter((_, i) => broken![`r${i}`]);
}

/** By the ids themselves: DuckDB's hash() of text gave 20 equal pairs among 800,000 different ids. */
async function countRepeated(db: Duckdb, raw: string): Promise<bigint> {
  const [row] = await db.all<{ n: bigint }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM ${raw} GROUP BY subject_id, period_be HAVING count(*) > 1)`,
  );
  return row!.n;
}

function badResult(flagId: string, file: string, faults: string[]) {
  return problem('indicators.bad_result', {
    status: 500,
    th: `ผลของ ${flagId}/${file} ไม่ตรงตามที่ตกลงไว้: ${faults.join('; ')}`,
    en: `${flagId}/${file} breaks the contract: ${faults.join('; ')}`,
    details: { flag: flagId, faults },
  });
}
