/** Questions and matters of district centres, as the viewer's hat sees them: its own district, or those of its scope. */
import { sql } from 'kysely';
import type { Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { MatterState, QuestionState, Receiver } from './states.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

interface OfDistrict {
  id: string;
  districtCode: string;
  districtTh: string;
  districtEn: string;
  provinceTh: string;
  provinceEn: string;
  areaNo: number | null;
  version: number;
  isDemonstration: boolean;
}

export interface Question extends OfDistrict {
  topic: string;
  question: string;
  answerByOn: string;
  state: QuestionState;
  askedAt: Date;
  answer: string | null;
  answeredAt: Date | null;
}

export interface Matter extends OfDistrict {
  topic: string;
  registerNo: string;
  about: string | null;
  handedTo: Receiver;
  handedToName: string | null;
  handedOverOn: string;
  dueBackOn: string;
  state: MatterState;
  takenOverAt: Date | null;
  outcome: string | null;
  answeredOn: string | null;
}

const placeColumns = sql`r.district_code AS "districtCode", d.name_th AS "districtTh", d.name_en AS "districtEn",
  p.name_th AS "provinceTh", p.name_en AS "provinceEn", p.area_no AS "areaNo", r.version, r.is_demonstration AS "isDemonstration"`;

const questionRows = sql`
  SELECT r.question_id AS id, ${placeColumns}, r.topic, r.question, r.answer_by_on AS "answerByOn", r.state,
    r.asked_at AS "askedAt", r.answer, r.answered_at AS "answeredAt"
  FROM office.district_questions r JOIN office.provinces_today p USING (province_iso)
  LEFT JOIN LATERAL (SELECT * FROM office.districts d WHERE d.district_code = r.district_code
    ORDER BY d.valid_from_on DESC LIMIT 1) d ON true`;

const matterRows = sql`
  SELECT r.matter_id AS id, ${placeColumns}, r.topic, r.register_no AS "registerNo", r.about, r.handed_to AS "handedTo",
    r.handed_to_name AS "handedToName", r.handed_over_on AS "handedOverOn", r.due_back_on AS "dueBackOn", r.state,
    r.taken_over_at AS "takenOverAt", r.outcome, r.answered_on AS "answeredOn"
  FROM office.district_matters r JOIN office.provinces_today p USING (province_iso)
  LEFT JOIN LATERAL (SELECT * FROM office.districts d WHERE d.district_code = r.district_code
    ORDER BY d.valid_from_on DESC LIMIT 1) d ON true`;

/** What is the viewer's to do: an Area's desk its own; the centre what belongs to no Area. */
const mine = sql`((SELECT office.my_scope_kind()) <> 'nation' OR p.area_no IS NULL)`;

/** Those still open, earliest first; at most 200. */
export async function openQuestions(tx: Tx): Promise<Question[]> {
  const { rows } = await sql<Question>`${questionRows}
    WHERE r.state = 'asked' AND ${mine} ORDER BY r.answer_by_on, r.asked_at, r.question_id LIMIT 200`.execute(
    tx,
  );
  return rows;
}

/** Those answered, newest first; a few. */
export async function answeredQuestions(tx: Tx, most = 5): Promise<Question[]> {
  const { rows } = await sql<Question>`${questionRows}
    WHERE r.state = 'answered' ORDER BY r.answered_at DESC, r.question_id LIMIT ${most}`.execute(tx);
  return rows;
}

/** Matters that are out, earliest due first; at most 200. A desk's are those that its office was handed. */
export async function openMatters(tx: Tx): Promise<Matter[]> {
  const { rows } = await sql<Matter>`${matterRows}
    WHERE r.state <> 'answered' AND ${mine}
      AND ((SELECT office.my_scope_kind()) = 'district' OR r.handed_to = 'area_office')
    ORDER BY r.due_back_on, r.handed_over_on, r.matter_id LIMIT 200`.execute(tx);
  return rows;
}

/** Matters that came back, newest first; a few. */
export async function returnedMatters(tx: Tx, most = 5): Promise<Matter[]> {
  const { rows } = await sql<Matter>`${matterRows}
    WHERE r.state = 'answered' ORDER BY r.answered_on DESC, r.recorded_at DESC, r.matter_id LIMIT ${most}`.execute(
    tx,
  );
  return rows;
}

/** @throws Problem office.not_found */
export async function readQuestion(tx: Tx, id: string): Promise<Question> {
  const { rows } = await sql<Question>`${questionRows}
    WHERE r.question_id = ${uuid.test(id) ? id : null}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @throws Problem office.not_found */
export async function readMatter(tx: Tx, id: string): Promise<Matter> {
  const { rows } = await sql<Matter>`${matterRows}
    WHERE r.matter_id = ${uuid.test(id) ? id : null}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

const tables = {
  question: { table: 'office.district_questions', key: 'question_id' },
  matter: { table: 'office.district_matters', key: 'matter_id' },
} as const;

/** Where a question or a matter lies, for its event. */
export async function placeOf(tx: Tx, kind: keyof typeof tables, id: string): Promise<Place> {
  const { table, key } = tables[kind];
  const { rows } = await sql<Place>`
    SELECT p.area_no AS "areaNo", r.province_iso AS "provinceIso", r.district_code AS "districtCode"
    FROM ${sql.table(table)} r JOIN office.provinces_today p USING (province_iso) WHERE r.${sql.ref(key)} = ${id}`.execute(
    tx,
  );
  return rows[0] ?? {};
}
