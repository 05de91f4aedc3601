/**
 * Returns, targets and cards of a province as at a moment: of each return the last revision that was sent up to then.
 * The one file of this folder that asks for figures; the roll-up may take its place.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type {
  PackBody,
  PackCard,
  PackProject,
  PackReturn,
  PackRound,
  PackTarget,
  PackValue,
} from './pack.ts';

/** Later than every moment: what stands now. */
export const now = '9223372036854775807';

export interface Asked {
  provinceIso: string;
  roundIds: readonly string[];
  moment: string;
}

/** Those that are fixed: who owes can change until then. */
export async function roundsOf(tx: Tx, roundIds: readonly string[]): Promise<PackRound[]> {
  const { rows } = await sql<Omit<PackRound, 'closesAt'> & { closesAt: Date }>`
    SELECT return_round_id AS id, fiscal_year_be AS be, quarter, closes_at AS "closesAt",
      coalesce((fixed_at AT TIME ZONE 'Asia/Bangkok')::date >= begins_on, false) AS "isFixedLate"
    FROM office.return_rounds WHERE return_round_id = ANY (${[...roundIds]}::text[]) AND state = 'fixed'
    ORDER BY return_round_id`.execute(tx);
  return rows.map((row) => ({ ...row, closesAt: row.closesAt.toISOString() }));
}

/** Every indicator that one of the rounds asks of somebody. */
export async function cardsOf(tx: Tx, roundIds: readonly string[]): Promise<PackCard[]> {
  const { rows } = await sql<PackCard>`
    SELECT i.indicator_id AS id, i.title_th AS "titleTh", i.title_en AS "titleEn", i.unit_th AS "unitTh", i.unit_en AS "unitEn",
      i.aggregation, i.scale, i.decimals, i.direction, i.accrual
    FROM office.indicators i
    WHERE i.indicator_id IN (SELECT r.indicator_id FROM office.round_indicators r WHERE r.return_round_id = ANY (${[...roundIds]}::text[]))
    ORDER BY i.goal_id, i.indicator_id`.execute(tx);
  return rows;
}

interface ReturnRow {
  agencyId: string;
  nameTh: string;
  returnId: string;
  roundId: string;
  revisionNo: number | null;
  moment: string | null;
  submittedAt: Date | null;
  firstSubmittedAt: Date | null;
  acceptedRevisionNo: number | null;
  required: number | null;
  given: number | null;
  values: PackValue[];
  projects: PackProject[];
}

/** Every body that owes in the rounds, by its name; each with what counts of it. */
export async function bodiesOf(tx: Tx, asked: Asked, rounds: readonly PackRound[]): Promise<PackBody[]> {
  const closes = new Map(rounds.map(({ id, closesAt }) => [id, closesAt]));
  const bodies = new Map<string, PackBody>();
  for (const row of await returnsAsAt(tx, asked)) {
    const { agencyId, nameTh } = row;
    if (!bodies.has(agencyId)) bodies.set(agencyId, { agencyId, nameTh, returns: [] });
    bodies.get(agencyId)!.returns.push(returnOf(row, closes.get(row.roundId) ?? ''));
  }
  return [...bodies.values()];
}

