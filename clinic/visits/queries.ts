/** Visits as the clinic's desk of an Area sees them; to everybody else there are none. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { isChecklist, type Checklist } from './checklist.ts';
import type { Answer, Overall, Purpose } from './kinds.ts';
import type { VisitAgencyState, VisitState } from './states.ts';

export interface VisitRow {
  id: string;
  number: string;
  state: VisitState;
  purpose: Purpose;
  onDay: string;
  place: string;
  provinceTh: string;
  provinceEn: string;
  lead: string | null;
  agencies: number;
  isDemonstration: boolean;
}

export interface VisitFilters {
  /** `open`: those not yet closed or cancelled. */
  state?: VisitState | 'open' | 'all';
  purpose?: Purpose | undefined;
  /** The last one of the page before, as `next` said. */
  after?: string | undefined;
}

const pageSize = 50;

/** A page of them, the newest day first. A page begins after a row, so the hundredth is as quick as the first. */
export async function listVisits(
  tx: Tx,
  { state = 'open', purpose, after }: VisitFilters = {},
): Promise<{ rows: VisitRow[]; next: string | null }> {
  const conditions = [
    sql`v.area_no = (SELECT office.my_area_no())`,
    state === 'all'
      ? sql`true`
      : state === 'open'
        ? sql`v.state NOT IN ('closed', 'cancelled')`
        : sql`v.state = ${state}`,
    ...(purpose === undefined ? [] : [sql`v.purpose = ${purpose}`]),
    ...(after === undefined
      ? []
      : [
          sql`(v.on_day, v.visit_id) < ((SELECT b.on_day FROM office.visits b WHERE b.visit_id = ${after}::uuid), ${after}::uuid)`,
        ]),
  ];
  const { rows } = await sql<VisitRow>`
    SELECT v.visit_id AS id, v.number, v.state, v.purpose, v.on_day AS "onDay", v.place, p.name_th AS "provinceTh",
      p.name_en AS "provinceEn", l.full_name AS lead, v.is_demonstration AS "isDemonstration",
      (SELECT count(*)::int FROM office.visit_agencies a WHERE a.visit_id = v.visit_id AND a.state <> 'left_out') AS agencies
    FROM office.visits v JOIN office.provinces p USING (province_iso) LEFT JOIN office.people l ON l.person_id = v.lead_id
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY v.on_day DESC, v.visit_id DESC LIMIT ${pageSize + 1}`.execute(
    tx,
  );
  const shown = rows.slice(0, pageSize);
  return { rows: shown, next: rows.length > pageSize ? shown.at(-1)!.id : null };
}

export interface Visit extends Omit<VisitRow, 'agencies'> {
  version: number;
  areaNo: number;
  provinceIso: string;
  leadId: string;
  partners: string | null;
  known: string | null;
  hasMobileUnit: boolean;
  activityId: string | null;
  activityTh: string | null;
  activityEn: string | null;
  begunAt: Date | null;
  reportedOn: string | null;
  closedOn: string | null;
  cancelReason: string | null;
  team: { id: string; name: string | null }[];
}

