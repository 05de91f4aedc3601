/** Opening a consultation: that it was read, by whom and when goes into the timeline before its words come out. */
import { sql } from 'kysely';
import { recordEvent, whoAmI } from '#office/action.ts';
import { notFound, signedOut } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { mustSee, readConsultation, type Consultation } from './queries.ts';

/**
 * Whoever was the last to do anything with it within the hour is still at it: a page that comes back after a press is
 * no new reading.
 * @throws Problem office.not_found
 */
export async function openConsultation(tx: Tx, id: string): Promise<Consultation> {
  const me = await whoAmI(tx);
  if (!me) throw signedOut();
  if (!mayDo(me.role, 'clinic:answer')) throw notFound();
  const consultation = await readConsultation(tx, id);
  if (!(await isAtIt(tx, id, me.personId)))
    await recordEvent(tx, {
      name: 'consultation.read',
      subjectKind: 'consultation',
      subjectId: id,
      place: { areaNo: consultation.areaNo },
    });
  return consultation;
}

async function isAtIt(tx: Tx, id: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    SELECT person_id = ${personId}::uuid AND at > now() - interval '1 hour' AS mine FROM office.events
    WHERE subject_kind = 'consultation' AND subject_id = ${id} ORDER BY event_no DESC LIMIT 1`.execute(tx);
  return rows[0]?.mine ?? false;
}

export interface Happened {
  eventNo: number;
  at: Date;
  name: string;
  person: string | null;
}

/** Who did and who read what, newest first. */
export async function historyOf(tx: Tx, consultationId: string): Promise<Happened[]> {
  await mustSee(tx, consultationId);
  const { rows } = await sql<Happened>`
    SELECT e.event_no AS "eventNo", e.at, e.name, p.full_name AS person FROM office.events e
    LEFT JOIN office.people p USING (person_id)
    WHERE e.subject_kind = 'consultation' AND e.subject_id = ${consultationId} ORDER BY e.event_no DESC LIMIT 200`.execute(
    tx,
  );
  return rows;
}
