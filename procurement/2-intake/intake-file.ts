/**
 * Station 2 for one file: spool → accepted rows and rows that wait for mending, as two Parquet files.
 * Every record of the source ends in exactly one of the two: read = accepted + quarantined.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Duckdb } from '#platform/duckdb.ts';
import { sqlText } from '#platform/duckdb.ts';
import type { PhysicalFault, Spool } from '#platform/files/spool.ts';
import { egpSource, recogniseLayout, type Layout } from '../egp-source.ts';
import { parseWord, type Word } from './dictionaries.ts';

export interface IntakeResult {
  layout: string;
  accepted: number;
  quarantined: number;
  /** reason → rows */
  reasons: Record<string, number>;
  /** repair → rows */
  repairs: Record<string, number>;
}

const sql = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Columns of a quarantine file; `raw` is the record as a JSON object, or as plain text when unreadable. */
const quarantineColumns = `file_id VARCHAR, line BIGINT, reason VARCHAR, column_name VARCHAR, value VARCHAR, project_id VARCHAR, contract_no VARCHAR, raw VARCHAR`;

/**
 * Reads one spool into `folder`: `<file-id>.parquet` and `<file-id>.quarantine.parquet`.
 * @param db a connection of its own: temporary tables are made and dropped on it
 */
export async function intakeFile(db: Duckdb, spool: Spool, folder: string): Promise<IntakeResult> {
  await db.run(`CREATE OR REPLACE TEMP TABLE refused (${quarantineColumns})`);
  await refusePhysicalFaults(db, spool);
  const layout = recogniseLayout(spool.header);
  await stageLines(db, spool);
  if (!layout && spool.recordCount > 0) await refuseWholeFile(db, spool);
  await sortRows(db, spool, layout, folder);
  await db.run('DROP TABLE source_lines');
  await db.run(
    `COPY (SELECT * FROM refused ORDER BY line, reason) TO ${sqlText(join(folder, `${spool.fileId}.quarantine.parquet`))} (FORMAT parquet)`,
  );
  const result = await countRows(db, spool, folder, layout);
  await db.run('DROP TABLE refused');
  return result;
}

async function refusePhysicalFaults(db: Duckdb, spool: Spool): Promise<void> {
  const appender = await db.connection.createAppender('refused', null, 'temp');
  for (const fault of spool.faults) appendRefusal(appender, spool.fileId, fault);
  appender.closeSync();
}

type Appender = Awaited<ReturnType<Duckdb['connection']['createAppender']>>;

function appendRefusal(appender: Appender, fileId: string, fault: PhysicalFault): void {
  appender.appendVarchar(fileId);
  appender.appendBigInt(BigInt(fault.line));
  appender.appendVarchar(fault.reason);
  for (let column = 0; column < 4; column += 1) appender.appendNull();
  appender.appendVarchar(fault.raw);
  appender.endRow();
}

/** A file of another kind: nothing of it is taken, and every record says so. */
async function refuseWholeFile(db: Duckdb, spool: Spool): Promise<void> {
  await db.run(
    `INSERT INTO refused SELECT ${sqlText(spool.fileId)}, l.line, 'unknown_layout', NULL, NULL, NULL, NULL, to_json(s)
     FROM (SELECT row_number() OVER () - 1 AS record, * FROM ${readSpool(spool, spool.header)}) AS s JOIN source_lines AS l USING (record)`,
  );
}

/** Without a layout nothing is accepted, and the accepted file is there all the same, empty. */
async function sortRows(db: Duckdb, spool: Spool, layout: Layout | null, folder: string): Promise<void> {
  await db.run(stagingSql(spool, layout));
  await db.run(sql('repair.sql'));
  await stageWords(db);
  await db.run(sql('check.sql'));
  const accepted = sql('accepted.sql').replace('{file_id}', sqlText(spool.fileId));
  const file = sqlText(join(folder, `${spool.fileId}.parquet`));
  await db.run(`COPY (${accepted}) TO ${file} (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1000)`);
  const [row] = await db.all<{ n: bigint }>(`SELECT count(*) AS n FROM ${file}`);
  const refusals = spool.recordCount - Number(row?.n);
  if (layout && refusals > 0) await refuseRows(db, spool, await fewRefused(db, file, refusals));
  await db.run(
    'DROP VIEW checked_rows; DROP TABLE odd_amounts; DROP TABLE words; DROP TABLE repaired_rows; DROP VIEW source_rows',
  );
}

