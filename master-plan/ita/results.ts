/** ITA results: compared with what is known, taken in all at once, and read now or as at a moment. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { nearestName } from '#kernel/nearest-name.ts';
import { foldBare } from '#kernel/thai-text.ts';
import type { Subject } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { hundredthsOf } from '#master-plan/returns/figures.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { ItaList, ItaRow } from './list.ts';
import { markOf } from './marks.ts';
import { listFaults, nothingKnown, sameList, type RowFault } from './problems.ts';

export const listStates = {
  handed_in: { th: 'รอยืนยัน', en: 'Waits for a word' },
  taken_in: { th: 'นำเข้าแล้ว', en: 'Taken in' },
} as const;

export const listSubject: Subject<typeof listStates> = {
  kind: 'ita_list',
  table: 'office.ita_lists',
  id: 'ita_list_id',
  states: listStates,
};

interface Known {
  id: string;
  name: string;
  folded: string;
  provinceIso: string;
}

/** Bodies of the reader's place; of the nation all. */
async function bodiesIn(tx: Tx): Promise<Known[]> {
  const { rows } = await sql<Known>`
    SELECT a.agency_id AS id, a.name_th AS name, a.folded_name AS folded, a.province_iso AS "provinceIso" FROM office.agencies a
    WHERE a.province_iso IS NOT NULL AND CASE (SELECT office.my_scope_kind())
      WHEN 'nation' THEN true
      WHEN 'region' THEN a.province_iso IN (SELECT g.province_iso FROM office.region_provinces g
        WHERE g.region_no = (SELECT office.my_scope_id())::int AND g.valid_to_on IS NULL)
      WHEN 'province' THEN a.province_iso = (SELECT office.my_scope_id()) ELSE false END`.execute(tx);
  return rows;
}

interface Found {
  agencyId: string;
  score: string;
  level: string | null;
}

/** For so many rows near names are looked for: comparing letters costs, and nobody reads more. */
const offered = 100;

/** Each row's body, or why there is none: nothing is guessed, near names are offered. */
function bodiesOf(
  rows: readonly ItaRow[],
  known: readonly Known[],
  isLenient: boolean,
): { found: Found[]; leftOut: number; faults: RowFault[] } {
  const byCode = new Map(known.map((one) => [one.id, one]));
  const byName = Map.groupBy(known, ({ folded }) => folded);
  const [found, faults]: [Found[], RowFault[]] = [[], []];
  const lines = new Map<string, number>();
  let leftOut = 0;
  for (const { line, code, name, provinceIso, score, level } of rows) {
    const named = (byName.get(foldBare(name)) ?? []).filter((one) => provinceIso === null || one.provinceIso === provinceIso);
    const body = byCode.get(code) ?? (named.length === 1 ? named[0] : undefined);
    if (!body && isLenient && named.length === 0) leftOut += 1;
    else if (!body) faults.push({ line, fault: named.length > 1 ? several(name) : unknown(name, faults.length < offered ? known : [], provinceIso) });
    else if (lines.has(body.id)) faults.push({ line, fault: `หน่วยงานนี้มีในแถว ${lines.get(body.id)} แล้ว · The same body as in row ${lines.get(body.id)}` });
    else {
      lines.set(body.id, line);
      found.push({ agencyId: body.id, score, level });
    }
  }
  return { found, leftOut, faults };
} // prettier-ignore

const several = (name: string) =>
  `มีหลายหน่วยงานชื่อ "${name.slice(0, 60)}" ให้ใส่จังหวัดหรือรหัส · Several bodies are called "${name.slice(0, 60)}": give the province or the code`;

function unknown(name: string, known: readonly Known[], provinceIso: string | null): string {
  const near = nearestName(
    name,
    known.filter((one) => provinceIso === null || one.provinceIso === provinceIso).slice(0, 2000).map((one) => one.name),
  );
  const word = name.slice(0, 60);
  return near === null
    ? `ไม่พบหน่วยงาน "${word}" ในพื้นที่ของท่าน · No body "${word}" in your place`
    : `ไม่พบหน่วยงาน "${word}" หมายถึง "${near}" หรือไม่ · No body "${word}": was "${near}" meant?`;
} // prettier-ignore

/**
 * Compares a list with what is known, and keeps it for its person.
 * @returns its id
 * @throws Problem ita.list_faults, ita.list_same, ita.list_unknown
 */
