/**
 * What can be found by its words: agencies, suppliers and projects, as they may be shown. Natural persons are
 * left out, and names of persons inside titles are covered before anything leaves.
 */
import { maskNamesInText } from '#kernel/personal-name.ts';
import type { Analysis } from './open.ts';

export type Searchable = {
  kind: 'agency' | 'supplier' | 'tender';
  subject_id: string;
  shown: string;
  /** Its number in the source: agency code, tax id of a company, e-GP project number. */
  code: string | null;
  /** Provinces in which it has rows. */
  province_isos: string[];
  agency_id: string | null;
  weight_satang: bigint;
  fiscal_year_be: number | null;
};

type Row = Omit<Searchable, 'province_isos'> & { provinces: string | null };

const money = 'coalesce(amount_satang, CASE WHEN tender_award_rank = 1 THEN agreed_satang END, 0)';

const queries = [
  `SELECT 'agency' AS kind, a.agency_id AS subject_id, a.agency_name AS shown, a.agency_code AS code, a.province_iso AS provinces,
     a.agency_id, CAST(coalesce(w.satang, 0) AS BIGINT) AS weight_satang, CAST(NULL AS INTEGER) AS fiscal_year_be
   FROM agencies a LEFT JOIN (SELECT agency_id, sum(${money}) AS satang FROM awards GROUP BY 1) w USING (agency_id)
   WHERE a.agency_name IS NOT NULL ORDER BY a.agency_id`,
  `SELECT 'supplier' AS kind, s.supplier_id AS subject_id, s.supplier_name AS shown, s.supplier_tin AS code, w.provinces,
     CAST(NULL AS VARCHAR) AS agency_id, CAST(coalesce(w.satang, 0) AS BIGINT) AS weight_satang, CAST(NULL AS INTEGER) AS fiscal_year_be
   FROM suppliers s JOIN (SELECT supplier_id, sum(${money}) AS satang, string_agg(DISTINCT province_iso, ',' ORDER BY province_iso) AS provinces
     FROM awards GROUP BY 1) w USING (supplier_id)
   WHERE NOT s.is_person AND s.supplier_name IS NOT NULL ORDER BY s.supplier_id`,
  `SELECT 'tender' AS kind, tender_id AS subject_id, title AS shown, project_id AS code, province_iso AS provinces, agency_id,
     CAST(coalesce(agreed_satang, budget_satang, 0) AS BIGINT) AS weight_satang, fiscal_year_be
   FROM tenders WHERE title IS NOT NULL ORDER BY tender_id`,
];

/** In pieces of a few thousand, each kind after the other, in the order of their ids' bytes. */
export async function* streamSearchable(analysis: Analysis): AsyncGenerator<Searchable[]> {
  for (const query of queries) {
    const stream = await analysis.db.connection.stream(query);
    const names = stream.columnNames();
    for (;;) {
      const chunk = await stream.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      yield (chunk.getRowObjects(names) as unknown as Row[]).map(searchable);
    }
  }
}

function searchable({ provinces, ...row }: Row): Searchable {
  return {
    ...row,
    shown: row.kind === 'tender' ? maskNamesInText(row.shown) : row.shown,
    province_isos: provinces === null || provinces === '' ? [] : provinces.split(','),
  };
}
