/** Problem cases as the clinic's desk of an Area sees them; to everybody else there are none. */
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Channel } from '#clinic/consultations/kinds.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { CaseState, CommitmentState, Consenter, MeetingState } from './states.ts';

export interface CaseRow {
  id: string;
  number: string;
  title: string;
  state: CaseState;
  openedAt: Date;
  parties: number;
  /** The earliest day on which something is promised or planned, or null. */
  nextOn: string | null;
  isDemonstration: boolean;
}

export interface CaseFilters {
  /** `going_on`: those that have not ended. */
  state?: CaseState | 'going_on' | 'all';
  /** Words of the title, or the number. */
  words?: string | undefined;
  /** Only what the viewer opened. */
  mine?: boolean;
  /** The last one of the page before, as `next` said. */
  after?: string | undefined;
}

const pageSize = 50;

const nextOn = sql`(SELECT min(d.on_day) FROM (
  SELECT k.due_on AS on_day FROM office.problem_case_commitments k WHERE k.problem_case_id = c.problem_case_id AND k.state = 'promised'
  UNION ALL
  SELECT m.on_day FROM office.problem_case_meetings m WHERE m.problem_case_id = c.problem_case_id AND m.state = 'planned') d)`;

/** A page of them, the newest first. A page begins after a row, so the hundredth is as quick as the first. */
export async function listCases(
  tx: Tx,
  { state = 'going_on', words = '', mine = false, after }: CaseFilters = {},
): Promise<{ rows: CaseRow[]; next: string | null }> {
  const like = `%${words.trim().replace(/[\\%_]/gu, (letter) => `\\${letter}`)}%`;
  const conditions = [
    sql`c.area_no = (SELECT office.my_area_no())`,
    state === 'all'
      ? sql`true`
      : state === 'going_on'
        ? sql`c.state IN ('open', 'under_way')`
        : sql`c.state = ${state}`,
    ...(words.trim() === '' ? [] : [sql`(c.number = ${words.trim()} OR c.title ILIKE ${like})`]),
    ...(mine ? [sql`c.opened_by::text = (SELECT current_setting('truatkhap.person_id', true))`] : []),
    ...(after === undefined
      ? []
      : [
          sql`(c.opened_at, c.problem_case_id) < ((SELECT b.opened_at FROM office.problem_cases b
            WHERE b.problem_case_id = ${after}::uuid), ${after}::uuid)`,
        ]),
  ];
  const { rows } = await sql<CaseRow>`
    SELECT c.problem_case_id AS id, c.number, c.title, c.state, c.opened_at AS "openedAt", c.is_demonstration AS "isDemonstration",
      (SELECT count(*)::int FROM office.problem_case_parties p WHERE p.problem_case_id = c.problem_case_id) AS parties,
      ${nextOn} AS "nextOn"
    FROM office.problem_cases c WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY c.opened_at DESC, c.problem_case_id DESC LIMIT ${pageSize + 1}`.execute(tx);
  const shown = rows.slice(0, pageSize);
  return { rows: shown, next: rows.length > pageSize ? shown.at(-1)!.id : null };
}

export interface ProblemCase extends Omit<CaseRow, 'parties' | 'nextOn'> {
  version: number;
  areaNo: number;
  consultationId: string;
  consultationNumber: string;
  summary: string;
  consentBy: Consenter;
  consentedOn: string;
  consentChannel: Channel;
  consentWords: string;
  openedBy: string | null;
  saidOn: string | null;
  saidChannel: Channel | null;
  saidWords: string | null;
  withdrawnWhy: string | null;
  endedOn: string | null;
  endedBy: string | null;
}