export const keepList = async (
  tx: Tx,
  personId: string,
  { list, be, source, isLenient }: { list: ItaList; be: number; source: string; isLenient: boolean },
): Promise<string> => {
  const { found, leftOut, faults } = bodiesOf(list.rows, await bodiesIn(tx), isLenient);
  const all = [...list.faults, ...faults];
  if (all.length > 0) throw listFaults(all.toSorted((one, other) => one.line - other.line));
  if (found.length === 0) throw nothingKnown();
  const before = new Map((await resultsIn(tx, { be })).map((one) => [one.agencyId, one]));
  const isNew = ({ agencyId }: Found) => !before.has(agencyId);
  const isOther = ({ agencyId, score, level }: Found) => {
    const was = before.get(agencyId);
    return was !== undefined && (was.score !== hundredthsOf(score) || was.level !== level);
  };
  const results = found.filter((one) => isNew(one) || isOther(one));
  if (results.length === 0) throw sameList();
  await sql`DELETE FROM office.ita_lists WHERE handed_in_by = ${personId}::uuid AND state = 'handed_in'`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.ita_lists (fiscal_year_be, source, results, row_count, new_count, changed_count, left_out_count, handed_in_by)
    VALUES (${be}, ${source}, ${JSON.stringify(results)}::jsonb, ${list.rows.length}, ${results.filter(isNew).length},
      ${results.filter(isOther).length}, ${leftOut}, ${personId}::uuid) RETURNING ita_list_id AS id`.execute(tx);
  return rows[0]!.id;
}; // prettier-ignore

export interface KeptList {
  id: string;
  be: number;
  source: string;
  rowCount: number;
  newCount: number;
  changedCount: number;
  leftOut: number;
  version: number;
}

/** @throws Problem office.not_found: somebody else's, or taken in */
export async function readList(tx: Tx, id: string): Promise<KeptList> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<KeptList>`
    SELECT ita_list_id AS id, fiscal_year_be AS be, source, row_count AS "rowCount", new_count AS "newCount", changed_count AS "changedCount",
      left_out_count AS "leftOut", version FROM office.ita_lists WHERE ita_list_id = ${id}::uuid AND state = 'handed_in'`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The list of the reader's own that waits for a word. */
export async function waitingList(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`SELECT ita_list_id AS id FROM office.ita_lists WHERE state = 'handed_in'
    ORDER BY handed_in_at DESC LIMIT 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** All of a kept list in one moment. @returns how many results */
export const takeInResults = async (tx: Tx, personId: string, id: string): Promise<number> => {
  const { rows } = await sql<{ added: number }>`
    WITH at AS (SELECT office.next_moment() AS moment), added AS (
      INSERT INTO office.ita_results (moment, fiscal_year_be, agency_id, name_th, province_iso, area_no, region_no, score, level, source, taken_in_by)
      SELECT at.moment, l.fiscal_year_be, a.agency_id, a.name_th, a.province_iso,
        (SELECT p.area_no FROM office.area_provinces p WHERE p.province_iso = a.province_iso AND p.valid_to_on IS NULL),
        (SELECT g.region_no FROM office.region_provinces g WHERE g.province_iso = a.province_iso AND g.valid_to_on IS NULL),
        r.score, r.level, l.source, ${personId}::uuid
      FROM at, office.ita_lists l
      CROSS JOIN LATERAL jsonb_to_recordset(l.results) AS r ("agencyId" text, score numeric, level text)
      JOIN office.agencies a ON a.agency_id = r."agencyId"
      WHERE l.ita_list_id = ${id}::uuid RETURNING 1
    ) SELECT count(*)::int AS added FROM added`.execute(tx);
  await sql`UPDATE office.ita_lists SET results = '[]' WHERE ita_list_id = ${id}::uuid`.execute(tx);
  return rows[0]!.added;
}; // prettier-ignore

export interface ItaResult {
  agencyId: string;
  nameTh: string;
  provinceIso: string;
  regionNo: number | null;
  /** Hundredths of a point. */
  score: bigint;
  level: string | null;
  source: string;
  isDemonstration: boolean;
}

/** The last of each body in a fiscal year, of the reader's place; as at a moment where one is given. */
export async function resultsIn(
  tx: Tx,
  {
    be,
    provinceIso = null,
    moment = null,
  }: { be: number; provinceIso?: string | null; moment?: string | null },
): Promise<ItaResult[]> {
  const { rows } = await sql<Omit<ItaResult, 'score'> & { score: string }>`
    SELECT DISTINCT ON (r.agency_id) r.agency_id AS "agencyId", r.name_th AS "nameTh", r.province_iso AS "provinceIso",
      r.region_no AS "regionNo", r.score::text, r.level, r.source, r.is_demonstration AS "isDemonstration"
    FROM office.ita_results r
    WHERE r.fiscal_year_be = ${be} AND (${provinceIso}::text IS NULL OR r.province_iso = ${provinceIso})
      AND (${moment}::bigint IS NULL OR r.moment <= ${moment}::bigint)
    ORDER BY r.agency_id, r.moment DESC LIMIT 20000`.execute(tx);
  return rows.map((row) => ({ ...row, score: hundredthsOf(row.score) }));
}

/** Years of which something is known to the reader, the latest first. */
export async function yearsKnown(
  tx: Tx,
  { moment = null, provinceIso = null }: { moment?: string | null; provinceIso?: string | null } = {},
): Promise<number[]> {
  const { rows } = await sql<{ be: number }>`
    SELECT DISTINCT fiscal_year_be AS be FROM office.ita_results
    WHERE (${moment}::bigint IS NULL OR moment <= ${moment}::bigint) AND (${provinceIso}::text IS NULL OR province_iso = ${provinceIso})
    ORDER BY 1 DESC`.execute(tx);
  return rows.map(({ be }) => be);
}

export interface ItaSummary {
  assessed: number;
  passed: number;
  /** Hundredths, rounded half up; null where nobody was assessed. */
  mean: bigint | null;
}

export function summaryOf(results: readonly Pick<ItaResult, 'score'>[], be: number): ItaSummary {
  const count = BigInt(results.length);
  const sum = results.reduce((so, { score }) => so + score, 0n);
  const pass = BigInt(markOf(be).pass) * 100n;
  return {
    assessed: results.length,
    passed: results.filter(({ score }) => score >= pass).length,
    mean: count === 0n ? null : (2n * sum + count) / (2n * count),
  };
}
