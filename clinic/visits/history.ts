/** Who did what on a visit, newest first, for whoever sees the visit. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface Happened {
  eventNo: number;
  at: Date;
  name: string;
  person: string | null;
}

/** @param id of a visit that the caller has read */
export async function historyOf(tx: Tx, id: string): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    SELECT e.event_no AS "eventNo", e.at, e.name, p.full_name AS person FROM office.events e
    LEFT JOIN office.people p USING (person_id)
    WHERE e.subject_kind = 'visit' AND e.subject_id = ${id} ORDER BY e.event_no DESC LIMIT 100`.execute(tx);
  return rows;
}
