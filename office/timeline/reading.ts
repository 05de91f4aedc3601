/** What happened to one thing, and that somebody reads it: for desks where a reading is an event too. */
import { sql } from 'kysely';
import { recordEvent } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface Happened {
  eventNo: number;
  at: Date;
  name: string;
  person: string | null;
}

/** Who did and who read what, newest first, at most 200. @param id of a thing that the caller has read */
export async function happenedTo(tx: Tx, kind: string, id: string): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    SELECT e.event_no AS "eventNo", e.at, e.name, p.full_name AS person FROM office.events e
    LEFT JOIN office.people p USING (person_id)
    WHERE e.subject_kind = ${kind} AND e.subject_id = ${id} ORDER BY e.event_no DESC LIMIT 200`.execute(tx);
  return rows;
}

/**
 * Writes '<kind>.read' into the timeline of the Area, before the words come out. Whoever was the last to do anything
 * with it within the hour is still at it: a page that comes back after a press is no new reading.
 */
export async function recordReading(
  tx: Tx,
  { kind, id, areaNo }: { kind: string; id: string; areaNo: number },
  personId: string,
): Promise<void> {
  const { rows } = await sql<{ mine: boolean }>`
    SELECT person_id = ${personId}::uuid AND at > now() - interval '1 hour' AS mine FROM office.events
    WHERE subject_kind = ${kind} AND subject_id = ${id} ORDER BY event_no DESC LIMIT 1`.execute(tx);
  if (rows[0]?.mine) return;
  await recordEvent(tx, { name: `${kind}.read`, subjectKind: kind, subjectId: id, place: { areaNo } });
}
