/** A province's years at work, as its desk and the province see them. */
import { sql } from 'kysely';
import { workingDaysBetween } from '#kernel/working-days.ts';
import type { OfficeCalendar } from '#office/deadlines/calendar.ts';
import type { LetterState } from '#office/letters/states.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type {
  AnswerName,
  Duty,
  InvitationState,
  JoiningState,
  NextStatus,
  PlaceKind,
  WorkspaceState,
} from './states.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
export const uuidOrNull = (id: string): string | null => (uuid.test(id) ? id : null);

export interface Invitation {
  id: string;
  version: number;
  be: number;
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  areaNo: number;
  kind: PlaceKind;
  wordingTh: string;
  answerByOn: string;
  state: InvitationState;
  answer: AnswerName | null;
  answerReason: string | null;
  answerLetterNo: string | null;
  answeredOn: string | null;
  withdrawnReason: string | null;
  letterId: string | null;
  /** null where the viewer may not see the letter. */
  letterState: LetterState | null;
  isDemonstration: boolean;
}

const invitationRows = sql`
  SELECT i.invitation_id AS id, i.version, i.fiscal_year_be AS be, i.province_iso AS "provinceIso", p.name_th AS "provinceTh",
    p.name_en AS "provinceEn", i.area_no AS "areaNo", i.kind, i.wording_th AS "wordingTh", i.answer_by_on AS "answerByOn", i.state,
    i.answer, i.answer_reason AS "answerReason", i.answer_letter_no AS "answerLetterNo", i.answered_on AS "answeredOn",
    i.withdrawn_reason AS "withdrawnReason", l.letter_id AS "letterId", l.state AS "letterState", i.is_demonstration AS "isDemonstration"
  FROM office.province_invitations i JOIN office.provinces p USING (province_iso) LEFT JOIN office.letters l USING (letter_id)`;

/** Of one province, the newest first. */
export async function invitationsOf(tx: Tx, iso: string): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`${invitationRows}
    WHERE i.province_iso = ${iso} ORDER BY i.fiscal_year_be DESC, i.invited_at DESC LIMIT 30`.execute(tx);
  return rows;
}

