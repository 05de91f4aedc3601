/**
 * A made-up core of any size, for tests and measurements of stations 4-6: agencies, suppliers and
 * projects drawn by hash, so that the same size gives the same rows everywhere. It obeys the
 * column documents of 3-core; nothing in it is a real body.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb, sqlText, type Duckdb } from '#platform/duckdb.ts';
import { readCoreDocs } from '#procurement/4-indicators/core-docs.ts';

const projectsSql = (projects: number) => `
WITH drawn AS (
  SELECT i, floor(power(draw(i, 1), 2) * greatest(3, ${projects} / 150)) AS a,
    floor(power(draw(i, 2), 2) * greatest(5, ${projects} / 10)) AS s,
    draw(i, 3) AS m, CAST(floor(exp(6 + 8 * draw(i, 4))) AS BIGINT) * 1000 AS money,
    CAST(20000 + floor(360 * draw(i, 5)) AS INTEGER) AS signed_day, CAST(floor(draw(i, 6) * 12) AS INTEGER) AS c
  FROM (SELECT unnest(range(${projects})) AS i)
),
priced AS (
  SELECT *, CASE WHEN m < 0.9 THEN least(money, 50000000) ELSE money + 50000000 END AS budget_satang,
    m < 0.9 OR m > 0.995 AS is_direct
  FROM drawn
)
SELECT 'tender:egp:' || i AS tender_id, CAST(i AS VARCHAR) AS project_id, 'agency:egp:' || CAST(a AS INTEGER) AS agency_id,
  CASE WHEN s % 3 = 0 THEN 'supplier:egp:name:' || CAST(s AS INTEGER) ELSE 'supplier:tin:' || CAST(s AS INTEGER) END AS supplier_id,
  2568 AS fiscal_year_be, 'จ้างงานที่ ' || i AS title, 'งาน' || CAST(c AS VARCHAR) AS stem, 'category' || CAST(c AS VARCHAR) AS category,
  'family' || CAST(c % 4 AS VARCHAR) AS category_family, CASE WHEN is_direct THEN 'direct' ELSE 'e_bidding' END AS method,
  CASE WHEN is_direct THEN 'direct' ELSE 'open' END AS procurement_method, false AS is_special_service,
  CASE WHEN c % 3 = 0 THEN 'works' ELSE 'goods' END AS kind, NOT is_direct AS is_competitive,
  CASE WHEN m > 0.97 THEN signed_day - CAST(40 * draw(i, 7) AS INTEGER) + 3 END AS announced_day, signed_day,
  CAST(1 + floor((signed_day - 20000) / 30) % 12 AS INTEGER) AS signed_month_be,
  budget_satang, CASE WHEN draw(i, 8) < 0.3 THEN budget_satang END AS reference_satang,
  CAST(budget_satang * (CASE WHEN is_direct THEN 1 ELSE 0.7 + 0.3 * draw(i, 9) END) AS BIGINT) AS agreed_satang,
  CASE WHEN draw(i, 10) < 0.2 THEN CAST(budget_satang * (0.9 + 0.25 * draw(i, 11)) AS BIGINT) END AS contract_satang,
  CAST(1 AS BIGINT) AS award_count, a, s
FROM priced`;

const agenciesSql = `
SELECT DISTINCT agency_id, CAST(a AS VARCHAR) AS agency_code, 'หน่วยงานสมมติ ' || CAST(a AS INTEGER) AS agency_name, CAST(NULL AS VARCHAR) AS parent_name,
  CASE WHEN a % 3 = 0 THEN 'school' ELSE 'tao' END AS agency_type, 'TH-' || CAST(70 + a % 8 AS INTEGER) AS province_iso,
  CAST(CASE WHEN a % 8 < 6 THEN 7 ELSE 8 END AS INTEGER) AS pacc_area, 'สมมติ' AS district_name,
  (CASE WHEN a % 3 = 0 THEN 'school' ELSE 'tao' END) || '|TH-' || CAST(70 + a % 8 AS INTEGER) AS peer_province,
  (CASE WHEN a % 3 = 0 THEN 'school' ELSE 'tao' END) || (CASE WHEN a % 8 < 6 THEN '|area-7' ELSE '|area-8' END) AS peer_area,
  (CASE WHEN a % 3 = 0 THEN 'school' ELSE 'tao' END) || '|TH' AS peer_nation,
  a % 11 <> 0 AS whole_year, CASE WHEN a % 11 = 0 THEN 'source_cut' END AS not_whole_reason, false AS key_is_name,
  count(*) OVER (PARTITION BY agency_id) AS award_count
FROM projects`;

const agencyFacts = `JOIN (
  SELECT agency_id, agency_type, province_iso, pacc_area, peer_province, peer_area, peer_nation, whole_year, not_whole_reason
  FROM agencies_made) USING (agency_id)`;

/** Views over `projects`, `agencies_made` and `suppliers_made`, completed to each document's columns below. */
const tablesSql: Record<string, string> = {
  agencies: 'SELECT * FROM agencies_made',
  agency_aliases: "SELECT agency_id AS alias_id, agency_id, 'self' AS alias_reason FROM agencies_made",
  suppliers: 'SELECT * FROM suppliers_made',
  tenders: `SELECT * EXCLUDE (a, s) FROM projects ${agencyFacts}`,
  awards: `SELECT 'award:egp:' || project_id || ':0' AS award_id, 'pair:' || agency_id || '|' || supplier_id AS pair_id, budget_satang AS amount_satang,
    'sole' AS amount_basis, CAST(1 AS BIGINT) AS tender_award_count, CAST(1 AS BIGINT) AS tender_award_rank, s % 3 = 0 AS supplier_is_weak, s % 5 = 0 AS supplier_is_person,
    CAST(CASE WHEN s % 3 > 0 THEN 2540 + s % 29 END AS INTEGER) AS supplier_registered_year_be, *
    FROM projects ${agencyFacts}`,
  contracts: `SELECT 'contract:egp:' || project_id || ':0' AS contract_id, 'award:egp:' || project_id || ':0' AS award_id,
    project_id || '/2568' AS contract_no, signed_day + CAST(60 * draw(CAST(project_id AS BIGINT), 12) AS INTEGER) - 1 AS ends_day, 'active' AS status, CAST(1 AS BIGINT) AS tender_award_count, * EXCLUDE (award_count)
    FROM projects ${agencyFacts}`,
  items:
    "SELECT 'item:egp:' || project_id || ':1' AS item_id, tender_id, category, category_family, 'title' AS classified_by FROM projects",
  parties:
    "SELECT tender_id, agency_id AS party_id, 'procuring_entity' AS role FROM projects UNION ALL SELECT tender_id, supplier_id, 'supplier' FROM projects",
  law_limits: `SELECT * FROM (VALUES ('direct_award', 'general', 50000000), ('written_contract', 'general', 10000000), ('reference_price_publication', 'general', 50000000),
    ('band_5m', 'general', 500000000), ('band_10m', 'general', 1000000000), ('band_50m', 'general', 5000000000), ('direct_award', 'special_service', 50000000))
    v(limit_code, applies_to, limit_satang)`,
  coverage:
    "SELECT 2568 AS fiscal_year_be, province_iso, 'api' AS layout, count(*) AS row_count, count(DISTINCT agency_id) AS agency_count, CAST(0 AS BIGINT) AS cut_agency_count, CAST(0 AS BIGINT) AS sampled_row_count FROM projects JOIN agencies_made USING (agency_id) GROUP BY ALL",
};

