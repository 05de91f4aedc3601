/** Quarterly returns, as both lines and the body itself see them. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { ReporterKind } from '#master-plan/rounds/reporter-kinds.ts';
import { levelNames, type ReturnDecision, type ReturnLevel, type ReturnState } from './states.ts';
import { typedReturn, type TypedReturn } from './typed.ts';

export interface ReturnRow {
  id: string;
  roundId: string;
  be: number;
  quarter: 1 | 2 | 3 | 4;
  agencyId: string;
  nameTh: string;
  kind: ReporterKind;
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  areaNo: number | null;
  regionNo: number | null;
  revisionNo: number;
  /** Of the last revision: figures asked, and given or said not to apply; null before the first. */
  required: number | null;
  given: number | null;
  submittedAt: Date | null;
  closesAt: Date;
  state: ReturnState;
  version: number;
  isDemonstration: boolean;
}

const returns = sql`
  SELECT q.quarterly_return_id AS id, q.return_round_id AS "roundId", r.fiscal_year_be AS be, r.quarter, q.agency_id AS "agencyId",
    q.name_th AS "nameTh", q.reporter_kind AS kind, q.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn",
    q.area_no AS "areaNo", q.region_no AS "regionNo", q.revision_no AS "revisionNo", w.required_count AS required,
    w.given_count AS given, w.submitted_at AS "submittedAt", r.closes_at AS "closesAt", q.state, q.version,
    q.is_demonstration AS "isDemonstration"
  FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id) JOIN office.provinces p USING (province_iso)
  LEFT JOIN office.return_revisions w ON w.quarterly_return_id = q.quarterly_return_id AND w.revision_no = q.revision_no`;

export interface ReturnFilters {
  roundId: string;
  state?: ReturnState | undefined;
  provinceIso?: string | undefined;
  /** The last one of the page before, as `next` said. */
  after?: string | undefined;
}

const pageSize = 100;

/** Those of a round in fixed rounds, a province after the other; a page begins after a row. */
export async function listReturns(
  tx: Tx,
  { roundId, state, provinceIso, after }: ReturnFilters,
): Promise<{ rows: ReturnRow[]; next: string | null }> {
  const conditions = [
    sql`q.return_round_id = ${roundId} AND r.state = 'fixed'`,
    ...(state === undefined ? [] : [sql`q.state = ${state}`]),
    ...(provinceIso === undefined ? [] : [sql`q.province_iso = ${provinceIso}`]),
    ...(after === undefined
      ? []
      : [
          sql`(q.province_iso, q.quarterly_return_id) > ((SELECT b.province_iso FROM office.quarterly_returns b
            WHERE b.quarterly_return_id = ${after}::uuid), ${after}::uuid)`,
        ]),
  ];
  const { rows } = await sql<ReturnRow>`${returns} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY q.province_iso, q.quarterly_return_id LIMIT ${pageSize + 1}`.execute(tx);
  const shown = rows.slice(0, pageSize);
  return { rows: shown, next: rows.length > pageSize ? shown.at(-1)!.id : null };
}

