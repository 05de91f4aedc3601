/** Asking what was done: planned with the first answer, gone through once a week. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { addWorkingDays, dayNumber } from '#kernel/working-days.ts';
import { toIso } from '#kernel/thai-date.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Did, Outcome, followUpStates } from './after-states.ts';

const times = [30, 90] as const;

/** 30 and 90 days after today, on the next day on which the office works. */
export async function planFollowUps(tx: Tx, consultationId: string, areaNo: number): Promise<void> {
  const { today, holidays } = await readCalendar(tx);
  for (const days of times) {
    const dueOn = addWorkingDays(toIso(dayNumber(today) + days), 0, holidays);
    await sql`INSERT INTO office.advice_follow_ups (consultation_id, area_no, days, due_on)
      VALUES (${consultationId}::uuid, ${areaNo}, ${days}, ${dueOn}::date) ON CONFLICT DO NOTHING`.execute(
      tx,
    );
  }
}

export interface FollowUp {
  id: string;
  consultationId: string;
  consultationNumber: string;
  areaNo: number;
  days: 30 | 90;
  dueOn: string;
  /** Who answered, and so asks. */
  takenById: string | null;
  takenBy: string | null;
  state: keyof typeof followUpStates;
  version: number;
  did: Did | null;
  outcome: Outcome | null;
  changedThb: string | null;
  note: string | null;
}

const columns = sql`f.follow_up_id AS id, f.consultation_id AS "consultationId", c.number AS "consultationNumber",
  f.area_no AS "areaNo", f.days, f.due_on::text AS "dueOn", c.taken_by AS "takenById", p.full_name AS "takenBy", f.state,
  f.version, f.did, f.outcome, f.changed_thb::text AS "changedThb", f.note`;
const tables = sql`office.advice_follow_ups f JOIN office.consultations c USING (consultation_id)
  LEFT JOIN office.people p ON p.person_id = c.taken_by`;

/** Those to be asked until a day, the longest waiting first; of one officer, or of the whole desk. */
export async function followUpsUntil(tx: Tx, day: string, personId?: string): Promise<FollowUp[]> {
  const whose = personId === undefined ? sql`true` : sql`c.taken_by = ${personId}::uuid`;
  const { rows } = await sql<FollowUp>`
    SELECT ${columns} FROM ${tables}
    WHERE f.area_no = (SELECT office.my_area_no()) AND f.state = 'waiting' AND f.due_on <= ${day}::date AND ${whose}
    ORDER BY f.due_on, f.follow_up_id LIMIT 200`.execute(tx);
  return rows;
}

/** Of one consultation: what was planned, and what was recorded. */
export async function followUpsOf(tx: Tx, consultationId: string): Promise<FollowUp[]> {
  const { rows } = await sql<FollowUp>`SELECT ${columns} FROM ${tables}
    WHERE f.consultation_id = ${consultationId}::uuid ORDER BY f.days`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readFollowUp(tx: Tx, id: string): Promise<FollowUp> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } =
    await sql<FollowUp>`SELECT ${columns} FROM ${tables} WHERE f.follow_up_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
