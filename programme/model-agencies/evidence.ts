/** Which criteria of a nomination stand on evidence. A recommendation that was reopened proves nothing any more. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { criteriaOf, type Criterion } from './criteria.ts';

/** A recommendation that somebody independent verified, and that stayed so. */
export const stillVerified = sql`(r.state = 'verified' OR r.state = 'ended' AND r.outcome IN ('done', 'partly_done') AND r.verified_how IS NOT NULL)`;

export async function unproven(tx: Tx, modelAgencyId: string): Promise<Criterion[]> {
  const { rows } = await sql<{ version: string; proven: string[] }>`
    SELECT m.criteria_version AS version, coalesce((SELECT array_agg(DISTINCT e.criterion) FROM office.model_evidence e
      LEFT JOIN office.recommendations r USING (recommendation_id)
      WHERE e.model_agency_id = m.model_agency_id AND (e.kind = 'document' OR ${stillVerified})), '{}') AS proven
    FROM office.model_agencies m WHERE m.model_agency_id = ${modelAgencyId}::uuid`.execute(tx);
  const { version, proven } = rows[0]!;
  return criteriaOf(version).criteria.filter(({ id }) => !proven.includes(id));
}