/** The refused records where they are few and told by their lines: only those need a second look. */
async function fewRefused(db: Duckdb, acceptedFile: string, refusals: number): Promise<number[] | null> {
  if (refusals > 1000) return null;
  const rows = await db.all<{ record: bigint }>(
    `SELECT record FROM source_lines ANTI JOIN ${acceptedFile} AS a USING (line) ORDER BY record`,
  );
  return rows.length === refusals ? rows.map((row) => Number(row.record)) : null; // else several records share a line
}

async function refuseRows(db: Duckdb, spool: Spool, records: number[] | null): Promise<void> {
  const few = records === null ? '' : `AND record IN (${records.join(', ')})`;
  const ownText = spool.format === 'jsonl' && records !== null;
  if (ownText) await stageOwnText(db, spool, records);
  const raw = ownText
    ? 'own_text'
    : `(SELECT record, to_json(s) AS raw FROM (SELECT row_number() OVER () - 1 AS record, * FROM ${readSpool(spool, spool.header)}) AS s)`;
  await db.run(
    `INSERT INTO refused
     SELECT ${sqlText(spool.fileId)}, l.line, c.refusal, c.refused_column, c.refused_value, c.project_id, c.contract_no, t.raw
     FROM (SELECT record, project_id, contract_no, refusal, refused_column, refused_value FROM checked_rows WHERE refusal IS NOT NULL ${few}) AS c
     JOIN source_lines AS l USING (record)
     LEFT JOIN ${raw} AS t USING (record)`,
  );
  await refuseUnreadable(db, spool);
}

/** Few JSON lines are read back as they stand, rather than the whole file once more. */
async function stageOwnText(db: Duckdb, spool: Spool, records: number[]): Promise<void> {
  await db.run('CREATE OR REPLACE TEMP TABLE own_text (record BIGINT, raw VARCHAR)');
  const texts = await spool.readRecords(records);
  const appender = await db.connection.createAppender('own_text', null, 'temp');
  for (const [record, text] of texts) {
    appender.appendBigInt(BigInt(record));
    appender.appendVarchar(text);
    appender.endRow();
  }
  appender.closeSync();
}

/** A record that DuckDB could not read as JSON comes back all empty: its own text is put beside it. */
async function refuseUnreadable(db: Duckdb, spool: Spool): Promise<void> {
  const [found] = await db.all<{ n: bigint }>(
    `SELECT count(*) AS n FROM refused WHERE reason = 'not_json_object'`,
  );
  if (found?.n === 0n) return;
  const blank = await db.all<{ record: bigint; line: bigint }>(
    `SELECT record, line FROM checked_rows JOIN source_lines USING (record) WHERE is_blank ORDER BY record`,
  );
  const texts = await spool.readRecords(blank.map((row) => Number(row.record)));
  await db.run(`DELETE FROM refused WHERE reason = 'not_json_object'`);
  const appender = await db.connection.createAppender('refused', null, 'temp');
  for (const row of blank) {
    const raw = (texts.get(Number(row.record)) ?? '').slice(0, 2000);
    appendRefusal(appender, spool.fileId, { line: Number(row.line), reason: 'not_json_object', raw });
  }
  appender.closeSync();
}

/** record number (0-based) → line in the source, as a table of runs so that a clean file needs one row. */
async function stageLines(db: Duckdb, spool: Spool): Promise<void> {
  await db.run('CREATE OR REPLACE TEMP TABLE line_runs (record BIGINT, line BIGINT)');
  const appender = await db.connection.createAppender('line_runs', null, 'temp');
  let expected = Number.NaN;
  for (let record = 0; record < spool.recordCount; record += 1) {
    const line = spool.lineOf(record);
    if (line !== expected) {
      appender.appendBigInt(BigInt(record));
      appender.appendBigInt(BigInt(line));
      appender.endRow();
    }
    expected = line + 1;
  }
  appender.closeSync();
  await db.run(
    `CREATE OR REPLACE TEMP TABLE source_lines AS
     SELECT n.range AS record, r.line + n.range - r.record AS line
     FROM range(${spool.recordCount}) AS n ASOF JOIN line_runs AS r ON n.range >= r.record;
     DROP TABLE line_runs`,
  );
}

/** FROM clause that reads the spool as text, its columns named as the header (made unique). */
function readSpool(spool: Spool, names: readonly string[]): string {
  const path = sqlText(spool.path);
  const types = uniqueNames(names).map((name) => `${sqlText(name)}: 'VARCHAR'`);
  if (spool.format === 'jsonl') {
    return `read_json(${path}, format='newline_delimited', ignore_errors=true, maximum_object_size=4194304, columns={${types.join(', ')}})`;
  }
  return `(SELECT * EXCLUDE (n_fields) FROM read_csv(${path}, header=false, auto_detect=false, delim=',', quote='"', escape='"', strict_mode=true, parallel=true, max_line_size=4194304, columns={'n_fields': 'INTEGER', ${types.join(', ')}}))`;
}

