/**
 * A scope as views: schema `home` gets every table of `whole` cut to the scope's rows. A question asked of a
 * connection that looks into `home` cannot reach another row.
 */
import type { Scope } from '#kernel/scope.ts';
import { sqlText, type Duckdb } from '#platform/duckdb.ts';
import { peersTable } from '../4-indicators/flag-folder.ts';
import { resultsOf, type CatalogueRow, type CutTable, type Whole } from './whole-views.ts';

const list = (texts: readonly string[]): string =>
  texts.length === 0 ? '(NULL)' : `(${texts.map(sqlText).join(', ')})`;

/** The scope as a condition on `whole.agencies`. */
function ownAgencies(scope: Scope): string {
  switch (scope.kind) {
    case 'nation':
      return 'true';
    case 'area':
      return `pacc_area = ${Math.trunc(scope.area)}`;
    case 'province':
      return `province_iso = ${sqlText(scope.iso)}`;
    case 'provinces':
      return `province_iso IN ${list(scope.isos)}`;
    case 'agencies': // an agency also under a code that was found to be the same body, never under a shared name
      return `agency_id IN (SELECT agency_id FROM whole.agency_aliases
        WHERE alias_id IN ${list(scope.ids)} AND alias_reason IN ('self', 'same_body'))`;
  }
}

/** How each table of `whole` is cut to the agencies and sellers of schema `home`; law_limits belongs to nobody. */
function cuts(home: string): Record<CutTable, string> {
  const ofAgencies = `agency_id IN (SELECT agency_id FROM ${home}.own_agencies)`;
  return {
    agencies: ofAgencies,
    awards: ofAgencies,
    tenders: ofAgencies,
    contracts: ofAgencies,
    agency_aliases: ofAgencies,
    suppliers: `supplier_id IN (SELECT supplier_id FROM ${home}.own_suppliers)`,
    items: `tender_id IN (SELECT tender_id FROM ${home}.tenders)`,
    parties: `tender_id IN (SELECT tender_id FROM ${home}.tenders)`,
    coverage: `province_iso IN (SELECT province_iso FROM ${home}.agencies)`,
    law_limits: 'true',
    scores: ofAgencies,
    candidates: ofAgencies,
    score_parts: `subject_id IN (SELECT subject_id FROM ${home}.scores)`,
  };
}

/** Tables of which single rows are fetched by their ids (few-rows.ts). */
export type FewTable = 'awards' | 'tenders' | 'contracts' | 'suppliers';

/** How rows of `table` that were fetched by their ids are cut to schema `home`: as its view cuts them. */
export function cutOf(home: string, table: FewTable): { by: string; cut: string } {
  return table === 'suppliers'
    ? { by: 'supplier_id', cut: `IN (SELECT supplier_id FROM ${home}.own_suppliers)` }
    : { by: 'agency_id', cut: `IN (SELECT agency_id FROM ${home}.own_agencies)` };
}

/** Makes schema `home` (it may be 'main') hold the scope's rows only. */
export async function layScope(db: Duckdb, home: string, scope: Scope, whole: Whole): Promise<void> {
  const isWhole = scope.kind === 'nation';
  await db.run(`CREATE SCHEMA IF NOT EXISTS ${home}`);
  if (!isWhole) await layOwn(db, home, scope, whole);
  for (const [table, cut] of Object.entries(cuts(home))) {
    const where = isWhole ? 'true' : cut;
    await db.run(`CREATE VIEW ${home}.${table} AS SELECT * FROM whole.${table} WHERE ${where}`);
  }
  for (const flag of whole.catalogue) await layResults(db, home, flag, isWhole, whole.indexed);
  const union = whole.catalogue.map(({ flag_id }) => `SELECT * FROM ${home}.${resultsOf(flag_id)}`);
  await db.run(`CREATE VIEW ${home}.results AS ${union.join(' UNION ALL ')}`);
}

/** What the views are cut by, laid down once: the agencies, their sellers, and without an index every subject. */
async function layOwn(db: Duckdb, home: string, scope: Scope, whole: Whole): Promise<void> {
  await db.run(
    `CREATE TABLE ${home}.own_agencies AS SELECT agency_id FROM whole.agencies WHERE ${ownAgencies(scope)}`,
  );
  const awards = `whole.awards WHERE agency_id IN (SELECT agency_id FROM ${home}.own_agencies)`;
  await db.run(
    `CREATE TABLE ${home}.own_suppliers AS SELECT DISTINCT supplier_id FROM ${awards} AND supplier_id IS NOT NULL`,
  );
  if (whole.indexed) return;
  const contracts = `whole.contracts WHERE agency_id IN (SELECT agency_id FROM ${home}.own_agencies)`;
  const tenders = `whole.tenders WHERE agency_id IN (SELECT agency_id FROM ${home}.own_agencies)`;
  await db.run(`CREATE TABLE ${home}.own_subjects AS
    SELECT 'award' AS kind, award_id AS id FROM ${awards}
    UNION ALL SELECT 'tender', tender_id FROM ${tenders}
    UNION ALL SELECT 'contract', contract_id FROM ${contracts}
    UNION ALL SELECT 'agency', agency_id FROM ${home}.own_agencies
    UNION ALL SELECT DISTINCT 'pair', pair_id FROM ${awards}
    UNION ALL SELECT 'supplier', supplier_id FROM ${home}.own_suppliers`);
}

async function layResults(
  db: Duckdb,
  home: string,
  { flag_id, subject_kind, has_peers }: CatalogueRow,
  isWhole: boolean,
  indexed: boolean,
): Promise<void> {
  const cut = !indexed
    ? `subject_id IN (SELECT id FROM ${home}.own_subjects WHERE kind = ${sqlText(subject_kind)})`
    : subject_kind === 'supplier'
      ? `subject_id IN (SELECT supplier_id FROM ${home}.own_suppliers)`
      : `home_agency_id IN (SELECT agency_id FROM ${home}.own_agencies)`;
  const columns = indexed ? '* EXCLUDE (home_agency_id)' : '*';
  const where = isWhole ? 'true' : cut;
  await db.run(
    `CREATE VIEW ${home}.${resultsOf(flag_id)} AS SELECT ${columns} FROM whole.${resultsOf(flag_id)} WHERE ${where}`,
  );
  if (!has_peers) return;
  const peers = peersTable(flag_id);
  await db.run(`CREATE VIEW ${home}.${peers} AS SELECT * FROM whole.${peers}`);
}
