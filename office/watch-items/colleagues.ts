/** Who of the office can be responsible for a step: those with a post at a desk now, as far as the viewer sees them. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface Colleague {
  personId: string;
  name: string;
}

export async function colleaguesOf(tx: Tx): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    SELECT DISTINCT p.person_id AS "personId", p.full_name AS name FROM office.people p JOIN office.posts h USING (person_id)
    WHERE h.role IN ('area_officer', 'area_director', 'centre_officer') AND p.disabled_at IS NULL
      AND h.from_at <= now() AND (h.until_at IS NULL OR h.until_at > now())
    ORDER BY name, "personId" LIMIT 200`.execute(tx);
  return rows;
}
