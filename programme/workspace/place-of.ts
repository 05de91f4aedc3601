/** Where a workspace and its parts lie, for their events, and whether more may be added to it. */
import { sql } from 'kysely';
import type { Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { notRunning } from './problems.ts';
import type { WorkspaceState } from './states.ts';

export interface WorkspacePlace {
  id: string;
  state: WorkspaceState;
  openedOn: string;
  fiscalYearBe: number;
  provinceIso: string;
  place: Place;
}

const parts = {
  workspaces: 'workspace_id',
  workspace_steps: 'step_id',
  workspace_members: 'member_id',
  workspace_agencies: 'joining_id',
} as const;

/** The workspace of a part, or by its own id. @throws Problem office.not_found */
export async function workspaceOf(tx: Tx, part: keyof typeof parts, id: string): Promise<WorkspacePlace> {
  const { rows } = await sql<Omit<WorkspacePlace, 'place'> & { areaNo: number }>`
    SELECT w.workspace_id AS id, w.state, w.opened_on::text AS "openedOn", w.fiscal_year_be AS "fiscalYearBe",
      w.province_iso AS "provinceIso", w.area_no AS "areaNo"
    FROM office.workspaces w WHERE w.workspace_id = (
      SELECT x.workspace_id FROM ${sql.table(`office.${part}`)} x WHERE x.${sql.ref(parts[part])} = ${id}::uuid)`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  const { areaNo, ...found } = rows[0];
  return { ...found, place: { areaNo, provinceIso: found.provinceIso } };
}

/** @throws Problem office.not_found, workspace.not_running */
export async function runningWorkspace(tx: Tx, id: string): Promise<WorkspacePlace> {
  const found = await workspaceOf(tx, 'workspaces', id);
  if (found.state !== 'running') throw notRunning();
  return found;
}