/** Writes `<folder>/core/*.parquet`; `shuffle` writes the same rows in another order. */
export async function writeSyntheticCore(folder: string, projects: number, shuffle = false): Promise<void> {
  const db = await openDuckdb({ threads: 2 });
  try {
    mkdirSync(join(folder, 'core'), { recursive: true });
    await db.run('CREATE MACRO draw(i, salt) AS (hash(i * 7919 + salt * 104729) % 1000003) / 1000003.0');
    await db.run(`CREATE TABLE projects AS ${projectsSql(projects)}`);
    await db.run(`CREATE TABLE agencies_made AS ${agenciesSql}`);
    await db.run(`CREATE TABLE suppliers_made AS
      SELECT DISTINCT supplier_id, CAST(NULL AS VARCHAR) AS supplier_tin,
        CASE WHEN s % 5 = 0 THEN 'บุคคลธรรมดา ' || lpad(CAST(CAST(s AS INTEGER) AS VARCHAR), 8, '0') ELSE 'บริษัท สมมติ ' || CAST(s AS INTEGER) || ' จำกัด' END AS supplier_name,
        CASE WHEN s % 5 = 0 THEN 'person' ELSE 'company' END AS supplier_kind, s % 5 = 0 AS is_person, s % 3 = 0 AS is_weak,
        'TH-74' AS registered_province, CAST(CASE WHEN s % 3 > 0 THEN 2540 + s % 29 END AS INTEGER) AS registered_year_be,
        count(*) OVER (PARTITION BY supplier_id) AS award_count FROM projects`);
    for (const doc of Object.values(readCoreDocs()))
      await writeTable(db, folder, doc.table, doc.columns, shuffle);
  } finally {
    db.close();
  }
}

async function writeTable(
  db: Duckdb,
  folder: string,
  table: string,
  columns: Record<string, { type: string; example: unknown }>,
  shuffle: boolean,
): Promise<void> {
  const made = tablesSql[table] ?? 'SELECT 1 AS nothing WHERE false';
  const present = new Set(
    (await db.all<{ column_name: string }>(`DESCRIBE ${made}`)).map((c) => c.column_name),
  );
  const list = Object.entries(columns).map(([column, { type, example }]) => {
    const value = present.has(column)
      ? `"${column}"`
      : typeof example === 'string'
        ? sqlText(example)
        : String(example);
    return `CAST(${value} AS ${type}) AS "${column}"`;
  });
  const order = shuffle ? 'ORDER BY hash(*COLUMNS(*), 7)' : 'ORDER BY ALL';
  await db.run(
    `COPY (SELECT * FROM (SELECT ${list.join(', ')} FROM (${made})) ${order}) TO ${sqlText(join(folder, 'core', `${table}.parquet`))} (FORMAT parquet)`,
  );
}