/** One row per return that is owed. */
async function returnsAsAt(tx: Tx, { provinceIso, roundIds, moment }: Asked): Promise<ReturnRow[]> {
  const { rows } = await sql<ReturnRow>`
    WITH owed AS (
      SELECT q.quarterly_return_id, q.return_round_id, q.agency_id, q.name_th
      FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
      WHERE q.province_iso = ${provinceIso} AND q.return_round_id = ANY (${[...roundIds]}::text[]) AND r.state = 'fixed'
    ), sent AS (
      SELECT DISTINCT ON (w.quarterly_return_id) w.quarterly_return_id, w.moment, w.revision_no, w.submitted_at,
        w.required_count, w.given_count
      FROM office.return_revisions w JOIN owed USING (quarterly_return_id)
      WHERE w.moment <= ${moment}::bigint ORDER BY w.quarterly_return_id, w.revision_no DESC
    ), held AS (
      SELECT DISTINCT ON (d.quarterly_return_id) d.quarterly_return_id, d.revision_no, d.decision
      FROM office.return_decisions d JOIN owed USING (quarterly_return_id)
      WHERE d.moment <= ${moment}::bigint AND d.level = 'province' AND d.decision <> 'returned'
      ORDER BY d.quarterly_return_id, d.moment DESC
    )
    SELECT o.agency_id AS "agencyId", o.name_th AS "nameTh", o.quarterly_return_id AS "returnId", o.return_round_id AS "roundId",
      s.revision_no AS "revisionNo", s.moment::text AS moment, s.submitted_at AS "submittedAt",
      (SELECT f.submitted_at FROM office.return_revisions f WHERE f.quarterly_return_id = o.quarterly_return_id
        AND f.revision_no = 1 AND f.moment <= ${moment}::bigint) AS "firstSubmittedAt",
      CASE WHEN h.decision = 'accepted' THEN h.revision_no END AS "acceptedRevisionNo",
      s.required_count AS required, s.given_count AS given,
      coalesce((SELECT jsonb_agg(jsonb_build_object('indicatorId', v.indicator_id, 'given', v.given, 'a', v.part_a::text,
        'b', v.part_b::text, 'comment', v.comment) ORDER BY v.indicator_id)
        FROM office.return_values v WHERE v.moment = s.moment), '[]') AS values,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.return_project_id, 'title', p.title, 'parts', p.parts, 'unit', p.unit,
        'target', p.target::text, 'result', p.result::text, 'beneficiaries', p.beneficiaries,
        'countedElsewhere', p.counted_elsewhere, 'progress', p.progress, 'obstacle', p.obstacle, 'support', p.support,
        'money', coalesce((SELECT jsonb_agg(jsonb_build_object('part', m.part, 'received', m.received_thb::text,
          'spent', m.spent_thb::text) ORDER BY m.part) FROM office.return_money m
          WHERE m.moment = p.moment AND m.return_project_id = p.return_project_id), '[]')) ORDER BY p.line_no)
        FROM office.return_projects p WHERE p.moment = s.moment), '[]') AS projects
    FROM owed o LEFT JOIN sent s USING (quarterly_return_id) LEFT JOIN held h USING (quarterly_return_id)
    ORDER BY o.name_th, o.agency_id, o.return_round_id`.execute(tx);
  return rows;
}

/** Instants as one spelling: late is what came at the hour of closing or after. */
function returnOf(row: ReturnRow, closesAt: string): PackReturn {
  const { agencyId: _, nameTh: __, submittedAt, firstSubmittedAt, ...rest } = row;
  const first = firstSubmittedAt?.toISOString() ?? null;
  return {
    ...rest,
    submittedAt: submittedAt?.toISOString() ?? null,
    firstSubmittedAt: first,
    isLate: first !== null && first >= closesAt,
  };
}

/** Of the province, for the quarters and years of the rounds, as in force at the moment. */
export async function targetsOf(
  tx: Tx,
  { provinceIso, moment }: Asked,
  rounds: readonly PackRound[],
): Promise<PackTarget[]> {
  const { rows } = await sql<PackTarget>`
    SELECT t.indicator_id AS "indicatorId", t.from_be AS be, t.quarter, t.value::text AS value
    FROM office.indicator_targets t
    WHERE t.province_iso = ${provinceIso} AND t.state IN ('in_force', 'replaced') AND t.from_be = t.to_be
      AND t.from_be = ANY (${rounds.map(({ be }) => be)}::int[])
      AND t.from_moment <= ${moment}::bigint AND (t.to_moment IS NULL OR t.to_moment > ${moment}::bigint)
    ORDER BY t.indicator_id, t.from_be, t.quarter`.execute(tx);
  return rows;
}
