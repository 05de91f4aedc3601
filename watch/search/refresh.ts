/**
 * Takes the words of a new generation into the search, in one transaction: readers find the old generation's
 * until it ends and the new one's from then on. Only what differs is written. Runs as the system.
 */
import { sql } from 'kysely';
import { nation } from '#kernel/scope.ts';
import type { Store, Tx } from '#platform/postgres/store.ts';
import {
  openAnalysis,
  readQueue,
  streamSearchable,
  type Analysis,
  type Searchable,
} from '#procurement/read.ts';
import { searchFold } from './fold.ts';

const system = { kind: 'system', job: 'refresh' } as const;
/** Rows per statement. */
const batch = 4000;

/** Names one state of the workspace for ever. */
export const workspaceKey = ({ manifest }: Pick<Analysis, 'manifest'>): string =>
  `${manifest.generation} ${manifest.scores_key ?? ''}`;

/** @returns whether the search was of another generation, and is of the newest now */
export async function refreshSearch(store: Store, workspace: string): Promise<boolean> {
  const analysis = await openAnalysis(nation, workspace);
  try {
    const key = workspaceKey(analysis);
    const known = await store.within(system, async (tx) => {
      const { rows } = await sql<{
        key: string;
      }>`SELECT workspace_key AS key FROM office.search_index`.execute(tx);
      return rows[0]?.key;
    });
    if (known === key) return false;
    await store.within(system, async (tx) => {
      await sql`SELECT set_config('statement_timeout', '300000', true), pg_advisory_xact_lock(hashtext('office.search'))`.execute(
        tx,
      );
      await arrive(tx, analysis);
      await settle(tx);
      await pointTo(tx, analysis, key);
      await noteListed(tx, analysis);
    });
    return true;
  } finally {
    analysis.close();
  }
}

async function arrive(tx: Tx, analysis: Analysis): Promise<void> {
  await sql`DELETE FROM office.search_arrivals`.execute(tx);
  let waiting: Searchable[] = [];
  for await (const rows of streamSearchable(analysis)) {
    waiting.push(...rows);
    if (waiting.length < batch) continue;
    await enter(tx, waiting);
    waiting = [];
  }
  if (waiting.length > 0) await enter(tx, waiting);
}

const plain = (text: string) => text.replaceAll('\0', '');

async function enter(tx: Tx, rows: readonly Searchable[]): Promise<void> {
  const column = (of: (row: Searchable) => string | number | null) => rows.map(of);
  await sql`
    INSERT INTO office.search_arrivals (kind, subject_id, shown, folded, province_isos, agency_id, weight_satang, fiscal_year_be)
    SELECT kind, subject_id, shown, folded, string_to_array(provinces, ','), agency_id, weight, year FROM unnest(
      ${column((row) => row.kind)}::text[], ${column((row) => row.subject_id)}::text[], ${column((row) => plain(row.shown))}::text[],
      ${column((row) => `${searchFold(row.shown)}|${row.code ?? ''}`)}::text[], ${column((row) => row.province_isos.join(','))}::text[],
      ${column((row) => row.agency_id)}::text[], ${column((row) => String(row.weight_satang))}::bigint[],
      ${column((row) => row.fiscal_year_be)}::smallint[]
    ) AS r (kind, subject_id, shown, folded, provinces, agency_id, weight, year)`.execute(tx);
}

/** What is gone goes, what changed changes, what is new comes. */
async function settle(tx: Tx): Promise<void> {
  await sql`DELETE FROM office.search_entries e WHERE NOT EXISTS (
    SELECT FROM office.search_arrivals a WHERE a.kind = e.kind AND a.subject_id = e.subject_id)`.execute(tx);
  await sql`
    INSERT INTO office.search_entries AS e (kind, subject_id, shown, folded, province_isos, agency_id, weight_satang, fiscal_year_be)
    SELECT kind, subject_id, shown, folded, province_isos, agency_id, weight_satang, fiscal_year_be FROM office.search_arrivals
    ON CONFLICT (kind, subject_id) DO UPDATE SET shown = excluded.shown, folded = excluded.folded, province_isos = excluded.province_isos,
      agency_id = excluded.agency_id, weight_satang = excluded.weight_satang, fiscal_year_be = excluded.fiscal_year_be
    WHERE (e.shown, e.folded, e.province_isos, e.agency_id, e.weight_satang, e.fiscal_year_be) IS DISTINCT FROM
      (excluded.shown, excluded.folded, excluded.province_isos, excluded.agency_id, excluded.weight_satang, excluded.fiscal_year_be)`.execute(
    tx,
  );
  await sql`DELETE FROM office.search_arrivals`.execute(tx);
}

async function pointTo(tx: Tx, { generation }: Analysis, key: string): Promise<void> {
  const count = (kind: string) => sql`(SELECT count(*) FROM office.search_entries WHERE kind = ${kind})`;
  await sql`
    INSERT INTO office.search_index AS i (generation, workspace_key, agencies, suppliers, tenders)
    VALUES (${generation}, ${key}, ${count('agency')}, ${count('supplier')}, ${count('tender')})
    ON CONFLICT (only_row) DO UPDATE SET generation = excluded.generation, workspace_key = excluded.workspace_key,
      refreshed_at = now(), agencies = excluded.agencies, suppliers = excluded.suppliers, tenders = excluded.tenders`.execute(
    tx,
  );
}

/** When each subject of the list was first on it: what is new since a day is asked of this. */
async function noteListed(tx: Tx, analysis: Analysis): Promise<void> {
  const rows = await readQueue(analysis, { limit: 5000 });
  await sql`
    INSERT INTO office.listed_subjects (subject_kind, subject_id, fiscal_year_be, province_iso, first_generation)
    SELECT *, ${analysis.generation}::int FROM unnest(
      ${rows.map((row) => row.subject_kind)}::text[], ${rows.map((row) => row.subject_id)}::text[],
      ${rows.map((row) => row.fiscal_year_be)}::smallint[], ${rows.map((row) => row.province_iso)}::text[])
    ON CONFLICT (subject_kind, subject_id, fiscal_year_be) DO UPDATE SET province_iso = excluded.province_iso`.execute(
    tx,
  );
}