function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const bare = name === '' ? 'column' : name;
    const count = (seen.get(bare.toLowerCase()) ?? 0) + 1;
    seen.set(bare.toLowerCase(), count);
    return count === 1 ? bare : `${bare} (${count})`;
  });
}

/** Stages the known columns as trimmed text under their canonical names; absent ones are NULL. */
function stagingSql(spool: Spool, layout: Layout | null): string {
  const names = uniqueNames(spool.header);
  if (!layout || spool.recordCount === 0) return emptyStagingSql();
  const columns = Object.keys(egpSource().columns).map((column) => {
    const position = layout.positions.get(column);
    return position === undefined
      ? `CAST(NULL AS VARCHAR) AS ${column}`
      : trimmed(quoted(names[position] ?? ''), column);
  });
  const all = names.map((name) => `${quoted(name)} IS NULL`).join(' AND ');
  return `CREATE TEMP VIEW source_rows AS
    SELECT row_number() OVER () - 1 AS record, ${all} AS is_blank, ${layout.hasEnglishHeaders} AS has_english, ${sqlText(layout.name)} AS layout,
      ${columns.join(', ')}
    FROM ${readSpool(spool, spool.header)}`;
}

/** A cell without the spaces around it; trim() reads every letter, so only cells that need it are trimmed. */
function trimmed(cell: string, column: string): string {
  return `CASE WHEN starts_with(${cell}, ' ') OR ends_with(${cell}, ' ') THEN nullif(trim(${cell}), '') ELSE nullif(${cell}, '') END AS ${column}`;
}

function emptyStagingSql(): string {
  const columns = Object.keys(egpSource().columns).map((column) => `CAST(NULL AS VARCHAR) AS ${column}`);
  return `CREATE TEMP VIEW source_rows AS
    SELECT CAST(0 AS BIGINT) AS record, false AS is_blank, false AS has_english, 'plain' AS layout, ${columns.join(', ')} WHERE false`;
}

async function stageWords(db: Duckdb): Promise<void> {
  const found = await db.all<{ role: string; word: string }>(sql('words.sql'));
  await db.run(
    'CREATE TEMP TABLE words (role VARCHAR, word VARCHAR, number BIGINT, code VARCHAR, text VARCHAR, extra VARCHAR, fault VARCHAR)',
  );
  const appender = await db.connection.createAppender('words', null, 'temp');
  for (const { role, word } of found) appendWord(appender, parseWord(role, word));
  appender.closeSync();
  // Amounts that are not plain numbers; most files have none, and a join with nothing costs nothing.
  await db.run(
    `CREATE TEMP TABLE odd_amounts AS SELECT word, number, fault FROM words WHERE role = 'amount'`,
  );
}

function appendWord(appender: Appender, word: Word): void {
  appender.appendVarchar(word.role);
  appender.appendVarchar(word.word);
  if (word.number === null) appender.appendNull();
  else appender.appendBigInt(word.number);
  for (const text of [word.code, word.text, word.extra, word.fault]) {
    if (text === null) appender.appendNull();
    else appender.appendVarchar(text);
  }
  appender.endRow();
}

async function countRows(
  db: Duckdb,
  spool: Spool,
  folder: string,
  layout: Layout | null,
): Promise<IntakeResult> {
  const reasons = await db.all<{ name: string; n: bigint }>(
    'SELECT reason AS name, count(*) AS n FROM refused GROUP BY reason ORDER BY reason',
  );
  const quarantined = reasons.reduce((sum, row) => sum + Number(row.n), 0);
  if (!layout) return { layout: 'unknown', accepted: 0, quarantined, reasons: counts(reasons), repairs: {} };
  const file = sqlText(join(folder, `${spool.fileId}.parquet`));
  const [row] = await db.all<{ n: bigint }>(`SELECT count(*) AS n FROM ${file}`);
  const repairs = await db.all<{ name: string; n: bigint }>(
    `SELECT name, count(*) AS n FROM (SELECT unnest(string_split(repairs, ',')) AS name FROM ${file} WHERE repairs <> '') GROUP BY name ORDER BY name`,
  );
  return {
    layout: layout.name,
    accepted: Number(row?.n ?? 0),
    quarantined,
    reasons: counts(reasons),
    repairs: counts(repairs),
  };
}

function counts(rows: { name: string; n: bigint }[]): Record<string, number> {
  return Object.fromEntries(rows.map((row) => [row.name, Number(row.n)]));
}
