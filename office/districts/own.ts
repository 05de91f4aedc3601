/** A district centre's own month: which topics it has reported, with which figures, and what was corrected. */
import { sql } from 'kysely';
import type { Place } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { firstDay, monthOf } from './months.ts';
import { districtUnknown } from './problems.ts';

export interface OwnDistrict {
  code: string;
  provinceIso: string;
  /** null: the province is the centre's. */
  areaNo: number | null;
  th: string;
  en: string;
  /** The day on which it first had somebody here. */
  memberSinceOn: string | null;
}

/** The district of the hat worn now; null where the hat is of none, or its district is in no list. */
export async function ownDistrict(tx: Tx): Promise<OwnDistrict | null> {
  const { rows } = await sql<OwnDistrict>`
    SELECT district_code AS code, province_iso AS "provinceIso", area_no AS "areaNo", name_th AS th, name_en AS en,
      member_since_on AS "memberSinceOn"
    FROM office.my_district()`.execute(tx);
  return rows[0] ?? null;
}

/** The same for an action. @throws Problem districts.district_unknown */
export async function mustHaveDistrict(tx: Tx): Promise<OwnDistrict & { place: Place }> {
  const district = await ownDistrict(tx);
  if (!district) throw districtUnknown();
  const { provinceIso, code: districtCode, areaNo } = district;
  return { ...district, place: { areaNo, provinceIso, districtCode } };
}

export interface Figures {
  receivedCount: number;
  settledCount: number;
  handedOverCount: number;
}

export interface OwnCount extends Figures {
  id: string;
  /** 'YYYY-MM' */
  month: string;
  topic: string;
  version: number;
  recordedOn: string;
}

/** Everything of the own district from a month on, oldest first: at most a year of topics. */
export async function ownCounts(tx: Tx, fromMonth: string): Promise<OwnCount[]> {
  const { rows } = await sql<OwnCount & { monthOn: string }>`
    SELECT count_id AS id, month_on AS "monthOn", topic, version, received_count AS "receivedCount",
      settled_count AS "settledCount", handed_over_count AS "handedOverCount",
      (recorded_at AT TIME ZONE 'Asia/Bangkok')::date AS "recordedOn"
    FROM office.district_counts
    WHERE month_on >= ${firstDay(fromMonth)}::date AND district_code = (SELECT office.my_scope_id())
    ORDER BY month_on, recorded_at, topic`.execute(tx);
  return rows.map(({ monthOn, ...row }) => ({ ...row, month: monthOf(monthOn) }));
}

export interface Correction extends Figures {
  no: number;
  correctedAt: Date;
}

/** What a count said before each correction, newest first. */
export async function correctionsOf(tx: Tx, countId: string): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    SELECT c.correction_id AS no, c.received_count AS "receivedCount", c.settled_count AS "settledCount",
      c.handed_over_count AS "handedOverCount", c.corrected_at AS "correctedAt"
    FROM office.district_count_corrections c WHERE c.count_id = ${countId} ORDER BY c.correction_id DESC LIMIT 20`.execute(
    tx,
  );
  return rows;
}