/** @throws Problem office.not_found: what is not the reader's does not exist */
export async function readCase(tx: Tx, id: string): Promise<ProblemCase> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<ProblemCase>`
    SELECT c.problem_case_id AS id, c.number, c.state, c.version, c.area_no AS "areaNo", c.title, c.summary,
      c.consultation_id AS "consultationId", q.number AS "consultationNumber", c.consent_by AS "consentBy",
      c.consented_on::text AS "consentedOn", c.consent_channel AS "consentChannel", c.consent_words AS "consentWords",
      o.full_name AS "openedBy", c.opened_at AS "openedAt", c.asker_said_on::text AS "saidOn",
      c.asker_said_channel AS "saidChannel", c.asker_said_words AS "saidWords", c.withdrawn_why AS "withdrawnWhy",
      c.ended_on::text AS "endedOn", e.full_name AS "endedBy", c.is_demonstration AS "isDemonstration"
    FROM office.problem_cases c JOIN office.consultations q USING (consultation_id)
    LEFT JOIN office.people o ON o.person_id = c.opened_by LEFT JOIN office.people e ON e.person_id = c.ended_by
    WHERE c.problem_case_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface Party {
  id: string;
  /** Of the register, or as written. */
  name: string;
  isOfRegister: boolean;
  consentedOn: string;
}

export async function partiesOf(tx: Tx, caseId: string): Promise<Party[]> {
  const { rows } = await sql<Party>`
    SELECT p.problem_case_party_id AS id, coalesce(a.name_th, p.body, p.agency_id) AS name,
      p.agency_id IS NOT NULL AS "isOfRegister", p.consented_on::text AS "consentedOn"
    FROM office.problem_case_parties p LEFT JOIN office.agencies a USING (agency_id)
    WHERE p.problem_case_id = ${caseId}::uuid ORDER BY p.added_at, p.problem_case_party_id LIMIT 100`.execute(
    tx,
  );
  return rows;
}

export interface Commitment {
  id: string;
  version: number;
  state: CommitmentState;
  partyId: string;
  party: string;
  what: string;
  dueOn: string;
  settledOn: string | null;
  settledWords: string | null;
}

/** What is still to be done first, by its day. */
export async function commitmentsOf(tx: Tx, caseId: string): Promise<Commitment[]> {
  const { rows } = await sql<Commitment>`
    SELECT k.problem_case_commitment_id AS id, k.version, k.state, k.problem_case_party_id AS "partyId",
      coalesce(a.name_th, p.body, p.agency_id) AS party, k.what, k.due_on::text AS "dueOn", k.settled_on::text AS "settledOn",
      k.settled_words AS "settledWords"
    FROM office.problem_case_commitments k JOIN office.problem_case_parties p USING (problem_case_party_id)
    LEFT JOIN office.agencies a USING (agency_id)
    WHERE k.problem_case_id = ${caseId}::uuid
    ORDER BY k.state <> 'promised', k.due_on, k.problem_case_commitment_id LIMIT 200`.execute(tx);
  return rows;
}

export interface Meeting {
  id: string;
  version: number;
  state: MeetingState;
  onDay: string;
  place: string;
  attended: string | null;
  agreed: string | null;
  calledOffWhy: string | null;
}

/** The latest day first. */
export async function meetingsOf(tx: Tx, caseId: string): Promise<Meeting[]> {
  const { rows } = await sql<Meeting>`
    SELECT problem_case_meeting_id AS id, version, state, on_day::text AS "onDay", place, attended, agreed,
      called_off_why AS "calledOffWhy"
    FROM office.problem_case_meetings WHERE problem_case_id = ${caseId}::uuid
    ORDER BY on_day DESC, problem_case_meeting_id LIMIT 100`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function caseOfCommitment(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ caseId: string }>`SELECT problem_case_id AS "caseId"
    FROM office.problem_case_commitments WHERE problem_case_commitment_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0].caseId;
}

/** @throws Problem office.not_found */
export async function caseOfMeeting(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ caseId: string }>`SELECT problem_case_id AS "caseId"
    FROM office.problem_case_meetings WHERE problem_case_meeting_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0].caseId;
}

export type CaseOfConsultation = Pick<CaseRow, 'id' | 'number' | 'state'>;

/** By number and state alone; the newest first. */
export async function casesOfConsultation(tx: Tx, consultationId: string): Promise<CaseOfConsultation[]> {
  const { rows } = await sql<CaseOfConsultation>`
    SELECT problem_case_id AS id, number, state FROM office.problem_cases
    WHERE consultation_id = ${consultationId}::uuid ORDER BY opened_at DESC LIMIT 20`.execute(tx);
  return rows;
}