/** How many stand where, in a round. */
export async function countByState(tx: Tx, roundId: string): Promise<Partial<Record<ReturnState, number>>> {
  const { rows } = await sql<{ state: ReturnState; count: number }>`
    SELECT state, count(*)::int AS count FROM office.quarterly_returns WHERE return_round_id = ${roundId} GROUP BY state`.execute(
    tx,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** Of the reader's own body, the newest quarter first; at most forty. */
export async function ownReturns(tx: Tx): Promise<ReturnRow[]> {
  const { rows } = await sql<ReturnRow>`${returns}
    WHERE r.state = 'fixed' AND q.agency_id = ANY ((SELECT office.my_agencies())::text[])
    ORDER BY q.return_round_id DESC, q.quarterly_return_id LIMIT 40`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found: what is not the reader's does not exist */
export async function readReturnRow(tx: Tx, id: string): Promise<ReturnRow> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<ReturnRow>`${returns} WHERE q.quarterly_return_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Decided {
  moment: string;
  revisionNo: number;
  level: ReturnLevel;
  decision: ReturnDecision;
  reason: string | null;
  decidedAt: Date;
  decidedBy: string | null;
}

/** The newest first. */
export async function decisionsOf(tx: Tx, returnId: string): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    SELECT d.moment::text, d.revision_no AS "revisionNo", d.level, d.decision, d.reason, d.decided_at AS "decidedAt",
      p.full_name AS "decidedBy"
    FROM office.return_decisions d LEFT JOIN office.people p ON p.person_id = d.decided_by
    WHERE d.quarterly_return_id = ${returnId}::uuid ORDER BY d.moment DESC LIMIT 200`.execute(tx);
  return rows;
}

/**
 * The last revision that some level accepted and did not take back, and the highest level that holds it; null where
 * none does. A revision that is sent back leaves the one accepted before it standing.
 */
export function acceptedOf(decided: readonly Decided[]): { revisionNo: number; level: ReturnLevel } | null {
  const standing = levelNames.flatMap((level) => {
    const words = decided.filter((one) => one.level === level && one.decision !== 'returned');
    const held = words.filter(
      (one) =>
        one === words.find(({ revisionNo }) => revisionNo === one.revisionNo) && one.decision === 'accepted',
    );
    return held.map(({ revisionNo }) => ({ level, revisionNo }));
  });
  const newest = Math.max(0, ...standing.map(({ revisionNo }) => revisionNo));
  return standing.findLast(({ revisionNo }) => revisionNo === newest) ?? null;
}

export interface Leave {
  untilAt: Date;
  reason: string;
  grantedAt: Date;
  grantedBy: string | null;
}

export async function leavesOf(tx: Tx, returnId: string): Promise<Leave[]> {
  const { rows } = await sql<Leave>`
    SELECT e.until_at AS "untilAt", e.reason, e.granted_at AS "grantedAt", p.full_name AS "grantedBy"
    FROM office.return_exceptions e LEFT JOIN office.people p ON p.person_id = e.granted_by
    WHERE e.quarterly_return_id = ${returnId}::uuid ORDER BY e.granted_at DESC LIMIT 50`.execute(tx);
  return rows;
}

/** What the body has typed and not sent; null where there is none, or the reader is not of the body. */
export async function draftOf(
  tx: Tx,
  returnId: string,
): Promise<{ typed: TypedReturn; typedAt: Date } | null> {
  const { rows } = await sql<{ typed: unknown; typedAt: Date }>`
    SELECT typed, typed_at AS "typedAt" FROM office.return_drafts WHERE quarterly_return_id = ${returnId}::uuid`.execute(
    tx,
  );
  const [row] = rows;
  return row ? { typed: v.parse(typedReturn, row.typed), typedAt: row.typedAt } : null;
}

/** Lines of the plan that a project may serve in a fiscal year, as the tree has them. */
export async function guidelinesIn(
  tx: Tx,
  be: number,
): Promise<{ id: string; titleTh: string; titleEn: string }[]> {
  const { rows } = await sql<{ id: string; titleTh: string; titleEn: string }>`
    SELECT tree_node_id AS id, title_th AS "titleTh", title_en AS "titleEn" FROM office.tree_nodes
    WHERE tree_node_id IN (SELECT tree_node_id FROM office.lines_in_force(${be}))
    ORDER BY kind, tree_node_id LIMIT 300`.execute(tx);
  return rows;
}

/** What reporting cost this body so far: savings, and seconds between them of which at most five minutes count each. */
export async function burdenOf(tx: Tx, returnId: string): Promise<{ saves: number; activeSeconds: number }> {
  const { rows } = await sql<{ saves: number; activeSeconds: number }>`
    SELECT saves, active_seconds AS "activeSeconds" FROM office.quarterly_returns
    WHERE quarterly_return_id = ${returnId}::uuid`.execute(tx);
  return rows[0]!;
}
