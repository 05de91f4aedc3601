/** A visit and an agency on it as their actions need them. */
import { sql } from 'kysely';
import type { Me, Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { checklistsOn, hashOf, isChecklist, type Checklist } from './checklist.ts';
import type { Plan } from './fields.ts';
import { noSuchActivity, noSuchChecklist, notOfTheArea, notOfTheDesk } from './problems.ts';
import type { VisitAgencyState, VisitState } from './states.ts';

/** Events of visits lie at the Area, with the province: never at an agency, whose people read what lies there. */
export const placeOf = (areaNo: number): Place => ({ areaNo });

/** @throws Problem where the province, the activity or somebody who goes is not of the Area */
export async function mustBeOfTheArea(tx: Tx, me: Me, plan: Plan): Promise<void> {
  const areaNo = Number(me.scopeId);
  const { rows: provinces } = await sql`SELECT FROM office.provinces_today
    WHERE province_iso = ${plan.provinceIso} AND area_no = ${areaNo}`.execute(tx);
  if (provinces.length === 0) throw notOfTheArea();
  const going = [...new Set([plan.leadId, ...plan.team])];
  const { rows: posts } = await sql<{ id: string }>`
    SELECT DISTINCT person_id AS id FROM office.posts WHERE person_id = ANY (${going}::uuid[])
      AND role IN ('area_officer', 'area_director') AND scope_kind = 'area' AND scope_id = ${me.scopeId}
      AND from_at <= now() AND (until_at IS NULL OR until_at > now())`.execute(tx);
  const here = new Set(posts.map(({ id }) => id));
  if (!here.has(plan.leadId)) throw notOfTheDesk('leadId');
  if (going.some((id) => !here.has(id))) throw notOfTheDesk('team');
  if (plan.activityId === undefined) return;
  const { rows: activities } =
    await sql`SELECT FROM office.activities WHERE activity_id = ${plan.activityId}::uuid
    AND area_no = ${areaNo} AND (province_iso IS NULL OR province_iso = ${plan.provinceIso})`.execute(tx);
  if (activities.length === 0) throw noSuchActivity();
}

/** The lead always goes. */
export async function writeTeam(tx: Tx, visitId: string, { leadId, team }: Plan): Promise<void> {
  await sql`DELETE FROM office.visit_team WHERE visit_id = ${visitId}::uuid`.execute(tx);
  await sql`INSERT INTO office.visit_team (visit_id, person_id)
    SELECT ${visitId}::uuid, going FROM unnest(${[...new Set([leadId, ...team])]}::uuid[]) AS going`.execute(
    tx,
  );
}

export interface KnownAgency {
  id: string;
  visitId: string;
  visitState: VisitState;
  areaNo: number;
  agencyId: string;
  state: VisitAgencyState;
  checklist: Checklist | null;
}

/** @throws Problem office.not_found */
export async function knownAgency(tx: Tx, id: string): Promise<KnownAgency> {
  const { rows } = await sql<Omit<KnownAgency, 'checklist'> & { checklist: unknown }>`
    SELECT a.visit_agency_id AS id, a.visit_id AS "visitId", v.state AS "visitState", v.area_no AS "areaNo",
      a.agency_id AS "agencyId", a.state, a.checklist
    FROM office.visit_agencies a JOIN office.visits v USING (visit_id) WHERE a.visit_agency_id = ${id}::uuid`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw notFound();
  return { ...row, checklist: isChecklist(row.checklist) ? row.checklist : null };
}

/** The visit's row is held, so that it is not reported while something is written into it. @throws Problem office.not_found */
export async function heldVisit(tx: Tx, visitId: string): Promise<{ state: VisitState; areaNo: number }> {
  const { rows } = await sql<{ state: VisitState; areaNo: number }>`
    SELECT state, area_no AS "areaNo" FROM office.visits WHERE visit_id = ${visitId}::uuid FOR UPDATE`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @throws Problem visits.no_such_checklist */
export function checklistInForce(id: string, day: string): Checklist {
  const found = checklistsOn(day).find((one) => one.id === id);
  if (!found) throw noSuchChecklist();
  return found;
}

/** The checklists of a visit as they are now, copied whole: from here on it has these and no other. */
export async function copyChecklists(tx: Tx, visitId: string, today: string): Promise<number> {
  const { rows } = await sql<{ id: string; checklistId: string }>`
    SELECT visit_agency_id AS id, checklist_id AS "checklistId" FROM office.visit_agencies
    WHERE visit_id = ${visitId}::uuid AND checklist_id IS NOT NULL AND checklist IS NULL AND state = 'to_see'`.execute(
    tx,
  );
  for (const { id, checklistId } of rows) {
    const now = checklistInForce(checklistId, today);
    await sql`UPDATE office.visit_agencies SET checklist_version = ${now.version}, checklist = ${JSON.stringify(now)}::jsonb,
      checklist_sha256 = ${hashOf(now)} WHERE visit_agency_id = ${id}::uuid`.execute(tx);
  }
  return rows.length;
}
