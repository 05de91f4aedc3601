/** The stage gate: what a decision on the next year rests on, by the guideline that the workspace began with. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { guidelineInForce, guidelines } from './guideline.ts';
import { proofNames, type NextStatus, type Proof } from './states.ts';

/** What is there of a workspace. */
export async function proofsOf(
  tx: Tx,
  workspaceId: string,
): Promise<{ version: string; there: ReadonlySet<Proof> }> {
  const { rows } = await sql<Record<Proof, boolean> & { version: string }>`
    SELECT w.guideline_version AS version, w.mid_year_on IS NOT NULL AS mid_year, w.lessons IS NOT NULL AS lessons,
      EXISTS (SELECT FROM office.workspace_members m WHERE m.workspace_id = w.workspace_id AND m.duty = 'coordinator') AS coordinator,
      EXISTS (SELECT FROM office.workspace_agencies a WHERE a.workspace_id = w.workspace_id AND a.joined_on IS NOT NULL) AS agency_joined,
      (SELECT 2 * count(*) FILTER (WHERE s.state = 'done') >= count(*) FROM office.workspace_steps s
        WHERE s.workspace_id = w.workspace_id) AS half_of_steps,
      EXISTS (SELECT FROM office.year_results r WHERE r.fiscal_year_be = w.fiscal_year_be AND r.province_iso = w.province_iso
        AND r.value IS NOT NULL) AS measured_result
    FROM office.workspaces w WHERE w.workspace_id = ${workspaceId}::uuid`.execute(tx);
  const row = rows[0]!;
  return { version: row.version, there: new Set(proofNames.filter((one) => row[one])) };
}

/** What is missing for a decision; nothing when it can be made. */
export async function missingFor(tx: Tx, workspaceId: string, status: NextStatus): Promise<Proof[]> {
  const { version, there } = await proofsOf(tx, workspaceId);
  const { minimum } = guidelines().get(version) ?? guidelineInForce();
  return (minimum[status] ?? [...proofNames]).filter((one) => !there.has(one));
}
