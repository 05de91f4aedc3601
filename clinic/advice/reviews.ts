/** Advice whose law changed after it was signed. Nothing marks a row: it is asked of changes, sources and signatures. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface ReviewNeeded {
  adviceId: string;
  number: string;
  lawChangeId: string;
  lawId: string;
  no: string;
  /** As the advice calls it. */
  title: string;
  changedOn: string;
  why: string;
  reportedBy: string | null;
}

/**
 * Of one advice, or of those the viewer may read, at most 200 of them: the others follow when these are cleared, by a
 * word or by a new version in its place.
 */
export async function reviewsNeeded(tx: Tx, adviceId?: string): Promise<ReviewNeeded[]> {
  const which = adviceId === undefined ? sql`true` : sql`a.advice_id = ${adviceId}::uuid`;
  const { rows } = await sql<ReviewNeeded>`
    WITH needed AS MATERIALIZED (SELECT a.advice_id AS "adviceId", a.number, l.reported_at, l.law_change_id AS "lawChangeId", l.law_id AS "lawId", l.section_no AS no,
      s.title, l.changed_on::text AS "changedOn", l.why, p.full_name AS "reportedBy"
    FROM office.law_changes l
    LEFT JOIN office.people p ON p.person_id = l.reported_by
    JOIN office.advice_sources s ON s.law_id = l.law_id AND s.section_no = l.section_no
    JOIN office.advices a ON a.advice_id = s.advice_id AND a.state = 'signed' AND a.signed_at < l.reported_at
    WHERE ${which}
      AND NOT EXISTS (SELECT FROM office.advices n WHERE n.replaces_id = a.advice_id AND n.state = 'signed')
      AND NOT EXISTS (SELECT FROM office.advice_reviews r
        WHERE r.advice_id = a.advice_id AND r.law_change_id = l.law_change_id)
    LIMIT 200) SELECT * FROM needed ORDER BY reported_at, number`.execute(tx);
  return rows;
}

export interface Reviewed {
  id: string;
  title: string;
  words: string;
  clearedBy: string | null;
  clearedAt: Date;
}

/** What was looked at already, and found still right. */
export async function reviewsOf(tx: Tx, adviceId: string): Promise<Reviewed[]> {
  const { rows } = await sql<Reviewed>`
    SELECT r.review_id AS id, s.title, r.words, p.full_name AS "clearedBy", r.cleared_at AS "clearedAt"
    FROM office.advice_reviews r JOIN office.law_changes l USING (law_change_id)
    JOIN office.advice_sources s ON s.advice_id = r.advice_id AND s.law_id = l.law_id AND s.section_no = l.section_no
    LEFT JOIN office.people p ON p.person_id = r.cleared_by
    WHERE r.advice_id = ${adviceId}::uuid ORDER BY r.cleared_at`.execute(tx);
  return rows;
}
