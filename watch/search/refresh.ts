/**
 * Takes the words of a new generation into the search, in one transaction: readers find the old generation's
 * until it ends and the new one's from then on. Only what differs is written. Runs as the system.
 */
import { sql } from 'kysely';
import { nation } from '#kernel/scope.ts';
import type { Store, Tx } from '#platform/postgres/store.ts';
import {
  openAnalysis,
  readListed,
  streamSearchable,
  type Analysis,
  type Searchable,
} from '#procurement/read.ts';
import { searchFold } from './fold.ts';

const system = { kind: 'system', job: 'refresh' } as const;
/** Rows per statement, or a little more. */
const batch = 4000;

/** Names one state of the workspace for ever. */
export const workspaceKey = ({ manifest }: Pick<Analysis, 'manifest'>): string =>
  `${manifest.generation} ${manifest.scores_key ?? ''}`;

/** @returns whether the search was of another generation, and is of the newest now */
export async function refreshSearch(store: Store, workspace: string): Promise<boolean> {
  const analysis = await openAnalysis(nation, workspace);
  try {
    const key = workspaceKey(analysis);
    if (key === (await store.within(system, knownKey))) return false;
    await store.within(system, (tx) =>
      alone(tx).then(() => sql`SELECT office.unindex_empty_search()`.execute(tx)),
    );
    await store.within(system, async (tx) => {
      await alone(tx);
      await takeIn(tx, analysis);
      await sql`SELECT office.index_search()`.execute(tx);
      await pointTo(tx, analysis, key);
      await noteListed(tx, analysis);
    });
    return true;
  } finally {
    analysis.close();
  }
}

async function knownKey(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`SELECT workspace_key AS key FROM office.search_index`.execute(
    tx,
  );
  return rows[0]?.key;
}

/** Two that refresh go one after the other. */
const alone = (tx: Tx) =>
  sql`SELECT set_config('statement_timeout', '300000', true), set_config('lock_timeout', '300000', true),
    pg_advisory_xact_lock(hashtext('office.search'))`.execute(tx);

/**
 * The rows come kind after kind, each in the order of its ids: what the search has between two batches, and
 * neither of them brings, is gone from the data.
 */
async function takeIn(tx: Tx, analysis: Analysis): Promise<void> {
  const last: Record<Searchable['kind'], string> = { agency: '', supplier: '', tender: '' };
  let waiting: Searchable[] = [];
  const enterWaiting = async () => {
    const [first] = waiting;
    if (!first) return;
    await enter(tx, waiting, last[first.kind]);
    last[first.kind] = waiting.at(-1)!.subject_id;
    waiting = [];
  };
  for await (const rows of streamSearchable(analysis)) {
    if (waiting.length >= batch || waiting[0]?.kind !== rows[0]?.kind) await enterWaiting();
    waiting.push(...rows);
  }
  await enterWaiting();
  for (const [kind, id] of Object.entries(last))
    await sql`DELETE FROM office.search_entries WHERE kind = ${kind} AND subject_id > ${id}`.execute(tx);
}

const plain = (text: string) => text.replaceAll('\0', '');

/** What is gone goes, what changed changes, what is new comes; what stayed the same is not written. */
async function enter(tx: Tx, rows: readonly Searchable[], after: string): Promise<void> {
  const column = (of: (row: Searchable) => string | number | null) => rows.map(of);
  const kind = rows[0]!.kind;
  await sql`
    WITH arrived AS (
      SELECT ${kind}::text AS kind, subject_id, shown, folded, string_to_array(provinces, ',') AS province_isos, agency_id, weight_satang, fiscal_year_be
      FROM unnest(
        ${column((row) => row.subject_id)}::text[], ${column((row) => plain(row.shown))}::text[],
        ${column((row) => `${searchFold(row.shown)}|${row.code ?? ''}`)}::text[], ${column((row) => row.province_isos.join(','))}::text[],
        ${column((row) => row.agency_id)}::text[], ${column((row) => String(row.weight_satang))}::bigint[],
        ${column((row) => row.fiscal_year_be)}::smallint[]
      ) AS r (subject_id, shown, folded, provinces, agency_id, weight_satang, fiscal_year_be)
    ),
    gone AS (
      DELETE FROM office.search_entries e
      WHERE e.kind = ${kind} AND e.subject_id > ${after} AND e.subject_id <= ${rows.at(-1)!.subject_id}
        AND NOT EXISTS (SELECT FROM arrived a WHERE a.subject_id = e.subject_id)
    )
    INSERT INTO office.search_entries (kind, subject_id, shown, folded, province_isos, agency_id, weight_satang, fiscal_year_be)
    SELECT a.* FROM arrived a LEFT JOIN office.search_entries e ON e.kind = a.kind AND e.subject_id = a.subject_id
    WHERE e.entry_id IS NULL OR (e.shown, e.folded, e.province_isos, e.agency_id, e.weight_satang, e.fiscal_year_be) IS DISTINCT FROM
      (a.shown, a.folded, a.province_isos, a.agency_id, a.weight_satang, a.fiscal_year_be)
    ON CONFLICT (kind, subject_id) DO UPDATE SET shown = excluded.shown, folded = excluded.folded, province_isos = excluded.province_isos,
      agency_id = excluded.agency_id, weight_satang = excluded.weight_satang, fiscal_year_be = excluded.fiscal_year_be`.execute(
    tx,
  );
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
  const rows = await readListed(analysis);
  await sql`
    INSERT INTO office.listed_subjects (subject_kind, subject_id, fiscal_year_be, province_iso, first_generation)
    SELECT *, ${analysis.generation}::int FROM unnest(
      ${rows.map((row) => row.subject_kind)}::text[], ${rows.map((row) => row.subject_id)}::text[],
      ${rows.map((row) => row.fiscal_year_be)}::smallint[], ${rows.map((row) => row.province_iso)}::text[])
    ON CONFLICT (subject_kind, subject_id, fiscal_year_be) DO UPDATE SET province_iso = excluded.province_iso`.execute(
    tx,
  );
}
