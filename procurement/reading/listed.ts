/**
 * The whole list in its own order, one short row each: what a desk counts, filters and pages by. The words of the
 * few rows that are shown are read afterwards (queue.ts).
 */
import type { Analysis } from './open.ts';

/** One row of the list; money in satang. */
export type ListedRow = {
  subject_kind: string;
  subject_id: string;
  fiscal_year_be: number;
  agency_type: string;
  province_iso: string | null;
  money_satang: bigint;
  /** The flags that add points here, with the version that ran. */
  flags: { flag_id: string; version: number; family: string }[];
};

type Row = Omit<ListedRow, 'flags'> & { flag_ids: string | null };

export async function readListed(analysis: Analysis): Promise<ListedRow[]> {
  const rows = await analysis.db.all<Row>(listedSql);
  const known = new Map(
    analysis.catalogue.map(({ flag_id, version, family }) => [flag_id, { flag_id, version, family }]),
  );
  return rows.map(({ flag_ids, ...row }) => ({
    ...row,
    flags: (flag_ids ?? '').split(' ').flatMap((id) => known.get(id) ?? []),
  }));
}

const listedSql = `
SELECT c.subject_kind, c.subject_id, c.fiscal_year_be, a.agency_type, a.province_iso, c.money_satang,
  string_agg(p.flag_id, ' ' ORDER BY p.flag_id) FILTER (WHERE p.contribution > 0) AS flag_ids
FROM candidates c
JOIN agencies a USING (agency_id)
LEFT JOIN score_parts p USING (subject_kind, subject_id, fiscal_year_be)
WHERE c.is_listed
GROUP BY c.subject_kind, c.subject_id, c.fiscal_year_be, a.agency_type, a.province_iso, c.money_satang, c.list_score, c.agency_id
ORDER BY c.list_score DESC, c.money_satang DESC, c.agency_id, c.fiscal_year_be`;
