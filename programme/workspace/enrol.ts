/** A yes makes the province's place in the year, which everybody may read, and opens its workspace. */
import { sql } from 'kysely';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Me } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { guidelineInForce, stepDueOn } from './guideline.ts';
import { mustHavePlace, type InvitationFacts } from './invitation.ts';

/** @returns the workspace's id. @throws Problem workspace.enrolled_already, workspace.no_quota, workspace.quota_full */
export async function enrol(tx: Tx, me: Me, asked: InvitationFacts, source: string): Promise<string> {
  await mustHavePlace(tx, asked);
  const { fiscalYearBe, areaNo, provinceIso, kind, wordingTh } = asked;
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.enrolments (fiscal_year_be, area_no, place_no, province_iso, kind, wording_th, source)
    VALUES (${fiscalYearBe}, ${areaNo}, (SELECT min(n) FROM generate_series(1, 99) n WHERE NOT EXISTS (
        SELECT FROM office.enrolments e WHERE e.fiscal_year_be = ${fiscalYearBe} AND e.area_no = ${areaNo} AND e.place_no = n)),
      ${provinceIso}, ${kind}, ${wordingTh}, ${source})
    RETURNING enrolment_id AS id`.execute(tx);
  return openFor(tx, me, { enrolmentId: rows[0]!.id, fiscalYearBe, provinceIso, areaNo });
}

export interface Enrolled {
  enrolmentId: string;
  fiscalYearBe: number;
  provinceIso: string;
  areaNo: number;
}

/** Opens the workspace with the steps of the guideline in force, each with its day. @returns its id */
export async function openFor(tx: Tx, me: Me, of: Enrolled): Promise<string> {
  const { enrolmentId, fiscalYearBe, provinceIso, areaNo } = of;
  const guideline = guidelineInForce();
  const today = bangkokToday(new Date());
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.workspaces (enrolment_id, fiscal_year_be, province_iso, area_no, guideline_version, opened_on, opened_by)
    VALUES (${enrolmentId}, ${fiscalYearBe}, ${provinceIso}, ${areaNo}, ${guideline.version}, ${today}::date, ${me.personId})
    RETURNING workspace_id AS id`.execute(tx);
  const { id } = rows[0]!;
  const { holidays } = await readCalendar(tx);
  for (const one of guideline.steps) {
    const dueOn = stepDueOn(one, fiscalYearBe, today, guideline.at_least, holidays);
    await sql`
      INSERT INTO office.workspace_steps (workspace_id, fiscal_year_be, province_iso, area_no, step_no, activity_no, whose,
        title_th, title_en, due_on)
      VALUES (${id}, ${fiscalYearBe}, ${provinceIso}, ${areaNo}, ${one.no}, ${one.activity ?? null}, ${one.whose}, ${one.th},
        ${one.en}, ${dueOn}::date)`.execute(tx);
  }
  return id;
}
