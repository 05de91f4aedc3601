/** Model agencies, their evidence, practices and adoptions, as the desk and the province see them. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { stillVerified } from './evidence.ts';
import type { AdoptionState, ModelState, PracticeState } from './states.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const uuidOrNull = (id: string): string | null => (uuid.test(id) ? id : null);

export interface Model {
  id: string;
  version: number;
  /** As it was called when it was nominated. */
  agencyTh: string;
  /** What it is part of today, where it was merged. */
  mergedIntoTh: string | null;
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  areaNo: number | null;
  criteriaVersion: string;
  whyTh: string;
  state: ModelState;
  nominatedOn: string;
  decidedOn: string | null;
  decisionNote: string | null;
  termUntilOn: string | null;
  /** The day by which somebody looks again: a year after the last time. */
  confirmByOn: string | null;
  confirmedOn: string | null;
  endedOn: string | null;
  endReason: string | null;
  isDemonstration: boolean;
}

const modelRows = sql`
  SELECT m.model_agency_id AS id, m.version, office.agency_name_at(m.agency_id, m.nominated_on) AS "agencyTh",
    (SELECT b.name_th FROM office.agency_changes c JOIN office.agencies b ON b.agency_id = c.other_agency_id
      WHERE c.agency_id = m.agency_id AND c.kind = 'merged_into' ORDER BY c.agency_change_id DESC LIMIT 1) AS "mergedIntoTh",
    m.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn", m.area_no AS "areaNo",
    m.criteria_version AS "criteriaVersion", m.why_th AS "whyTh", m.state, m.nominated_on AS "nominatedOn",
    m.decided_on AS "decidedOn", m.decision_note AS "decisionNote", m.term_until_on AS "termUntilOn",
    CASE WHEN m.state = 'model' THEN least((m.confirmed_on + interval '1 year')::date, m.term_until_on) END AS "confirmByOn",
    m.confirmed_on AS "confirmedOn", m.ended_on AS "endedOn", m.end_reason AS "endReason", m.is_demonstration AS "isDemonstration"
  FROM office.model_agencies m JOIN office.provinces p USING (province_iso)`;

const order = sql`array_position(ARRAY['nominated', 'model', 'ended', 'not_chosen'], m.state)`;

/** Those of the viewer's scope, what waits first; at most 300. */
export async function modelsSeen(tx: Tx): Promise<Model[]> {
  const { rows } =
    await sql<Model>`${modelRows} ORDER BY ${order}, m.nominated_on DESC, m.model_agency_id LIMIT 300`.execute(
      tx,
    );
  return rows;
}

/** @throws Problem office.not_found */
export async function readModel(tx: Tx, id: string): Promise<Model> {
  const { rows } = await sql<Model>`${modelRows} WHERE m.model_agency_id = ${uuidOrNull(id)}::uuid`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Evidence {
  id: string;
  criterion: string;
  documentTitle: string | null;
  documentOn: string | null;
  /** null where it is a document, or the viewer does not see the recommendation. */
  recommendationNo: string | null;
  recommendationId: string | null;
  /** A recommendation that was reopened since proves nothing any more. */
  stands: boolean;
}

export async function evidenceOf(tx: Tx, modelId: string): Promise<Evidence[]> {
  const { rows } = await sql<Evidence>`
    SELECT e.evidence_id AS id, e.criterion, e.document_title AS "documentTitle", e.document_on AS "documentOn",
      r.number AS "recommendationNo", r.recommendation_id AS "recommendationId",
      e.kind = 'document' OR r.recommendation_id IS NULL OR ${stillVerified} AS stands
    FROM office.model_evidence e LEFT JOIN office.recommendations r USING (recommendation_id)
    WHERE e.model_agency_id = ${modelId}::uuid ORDER BY e.criterion, e.document_on, e.evidence_id`.execute(
    tx,
  );
  return rows;
}

export interface Practice {
  id: string;
  version: number;
  modelId: string;
  state: PracticeState;
  titleTh: string;
  titleEn: string;
  changedTh: string;
  changedEn: string;
  howTh: string;
  howEn: string;
  /** Exact decimals as text; null: not counted, not measured. */
  costThb: string | null;
  resultValue: string | null;
  resultTh: string | null;
  resultEn: string | null;
  publishedOn: string | null;
  withdrawnOn: string | null;
  withdrawnReason: string | null;
}

const practiceRows = sql`
  SELECT practice_id AS id, version, model_agency_id AS "modelId", state, title_th AS "titleTh", title_en AS "titleEn",
    changed_th AS "changedTh", changed_en AS "changedEn", how_th AS "howTh", how_en AS "howEn", cost_thb AS "costThb",
    trim_scale(result_value) AS "resultValue", result_th AS "resultTh", result_en AS "resultEn", published_on AS "publishedOn",
    withdrawn_on AS "withdrawnOn", withdrawn_reason AS "withdrawnReason"
  FROM office.practices`;

export async function practicesOf(tx: Tx, modelId: string): Promise<Practice[]> {
  const { rows } = await sql<Practice>`${practiceRows}
    WHERE model_agency_id = ${modelId}::uuid ORDER BY published_on DESC NULLS FIRST, practice_id`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readPractice(tx: Tx, id: string): Promise<Practice> {
  const { rows } = await sql<Practice>`${practiceRows} WHERE practice_id = ${uuidOrNull(id)}::uuid`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Adoption {
  id: string;
  version: number;
  practiceId: string;
  titleTh: string | null;
  titleEn: string | null;
  /** As it was called on the day it took the practice up. */
  agencyTh: string;
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  adoptedOn: string;
  resultValue: string | null;
  resultTh: string | null;
  state: AdoptionState;
  checkedHow: string | null;
  /** Who recorded it does not verify it. */
  isMine: boolean;
}

const adoptionRows = sql`
  SELECT a.adoption_id AS id, a.version, a.practice_id AS "practiceId", t.title_th AS "titleTh", t.title_en AS "titleEn",
    office.agency_name_at(a.agency_id, a.adopted_on) AS "agencyTh", a.province_iso AS "provinceIso", p.name_th AS "provinceTh",
    p.name_en AS "provinceEn", a.adopted_on AS "adoptedOn", trim_scale(a.result_value) AS "resultValue", a.result_th AS "resultTh", a.state,
    a.checked_how AS "checkedHow", a.recorded_by::text = current_setting('truatkhap.person_id', true) AS "isMine"
  FROM office.adoptions a JOIN office.provinces p USING (province_iso)
  LEFT JOIN office.published_practices() t USING (practice_id)`;

/** Those of the viewer's scope, what waits first; at most 300. */
export async function adoptionsSeen(tx: Tx): Promise<Adoption[]> {
  const { rows } =
    await sql<Adoption>`${adoptionRows} ORDER BY a.state <> 'recorded', a.adopted_on DESC, a.adoption_id LIMIT 300`.execute(
      tx,
    );
  return rows;
}

/** @throws Problem office.not_found */
export async function readAdoption(tx: Tx, id: string): Promise<Adoption> {
  const { rows } = await sql<Adoption>`${adoptionRows} WHERE a.adoption_id = ${uuidOrNull(id)}::uuid`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}