/** Those that wait for an answer, earliest due first; at most 100. */
export async function openInvitations(tx: Tx): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`${invitationRows}
    WHERE i.state = 'invited' ORDER BY i.answer_by_on, i.invited_at LIMIT 100`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readInvitation(tx: Tx, id: string): Promise<Invitation> {
  const { rows } = await sql<Invitation>`${invitationRows}
    WHERE i.invitation_id = ${uuidOrNull(id)}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Workspace {
  id: string;
  version: number;
  be: number;
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  areaNo: number;
  kind: PlaceKind;
  wordingTh: string | null;
  guidelineVersion: string;
  openedOn: string;
  state: WorkspaceState;
  midYearOn: string | null;
  midYearReview: string | null;
  closedOn: string | null;
  wentWell: string | null;
  hindered: string | null;
  lessons: string | null;
  nextStatus: NextStatus | null;
  nextReason: string | null;
  decidedOn: string | null;
  isDemonstration: boolean;
}

const workspaceRows = sql`
  SELECT w.workspace_id AS id, w.version, w.fiscal_year_be AS be, w.province_iso AS "provinceIso", p.name_th AS "provinceTh",
    p.name_en AS "provinceEn", w.area_no AS "areaNo", e.kind, e.wording_th AS "wordingTh",
    w.guideline_version AS "guidelineVersion", w.opened_on AS "openedOn", w.state, w.mid_year_on AS "midYearOn",
    w.mid_year_review AS "midYearReview", w.closed_on AS "closedOn", w.went_well AS "wentWell", w.hindered, w.lessons,
    w.next_status AS "nextStatus", w.next_reason AS "nextReason", w.decided_on AS "decidedOn", w.is_demonstration AS "isDemonstration"
  FROM office.workspaces w JOIN office.enrolments e USING (enrolment_id) JOIN office.provinces p ON p.province_iso = w.province_iso`;

/** Of one province, the newest year first. */
export async function workspacesOf(tx: Tx, iso: string): Promise<Workspace[]> {
  const { rows } = await sql<Workspace>`${workspaceRows}
    WHERE w.province_iso = ${iso} ORDER BY w.fiscal_year_be DESC`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readWorkspace(tx: Tx, id: string): Promise<Workspace> {
  const { rows } =
    await sql<Workspace>`${workspaceRows} WHERE w.workspace_id = ${uuidOrNull(id)}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Enrolled in a year from `be` on, and not at work here yet. */
export async function unopened(tx: Tx, iso: string, be: number): Promise<{ id: string; be: number }[]> {
  const { rows } = await sql<{ id: string; be: number }>`
    SELECT e.enrolment_id AS id, e.fiscal_year_be AS be FROM office.enrolments e
    WHERE e.province_iso = ${iso} AND e.fiscal_year_be BETWEEN ${be} AND ${be + 1}
      AND NOT EXISTS (SELECT FROM office.workspaces w WHERE w.enrolment_id = e.enrolment_id)
    ORDER BY e.fiscal_year_be`.execute(tx);
  return rows;
}

export interface Step {
  id: string;
  version: number;
  be: number;
  provinceIso: string;
  no: number;
  activityNo: 1 | 2 | null;
  whose: 'province' | 'desk';
  th: string;
  en: string;
  dueOn: string;
  state: 'open' | 'done';
  doneOn: string | null;
  doneNote: string | null;
}

const stepRows = sql`
  SELECT s.step_id AS id, s.version, s.fiscal_year_be AS be, s.province_iso AS "provinceIso", s.step_no AS no,
    s.activity_no AS "activityNo", s.whose, s.title_th AS th, s.title_en AS en, s.due_on AS "dueOn", s.state,
    s.done_on AS "doneOn", s.done_note AS "doneNote"
  FROM office.workspace_steps s`;

export async function stepsOf(tx: Tx, workspaceId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`${stepRows}
    WHERE s.workspace_id = ${workspaceId}::uuid ORDER BY s.due_on, s.step_no`.execute(tx);
  return rows;
}

/** Steps of earlier years that nobody has done yet: a new year does not hide them. */
export async function leftOver(tx: Tx, iso: string, be: number): Promise<Step[]> {
  const { rows } = await sql<Step>`${stepRows}
    WHERE s.province_iso = ${iso} AND s.state = 'open' AND s.fiscal_year_be < ${be}
    ORDER BY s.due_on, s.step_no LIMIT 100`.execute(tx);
  return rows;
}

/** Open and due by a day, earliest first; at most 200. */
export async function stepsDueBy(
  tx: Tx,
  day: string,
): Promise<(Step & { provinceTh: string; provinceEn: string })[]> {
  const { rows } = await sql<Step & { provinceTh: string; provinceEn: string }>`
    SELECT x.*, p.name_th AS "provinceTh", p.name_en AS "provinceEn" FROM (${stepRows}
      WHERE s.state = 'open' AND s.due_on <= ${day}::date) x JOIN office.provinces p ON p.province_iso = x."provinceIso"
    ORDER BY x."dueOn", x.no LIMIT 200`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readStep(tx: Tx, id: string): Promise<Step> {
  const { rows } = await sql<Step>`${stepRows} WHERE s.step_id = ${uuidOrNull(id)}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Where a step stands today. Late means that its day has passed and nobody has done it. */
export type StepStanding = 'done' | 'done_late' | 'late' | 'soon' | 'open';

export function standingOf({ dueOn, doneOn }: Step, { today, holidays }: OfficeCalendar): StepStanding {
  if (doneOn !== null) return doneOn <= dueOn ? 'done' : 'done_late';
  if (dueOn < today) return 'late';
  return workingDaysBetween(today, dueOn, holidays) <= 10 ? 'soon' : 'open';
}

export interface Member {
  id: string;
  version: number;
  provinceIso: string;
  duty: Duty;
  postTh: string;
  fromOn: string;
  untilOn: string | null;
}

/** The coordinator first; those who left last. */
export async function membersOf(tx: Tx, workspaceId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    SELECT member_id AS id, version, province_iso AS "provinceIso", duty, post_th AS "postTh", from_on AS "fromOn", until_on AS "untilOn"
    FROM office.workspace_members WHERE workspace_id = ${workspaceId}::uuid
    ORDER BY state DESC, array_position(ARRAY['coordinator', 'chair', 'secretary', 'member'], duty), from_on`.execute(
    tx,
  );
  return rows;
}

/** @throws Problem office.not_found */
export async function readMember(tx: Tx, id: string): Promise<Member> {
  const { rows } = await sql<Member>`
    SELECT member_id AS id, version, province_iso AS "provinceIso", duty, post_th AS "postTh", from_on AS "fromOn", until_on AS "untilOn"
    FROM office.workspace_members WHERE member_id = ${uuidOrNull(id)}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Joining {
  id: string;
  version: number;
  provinceIso: string;
  /** As it was called on the day it was asked. */
  nameTh: string;
  state: JoiningState;
  invitedOn: string;
  joinedOn: string | null;
  leftOn: string | null;
  leftReason: string | null;
}

const joiningRows = sql`
  SELECT joining_id AS id, version, province_iso AS "provinceIso", office.agency_name_at(agency_id, invited_on) AS "nameTh", state,
    invited_on AS "invitedOn", joined_on AS "joinedOn", left_on AS "leftOn", left_reason AS "leftReason"
  FROM office.workspace_agencies`;

export async function joiningsOf(tx: Tx, workspaceId: string): Promise<Joining[]> {
  const { rows } = await sql<Joining>`${joiningRows} WHERE workspace_id = ${workspaceId}::uuid
    ORDER BY array_position(ARRAY['joined', 'invited', 'left'], state), invited_on, joining_id LIMIT 300`.execute(
    tx,
  );
  return rows;
}

/** @throws Problem office.not_found */
export async function readJoining(tx: Tx, id: string): Promise<Joining> {
  const { rows } = await sql<Joining>`${joiningRows} WHERE joining_id = ${uuidOrNull(id)}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
