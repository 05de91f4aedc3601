/** What is known of the agencies of a visit before anybody goes: open work of the desk and what the last visit left. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { isChecklist, questionsOf } from './checklist.ts';

export interface KnownBefore {
  agencyId: string;
  agencyName: string;
  items: { id: string; number: string; title: string }[];
  recommendations: { id: string; number: string; advice: string; dueOn: string }[];
  /** Of the last visit that was reported: what was not as it should be. */
  last: {
    visitId: string;
    number: string;
    onDay: string;
    left: { th: string; en: string; note: string | null }[];
  } | null;
}

interface Row extends Omit<KnownBefore, 'last'> {
  lastId: string | null;
  lastNumber: string | null;
  lastDay: string | null;
  lastChecklist: unknown;
  lastFindings: { questionId: string; note: string | null }[] | null;
}

/** No observation of the analysis and nothing of other Areas: what a desk has open, and what it found last time. */
export async function knownBefore(tx: Tx, visitId: string): Promise<KnownBefore[]> {
  const { rows } = await sql<Row>`
    WITH here AS (
      SELECT DISTINCT a.agency_id FROM office.visit_agencies a WHERE a.visit_id = ${visitId}::uuid AND a.state <> 'left_out'
    )
    SELECT g.agency_id AS "agencyId", g.name_th AS "agencyName",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.watch_item_id, 'number', w.number, 'title', w.title) ORDER BY w.number), '[]')
        FROM office.watch_items w WHERE w.agency_id = g.agency_id AND w.state <> 'ended') AS items,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.recommendation_id, 'number', r.number, 'advice', r.advice,
          'dueOn', r.due_on) ORDER BY r.due_on), '[]')
        FROM office.recommendations r WHERE r.agency_id = g.agency_id AND r.state NOT IN ('verified', 'ended')) AS recommendations,
      l.visit_id AS "lastId", l.number AS "lastNumber", l.on_day::text AS "lastDay", l.checklist AS "lastChecklist",
      (SELECT jsonb_agg(jsonb_build_object('questionId', f.question_id, 'note', f.note) ORDER BY f.question_id)
        FROM office.visit_findings f WHERE f.visit_agency_id = l.visit_agency_id AND f.answer = 'not_as_should') AS "lastFindings"
    FROM here JOIN office.agencies g USING (agency_id)
    LEFT JOIN LATERAL (
      SELECT v.visit_id, v.number, v.on_day, b.checklist, b.visit_agency_id
      FROM office.visit_agencies b JOIN office.visits v USING (visit_id)
      WHERE b.agency_id = g.agency_id AND b.visit_id <> ${visitId}::uuid AND b.checklist IS NOT NULL
        AND v.state IN ('reported', 'closed')
      ORDER BY v.on_day DESC, v.begun_at DESC, b.visit_agency_id LIMIT 1
    ) l ON true
    ORDER BY g.name_th, g.agency_id`.execute(tx);
  return rows.map(({ lastId, lastNumber, lastDay, lastChecklist, lastFindings, ...row }) => ({
    ...row,
    last:
      lastId === null
        ? null
        : {
            visitId: lastId,
            number: lastNumber!,
            onDay: lastDay!,
            left: leftOf(lastChecklist, lastFindings ?? []),
          },
  }));
}

function leftOf(kept: unknown, findings: readonly { questionId: string; note: string | null }[]) {
  const questions = isChecklist(kept) ? questionsOf(kept) : [];
  return findings.flatMap(({ questionId, note }) => {
    const asked = questions.find(({ id }) => id === questionId);
    return asked ? [{ th: asked.th, en: asked.en, note }] : [];
  });
}

/** Activities of the programme in this Area that a visit may carry out, newest first. */
export async function activitiesToServe(
  tx: Tx,
): Promise<{ id: string; th: string; en: string; onDay: string | null }[]> {
  const { rows } = await sql<{ id: string; th: string; en: string; onDay: string | null }>`
    SELECT activity_id AS id, title_th AS th, title_en AS en, on_day::text AS "onDay" FROM office.activities
    WHERE area_no = (SELECT office.my_area_no()) AND kind IN ('field_watch', 'mobile_clinic') AND state <> 'cancelled'
    ORDER BY on_day DESC NULLS LAST, activity_id LIMIT 60`.execute(tx);
  return rows;
}
