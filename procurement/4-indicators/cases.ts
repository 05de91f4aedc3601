/**
 * Runs the cases of one flag (`cases.yaml`) in memory: given rows → flag.sql with false-discovery
 * control → compared with the expected rows; then evidence must give back every value and count.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { openDuckdb, sqlText, type Duckdb, type Row } from '#platform/duckdb.ts';
import {
  arithmetic,
  expandRow,
  fullId,
  idExamples,
  tableRows,
  type CaseRow,
  type Cell,
} from './case-rows.ts';
import type { Outcome } from './contract.ts';
import type { CoreTable } from './core-docs.ts';
import type { TypedParameter } from './dialect.ts';
import { readEvidence, recompute } from './evidence.ts';
import { parametersOf, peersTable, type FlagFolder } from './flag-folder.ts';
import { resultTable, storePeers, storeResults } from './one-flag.ts';

const row = v.record(v.string(), v.unknown());
const tables = v.record(v.string(), v.array(row));
const caseSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(5)),
  given: v.optional(tables, {}),
  /** Rows of the flag's peers table; without them peers.sql runs over the given rows. */
  peers: v.optional(v.array(row)),
  parameters: v.optional(
    v.record(v.string(), v.union([v.number(), v.string(), v.array(v.union([v.number(), v.string()]))])),
    {},
  ),
  expect: v.array(
    v.objectWithRest(
      { subject_id: v.string(), outcome: v.picklist(['flagged', 'clear', 'not_assessable']) },
      v.unknown(),
    ),
  ),
  /** No result rows but the expected ones. */
  only: v.optional(v.boolean(), false),
});
const fileSchema = v.strictObject({
  /** Laid under every given row of a table, over the documents' examples. */
  defaults: v.optional(v.record(v.string(), row), {}),
  /** Rows that stand in every case. */
  given: v.optional(tables, {}),
  cases: v.pipe(v.array(caseSchema), v.minLength(1)),
});

export type FlagCase = v.InferOutput<typeof caseSchema>;
export type CasesFile = v.InferOutput<typeof fileSchema>;

export interface CaseReport {
  name: string;
  /** What is wrong, in words; empty when the case holds. */
  failures: string[];
  outcomes: Outcome[];
}

/** Reads and checks cases.yaml. Throws with the place of the first fault. */
export function readCases(flag: FlagFolder): CasesFile {
  const parsed = v.safeParse(fileSchema, parse(readFileSync(join(flag.folder, 'cases.yaml'), 'utf8')));
  if (parsed.success) return parsed.output;
  throw new Error(
    `${flag.spec.id}/cases.yaml: ${parsed.issues.map((i) => `${v.getDotPath(i) ?? ''}: ${i.message}`).join('; ')}`,
  );
}

/** Runs all cases of one flag; a database per flag, fresh tables per case. */
export async function runCases(flag: FlagFolder, docs: Record<string, CoreTable>): Promise<CaseReport[]> {
  const file = readCases(flag);
  const db = await openDuckdb({ threads: 1, memoryLimit: '300MB' });
  try {
    const reports: CaseReport[] = [];
    for (const one of file.cases) reports.push(await runCase(db, flag, docs, file, one));
    return reports;
  } finally {
    db.close();
  }
}

async function runCase(
  db: Duckdb,
  flag: FlagFolder,
  docs: Record<string, CoreTable>,
  file: CasesFile,
  one: FlagCase,
): Promise<CaseReport> {
  try {
    const parameters = parametersOf(flag.spec, one.parameters);
    await layTables(db, flag, docs, file, one);
    await layPeers(db, flag, parameters, one.peers);
    await storeResults(db, flag, parameters);
    const results = await db.all(`SELECT * FROM ${resultTable(flag.spec.id)}`);
    const failures = [
      ...compare(flag, one, results),
      ...(await checkEvidence(db, flag, parameters, results)),
    ];
    return { name: one.name, failures, outcomes: one.expect.map((row) => row.outcome) };
  } catch (error) {
    return {
      name: one.name,
      failures: [error instanceof Error ? error.message : String(error)],
      outcomes: [],
    };
  }
}

