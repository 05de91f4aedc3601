/** What every step of an invitation needs: where it lies, its year's quota, and the letter it goes out with. */
import { sql } from 'kysely';
import { formatDay } from '#kernel/thai-date.ts';
import { dayNumber } from '#kernel/working-days.ts';
import type { Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { enrolledAlready, noQuota, quotaFull, yearUnknown } from './problems.ts';
import type { PlaceKind } from './states.ts';

export interface AskedPlace {
  fiscalYearBe: number;
  provinceIso: string;
  areaNo: number;
  kind: PlaceKind;
}

export interface InvitationFacts extends AskedPlace {
  wordingTh: string;
  invitedOn: string;
}

/** @throws Problem office.not_found */
export async function invitationFacts(tx: Tx, id: string): Promise<InvitationFacts & { place: Place }> {
  const { rows } = await sql<InvitationFacts>`
    SELECT fiscal_year_be AS "fiscalYearBe", province_iso AS "provinceIso", area_no AS "areaNo", kind, wording_th AS "wordingTh",
      (invited_at AT TIME ZONE 'Asia/Bangkok')::date::text AS "invitedOn"
    FROM office.province_invitations WHERE invitation_id = ${id}::uuid`.execute(tx);
  const found = rows[0];
  if (!found) throw notFound();
  return { ...found, place: { areaNo: found.areaNo, provinceIso: found.provinceIso } };
}

export interface Quota {
  /** null: the year has none for this role. */
  quota: number | null;
  taken: number;
}

const quotaColumn = {
  pilot: 'pilot_quota_per_area',
  model: 'model_quota_per_area',
  expansion: 'expansion_quota_per_area',
} as const;

/** How many places of the role the Area has in the year, and how many are taken. @throws Problem workspace.year_unknown */
export async function quotaOf(
  tx: Tx,
  { fiscalYearBe, areaNo, kind }: Omit<AskedPlace, 'provinceIso'>,
): Promise<Quota> {
  const { rows } = await sql<Quota>`
    SELECT y.${sql.ref(quotaColumn[kind])} AS quota, (SELECT count(*)::int FROM office.enrolments e
      WHERE e.fiscal_year_be = y.fiscal_year_be AND e.area_no = ${areaNo} AND e.kind = ${kind}) AS taken
    FROM office.fiscal_years y WHERE y.fiscal_year_be = ${fiscalYearBe}`.execute(tx);
  if (!rows[0]) throw yearUnknown();
  return rows[0];
}

/**
 * Holds the Area's places of the year until the transaction ends, so that two who say yes at once are counted
 * one after the other.
 * @throws Problem workspace.enrolled_already, workspace.no_quota, workspace.quota_full
 */
export async function mustHavePlace(tx: Tx, asked: AskedPlace): Promise<void> {
  const { fiscalYearBe, areaNo, provinceIso } = asked;
  await sql`SELECT pg_advisory_xact_lock(hashtext('enrolments'), ${fiscalYearBe * 10 + areaNo})`.execute(tx);
  const { rows } = await sql`SELECT 1 FROM office.enrolments
    WHERE fiscal_year_be = ${fiscalYearBe} AND province_iso = ${provinceIso}`.execute(tx);
  if (rows.length > 0) throw enrolledAlready();
  const { quota, taken } = await quotaOf(tx, asked);
  if (quota === null) throw noQuota();
  if (taken >= quota) throw quotaFull(quota);
}

/** The letter as first drafted: the desk changes it before it is reviewed. It names readiness, never a need. */
export function letterText(
  province: string,
  { fiscalYearBe, wordingTh }: Pick<InvitationFacts, 'fiscalYearBe' | 'wordingTh'>,
  answerByOn: string,
): { subjectLine: string; body: string } {
  const place = province === 'กรุงเทพมหานคร' ? province : `จังหวัด${province}`;
  return {
    subjectLine: `ขอเชิญเข้าร่วมโครงการ ประจำปีงบประมาณ พ.ศ. ${fiscalYearBe}`,
    body: [
      `ด้วยสำนักงาน ป.ป.ท. ดำเนินโครงการระบบเฝ้าระวังและป้องกันการทุจริตเชิงรุกในหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. ${fiscalYearBe} และเห็นว่า${place}มีความพร้อมที่จะร่วมดำเนินงาน`,
      `จึงขอเชิญ${place}เข้าร่วมโครงการในฐานะ${wordingTh} โดยจังหวัดจะได้รับแนวทางการดำเนินงานรายเดือน การสนับสนุนจากคลินิกส่งเสริมธรรมาภิบาลต่อต้านการทุจริต และการอบรมตามหลักสูตร หากเข้าร่วม ขอความอนุเคราะห์แต่งตั้งผู้ประสานงานและคณะทำงานของจังหวัด`,
      `จึงเรียนมาเพื่อโปรดพิจารณา และขอได้โปรดแจ้งผลการพิจารณาภายในวันที่ ${formatDay(dayNumber(answerByOn))} ทั้งนี้ จังหวัดจะตอบรับหรือไม่ก็ได้ และคำตอบจะไม่เปิดเผยต่อสาธารณะหากไม่เข้าร่วม`,
    ].join('\n\n'),
  };
}
