/**
 * How whole and how timely a round is, by body: values given of values asked, with those who sent nothing counted as
 * nothing; by the first valid sending and by the last change; and which way figures went after they were first sent.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface Wholeness {
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  /** Bodies. */
  owed: number;
  sent: number;
  /** First whole sending before the window closed; afterwards by leave; afterwards without (never, as leave is asked for). */
  inTime: number;
  byLeave: number;
  /** Sent, with something asked still missing. */
  incomplete: number;
  /** Changed after the window had closed. */
  changedLate: number;
  /** Values asked of all who owe, and given: the second is never more than the first. */
  required: number;
  given: number;
  /** Figures raised and lowered between the first and the last revision. */
  raised: number;
  lowered: number;
}

/** Of the reader's provinces, at this moment. What a body that sent nothing would be asked is what its kind is asked. */
export async function wholenessOf(tx: Tx, roundId: string): Promise<Wholeness[]> {
  const { rows } = await sql<Wholeness>`
    WITH asked AS (
      SELECT k.kind, count(*)::int AS required FROM office.round_indicators r CROSS JOIN LATERAL unnest(r.reporter_kinds) AS k (kind)
      WHERE r.return_round_id = ${roundId} GROUP BY 1
    ), sent AS (
      SELECT q.quarterly_return_id, r.revision_no, r.moment, r.submitted_at, r.is_by_exception, r.required_count, r.given_count,
        r.given_count = r.required_count AS is_whole, q.revision_no = r.revision_no AS is_last
      FROM office.quarterly_returns q JOIN office.return_revisions r USING (quarterly_return_id) WHERE q.return_round_id = ${roundId}
    ), first_whole AS (
      SELECT DISTINCT ON (quarterly_return_id) quarterly_return_id, submitted_at, is_by_exception FROM sent WHERE is_whole
      ORDER BY quarterly_return_id, revision_no
    ), restated AS (
      SELECT a.quarterly_return_id, (count(*) FILTER (WHERE w.part_a > v.part_a))::int AS raised,
        (count(*) FILTER (WHERE w.part_a < v.part_a))::int AS lowered
      FROM sent a JOIN sent z ON z.quarterly_return_id = a.quarterly_return_id AND a.revision_no = 1 AND z.is_last AND z.revision_no > 1
      JOIN office.return_values v ON v.moment = a.moment JOIN office.return_values w ON w.moment = z.moment AND w.indicator_id = v.indicator_id
      GROUP BY 1
    )
    SELECT q.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn", count(*)::int AS owed,
      (count(l.quarterly_return_id))::int AS sent,
      (count(*) FILTER (WHERE f.submitted_at < r.closes_at))::int AS "inTime",
      (count(*) FILTER (WHERE f.submitted_at >= r.closes_at AND f.is_by_exception))::int AS "byLeave",
      (count(*) FILTER (WHERE l.quarterly_return_id IS NOT NULL AND NOT l.is_whole))::int AS incomplete,
      (count(*) FILTER (WHERE l.revision_no > 1 AND l.submitted_at >= r.closes_at))::int AS "changedLate",
      coalesce(sum(coalesce(l.required_count, a.required)), 0)::int AS required, coalesce(sum(l.given_count), 0)::int AS given,
      coalesce(sum(s.raised), 0)::int AS raised, coalesce(sum(s.lowered), 0)::int AS lowered
    FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id) JOIN office.provinces p USING (province_iso)
    LEFT JOIN asked a ON a.kind = q.reporter_kind
    LEFT JOIN sent l ON l.quarterly_return_id = q.quarterly_return_id AND l.is_last
    LEFT JOIN first_whole f ON f.quarterly_return_id = q.quarterly_return_id
    LEFT JOIN restated s ON s.quarterly_return_id = q.quarterly_return_id
    WHERE q.return_round_id = ${roundId} AND (SELECT office.follows_returns())
    GROUP BY 1, 2, 3 ORDER BY 1`.execute(tx);
  return rows;
}