/** Only the tables that the flag says it reads exist, so that another one cannot be read unseen. */
async function layTables(
  db: Duckdb,
  flag: FlagFolder,
  docs: Record<string, CoreTable>,
  file: CasesFile,
  one: FlagCase,
): Promise<void> {
  for (const table of [
    ...Object.keys(file.given),
    ...Object.keys(one.given),
    ...Object.keys(file.defaults),
  ]) {
    if (!flag.spec.reads.includes(table))
      throw new Error(`cases.yaml gives ${table}, which reads: does not name`);
  }
  for (const table of flag.spec.reads) {
    const doc = docs[table];
    if (!doc) throw new Error(`reads: ${table} is not a table of 3-core`);
    const given = [...(file.given[table] ?? []), ...(one.given[table] ?? [])];
    const columns = Object.entries(doc.columns).map(([column, { type }]) => `"${column}" ${type}`);
    await db.run(`CREATE OR REPLACE TABLE ${table} (${columns.join(', ')})`);
    await insertRows(db, table, tableRows(doc, given, file.defaults[table] ?? {}));
  }
}

async function insertRows(db: Duckdb, table: string, rows: Record<string, Cell>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ');
  const tuples = rows.map((row) => `(${Object.values(row).map(cellSql).join(', ')})`);
  for (let at = 0; at < tuples.length; at += 500) {
    await db.run(`INSERT INTO ${table} (${columns}) VALUES ${tuples.slice(at, at + 500).join(', ')}`);
  }
}

const cellSql = (cell: Cell): string => (typeof cell === 'string' ? sqlText(cell) : String(cell));

async function layPeers(
  db: Duckdb,
  flag: FlagFolder,
  parameters: Record<string, TypedParameter>,
  given: CaseRow[] | undefined,
): Promise<void> {
  if (given && flag.peersSql === null) throw new Error('peers are given, but the flag has no peers.sql');
  await storePeers(db, flag, parameters);
  if (!given) return;
  const table = peersTable(flag.spec.id);
  await db.run(`DELETE FROM ${table}`);
  for (const row of given.flatMap(expandRow)) {
    const cells = Object.entries(row).map(([column, cell]) => [
      column,
      typeof cell === 'string' && column !== 'peer_group' ? (arithmetic(cell) ?? cell) : cell,
    ]);
    await insertRows(db, table, [Object.fromEntries(cells) as Record<string, Cell>]);
  }
}

function compare(flag: FlagFolder, one: FlagCase, results: Row[]): string[] {
  const failures: string[] = [];
  const example = idExamples[flag.spec.subject]!;
  const wanted = one.expect
    .flatMap(expandRow)
    .map((row): CaseRow & { subject_id: string; period_be?: unknown } => ({
      ...row,
      subject_id: fullId(String(row['subject_id']), example),
    }));
  for (const row of wanted) {
    const found = results.filter(
      (r) =>
        r['subject_id'] === row.subject_id &&
        (row.period_be === undefined || r['period_be'] === row.period_be),
    );
    if (found.length !== 1) failures.push(`${row.subject_id}: ${found.length} result rows, expected one`);
    else failures.push(...differences(row, found[0]!));
  }
  if (one.only && results.length !== wanted.length) {
    const others = results
      .map((r) => String(r['subject_id']))
      .filter((id) => !wanted.some((row) => row.subject_id === id));
    failures.push(
      `${results.length} result rows, expected only ${wanted.length}; also ${others.slice(0, 5).join(', ')}`,
    );
  }
  return failures;
}

function differences(wanted: CaseRow, found: Row): string[] {
  return Object.entries(wanted).flatMap(([column, cell]) => {
    if (!(column in found)) return [`no result column ${column}`];
    const actual = found[column];
    const expected =
      typeof cell === 'string' && typeof actual !== 'string' ? (arithmetic(cell) ?? cell) : cell;
    const same =
      typeof expected === 'number' && actual !== null ? near(Number(actual), expected) : actual === expected;
    return same
      ? []
      : [`${String(found['subject_id'])}: ${column} is ${String(actual)}, expected ${String(cell)}`];
  });
}

/** Equal to 1e-9, relative for large numbers. */
export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

async function checkEvidence(
  db: Duckdb,
  flag: FlagFolder,
  parameters: Record<string, TypedParameter>,
  results: Row[],
): Promise<string[]> {
  const failures: string[] = [];
  for (const result of results.filter((r) => r['outcome'] !== 'not_assessable')) {
    const subject = String(result['subject_id']);
    const rows = await readEvidence(db, flag, parameters, subject, Number(result['period_be']));
    const { value, n } = recompute(flag.spec.value_is, rows);
    if (!near(value, Number(result['value'])))
      failures.push(`${subject}: evidence gives value ${value}, flag.sql ${String(result['value'])}`);
    if (n !== Number(result['n']))
      failures.push(`${subject}: evidence gives n ${n}, flag.sql ${String(result['n'])}`);
  }
  return failures;
}
