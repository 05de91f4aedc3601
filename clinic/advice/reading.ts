/** Opening an advice: that it was read, by whom and when goes into the timeline before its words come out. */
import { sql } from 'kysely';
import { recordEvent, whoAmI } from '#office/action.ts';
import { notFound, signedOut } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Happened } from '#clinic/consultations/reading.ts';
import { readAdvice, type Advice } from './queries.ts';

/**
 * Whoever was the last to do anything with it within the hour is still at it, as with consultations.
 * @throws Problem office.not_found
 */
export async function openAdvice(tx: Tx, id: string): Promise<Advice> {
  const me = await whoAmI(tx);
  if (!me) throw signedOut();
  if (!mayDo(me.role, 'clinic:answer')) throw notFound();
  const advice = await readAdvice(tx, id);
  const subject = { subjectKind: 'advice', subjectId: id };
  if (!(await isAtIt(tx, id, me.personId)))
    await recordEvent(tx, { name: 'advice.read', ...subject, place: { areaNo: advice.areaNo } });
  return advice;
}

async function isAtIt(tx: Tx, id: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    SELECT person_id = ${personId}::uuid AND at > now() - interval '1 hour' AS mine FROM office.events
    WHERE subject_kind = 'advice' AND subject_id = ${id} ORDER BY event_no DESC LIMIT 1`.execute(tx);
  return rows[0]?.mine ?? false;
}

/** Who did and who read what of an advice the reader has opened, newest first. */
export async function adviceHistory(tx: Tx, { id }: Advice): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    SELECT e.event_no AS "eventNo", e.at, e.name, p.full_name AS person FROM office.events e
    LEFT JOIN office.people p USING (person_id)
    WHERE e.subject_kind = 'advice' AND e.subject_id = ${id} ORDER BY e.event_no DESC LIMIT 200`.execute(tx);
  return rows;
}
