/** What everybody may read of practices: the cards, and how far each went. Names and reasons stay with the desk. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface Card {
  id: string;
  titleTh: string;
  titleEn: string;
  changedTh: string;
  changedEn: string;
  howTh: string;
  howEn: string;
  costThb: string | null;
  resultValue: string | null;
  resultTh: string | null;
  resultEn: string | null;
  publishedOn: string;
  /** The model agency as it was called when it was chosen. */
  agencyTh: string;
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  inTerm: boolean;
  adoptions: number;
  isDemonstration: boolean;
}

/** Every card, or one; the newest first. */
export async function cards(tx: Tx, id: string | null = null): Promise<Card[]> {
  const { rows } = await sql<Card>`
    SELECT x.practice_id AS id, x.title_th AS "titleTh", x.title_en AS "titleEn", x.changed_th AS "changedTh",
      x.changed_en AS "changedEn", x.how_th AS "howTh", x.how_en AS "howEn", x.cost_thb AS "costThb",
      trim_scale(x.result_value) AS "resultValue", x.result_th AS "resultTh", x.result_en AS "resultEn", x.published_on AS "publishedOn",
      x.agency_th AS "agencyTh", x.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn",
      x.in_term AS "inTerm", x.adoption_count AS adoptions, x.is_demonstration AS "isDemonstration"
    FROM office.published_practices() x JOIN office.provinces p USING (province_iso)
    WHERE ${id}::text IS NULL OR x.practice_id::text = ${id}
    ORDER BY x.published_on DESC, x.practice_id LIMIT 500`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readCard(tx: Tx, id: string): Promise<Card> {
  const [card] = await cards(tx, id);
  if (!card) throw notFound();
  return card;
}

export interface SpreadRow {
  areaNo: number | null;
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  /** null: in the province, no district known. */
  districtTh: string | null;
  districtEn: string | null;
  count: number;
}

/** How many agencies took up a practice, or any: by district, in the order Area, province, district. */
export async function spread(tx: Tx, id: string | null = null): Promise<SpreadRow[]> {
  const { rows } = await sql<SpreadRow>`
    SELECT s.area_no AS "areaNo", s.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn",
      d.name_th AS "districtTh", d.name_en AS "districtEn", sum(s.adoption_count)::int AS count
    FROM office.practice_spread() s JOIN office.provinces p USING (province_iso)
    LEFT JOIN LATERAL (SELECT * FROM office.districts d WHERE d.district_code = s.district_code
      ORDER BY d.valid_from_on DESC LIMIT 1) d ON true
    WHERE ${id}::text IS NULL OR s.practice_id::text = ${id}
    GROUP BY 1, 2, 3, 4, 5, 6, s.district_code ORDER BY 1 NULLS LAST, 2, s.district_code NULLS FIRST`.execute(
    tx,
  );
  return rows;
}
