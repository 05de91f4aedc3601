/** Opening a problem case: that it was read, by whom and when goes into the timeline before its words come out. */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import { notFound, signedOut } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { recordReading, type Happened } from '#office/timeline/reading.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { readCase, type ProblemCase } from './queries.ts';

/** @throws Problem office.not_found */
export async function openCasePage(tx: Tx, id: string): Promise<ProblemCase> {
  const me = await whoAmI(tx);
  if (!me) throw signedOut();
  if (!mayDo(me.role, 'problem_case:run')) throw notFound();
  const found = await readCase(tx, id);
  await recordReading(tx, { kind: 'problem_case', id, areaNo: found.areaNo }, me.personId);
  return found;
}

/** Who did and who read what, of a case and its parts, newest first. @param id of a case that the caller has read */
export async function historyOf(tx: Tx, id: string): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    WITH parts (kind, id) AS (
      SELECT 'problem_case', ${id}::text
      UNION ALL
      SELECT 'problem_case_commitment', problem_case_commitment_id::text FROM office.problem_case_commitments
      WHERE problem_case_id = ${id}::uuid
      UNION ALL
      SELECT 'problem_case_meeting', problem_case_meeting_id::text FROM office.problem_case_meetings
      WHERE problem_case_id = ${id}::uuid
    )
    SELECT e.event_no AS "eventNo", e.at, e.name, p.full_name AS person
    FROM parts JOIN office.events e ON e.subject_kind = parts.kind AND e.subject_id = parts.id
    LEFT JOIN office.people p USING (person_id) ORDER BY e.event_no DESC LIMIT 200`.execute(tx);
  return rows;
}