/** @throws Problem office.not_found: what is not the reader's does not exist */
export async function readVisit(tx: Tx, id: string): Promise<Visit> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Visit>`
    SELECT v.visit_id AS id, v.number, v.state, v.version, v.area_no AS "areaNo", v.purpose, v.on_day AS "onDay", v.place,
      v.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn", v.lead_id AS "leadId",
      l.full_name AS lead, v.partners, v.known, v.has_mobile_unit AS "hasMobileUnit", v.activity_id AS "activityId",
      c.title_th AS "activityTh", c.title_en AS "activityEn", v.begun_at AS "begunAt", v.reported_on AS "reportedOn",
      v.closed_on AS "closedOn", v.cancel_reason AS "cancelReason", v.is_demonstration AS "isDemonstration",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.person_id, 'name', q.full_name) ORDER BY q.full_name), '[]')
        FROM office.visit_team t LEFT JOIN office.people q USING (person_id) WHERE t.visit_id = v.visit_id) AS team
    FROM office.visits v JOIN office.provinces p USING (province_iso) LEFT JOIN office.people l ON l.person_id = v.lead_id
    LEFT JOIN office.activities c USING (activity_id) WHERE v.visit_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface VisitAgency {
  id: string;
  visitId: string;
  state: VisitAgencyState;
  version: number;
  agencyId: string;
  agencyName: string;
  checklistId: string | null;
  checklistVersion: number | null;
  checklist: Checklist | null;
  checklistSha256: string | null;
  overall: Overall | null;
  overallWords: string | null;
  seenBy: string | null;
  seenAt: Date | null;
  response: string | null;
  responder: string | null;
  respondedOn: string | null;
  leftOutWhy: string | null;
  recommendations: number;
  reasons: number;
}

const agencyColumns = sql`a.visit_agency_id AS id, a.visit_id AS "visitId", a.state, a.version, a.agency_id AS "agencyId",
  g.name_th AS "agencyName", a.checklist_id AS "checklistId", a.checklist_version AS "checklistVersion", a.checklist,
  a.checklist_sha256 AS "checklistSha256", a.overall, a.overall_words AS "overallWords", s.full_name AS "seenBy",
  a.seen_at AS "seenAt", a.response, a.responder, a.responded_on AS "respondedOn", a.left_out_why AS "leftOutWhy",
  (SELECT count(*)::int FROM office.visit_recommendations r WHERE r.visit_agency_id = a.visit_agency_id) AS recommendations,
  (SELECT count(*)::int FROM office.visit_watch_sources w WHERE w.visit_agency_id = a.visit_agency_id) AS reasons`;
const agencyTables = sql`office.visit_agencies a JOIN office.agencies g USING (agency_id)
  LEFT JOIN office.people s ON s.person_id = a.seen_by`;

const whole = (row: VisitAgency): VisitAgency => ({
  ...row,
  checklist: isChecklist(row.checklist) ? row.checklist : null,
});

export async function agenciesOf(tx: Tx, visitId: string): Promise<VisitAgency[]> {
  const { rows } = await sql<VisitAgency>`
    SELECT ${agencyColumns} FROM ${agencyTables} WHERE a.visit_id = ${visitId}::uuid
    ORDER BY g.name_th, a.visit_agency_id LIMIT 60`.execute(tx);
  return rows.map(whole);
}

/** @throws Problem office.not_found */
export async function readVisitAgency(tx: Tx, visitId: string, id: string): Promise<VisitAgency> {
  if (!v.is(rowId, visitId) || !v.is(rowId, id)) throw notFound();
  const { rows } = await sql<VisitAgency>`
    SELECT ${agencyColumns} FROM ${agencyTables}
    WHERE a.visit_id = ${visitId}::uuid AND a.visit_agency_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return whole(rows[0]);
}

export interface Finding {
  questionId: string;
  answer: Answer | null;
  /** Exact decimal; null is not known. */
  figure: string | null;
  note: string | null;
}

export async function findingsOf(tx: Tx, visitAgencyId: string): Promise<Finding[]> {
  const { rows } = await sql<Finding>`
    SELECT question_id AS "questionId", answer, figure::text AS figure, note FROM office.visit_findings
    WHERE visit_agency_id = ${visitAgencyId}::uuid ORDER BY question_id`.execute(tx);
  return rows;
}

export interface Raised {
  id: string;
  number: string;
}

/** What became of the findings at an agency. */
export async function raisedAt(
  tx: Tx,
  visitAgencyId: string,
): Promise<{ recommendations: (Raised & { advice: string; dueOn: string })[]; items: Raised[] }> {
  const { rows: recommendations } = await sql<Raised & { advice: string; dueOn: string }>`
    SELECT r.recommendation_id AS id, r.number, r.advice, r.due_on AS "dueOn" FROM office.visit_recommendations l
    JOIN office.recommendations r USING (recommendation_id) WHERE l.visit_agency_id = ${visitAgencyId}::uuid
    ORDER BY r.number LIMIT 50`.execute(tx);
  const { rows: items } = await sql<Raised>`
    SELECT DISTINCT w.watch_item_id AS id, w.number FROM office.visit_watch_sources l
    JOIN office.watch_items w USING (watch_item_id) WHERE l.visit_agency_id = ${visitAgencyId}::uuid
    ORDER BY w.number LIMIT 50`.execute(tx);
  return { recommendations, items };
}

/** Questions put to the mobile unit of this visit that the viewer may see, by number alone. */
export async function walkInsOf(tx: Tx, visitId: string): Promise<Raised[]> {
  const { rows } = await sql<Raised>`
    SELECT c.consultation_id AS id, c.number FROM office.visit_consultations l
    JOIN office.consultations c USING (consultation_id) WHERE l.visit_id = ${visitId}::uuid
    ORDER BY c.number LIMIT 200`.execute(tx);
  return rows;
}
