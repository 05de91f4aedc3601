/**
 * What the clinics did in a fiscal year, by Area and quarter: sums that tell of nobody (docs/decisions/0015). The floors
 * stand in the database (office.clinic_counts), beneath every page, file and question.
 */
import { sql } from 'kysely';
import { whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** Counts of questions received in a quarter. Null: too few to tell. */
export interface ClinicCount {
  areaNo: number;
  /** 1 begins on 1 October. */
  quarter: 1 | 2 | 3 | 4;
  /** Of the Area, or of a province or a topic in it. */
  part: 'all' | 'province' | 'topic';
  /** '' for 'all' and for a question that named no province; null: those too few to name, together. */
  key: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  asked: number;
  /** Not the clinic's: the asker was told where else to ask. */
  pointed: number | null;
  answered: number | null;
  /** On or before the promised day. */
  inTime: number | null;
  /** Askers who said at 30 or 90 days what they did, as they said it last. */
  told: number | null;
  followed: number | null;
  changedBefore: number | null;
  /** Baht of what was changed before signing, exact. */
  changedThb: string | null;
}

/**
 * The centre is given quarters that are over, of every Area; a clinic its own, also the one that runs.
 * @throws Problem office.not_found
 */
export async function clinicCounts(tx: Tx, be: number): Promise<ClinicCount[]> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'clinic:numbers')) throw notFound();
  const { rows } = await sql<ClinicCount>`
    SELECT c.area_no AS "areaNo", c.quarter, c.part, c.key, p.name_th AS "provinceTh", p.name_en AS "provinceEn", c.asked,
      c.pointed, c.answered, c.in_time AS "inTime", c.told, c.followed, c.changed_before AS "changedBefore",
      c.changed_thb::text AS "changedThb"
    FROM office.clinic_counts(${be}) WITH ORDINALITY AS c
      (area_no, quarter, part, key, asked, pointed, answered, in_time, told, followed, changed_before, changed_thb, place)
    LEFT JOIN office.provinces p ON c.part = 'province' AND p.province_iso = c.key
    ORDER BY c.place`.execute(tx);
  return rows;
}
