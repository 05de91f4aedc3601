/** The purchases of one subject in a year, row by row, as they are shown and as they are downloaded. */
import { maskNamesInText, shownName } from '#kernel/personal-name.ts';
import { sqlText } from '#platform/duckdb.ts';
import type { Whose } from './money-facts.ts';
import type { Analysis } from './open.ts';
import { categoryWords, methods } from './purchase-words.ts';
import { wordsOf, type Language } from './words.ts';

/** Money in satang, days since 1970-01-01; persons covered. */
export type PurchaseRow = {
  award_id: string;
  project_id: string;
  title: string | null;
  agency_id: string;
  agency_name: string;
  supplier_name: string | null;
  method: string;
  category: string;
  signed_day: number | null;
  amount_satang: bigint | null;
  agreed_satang: bigint | null;
  budget_satang: bigint | null;
  reference_satang: bigint | null;
};

export type RowsWanted = {
  whose: Whose;
  year: number;
  /** Fiscal month, 1 = October. */
  month?: number | undefined;
  method?: string | undefined;
};

/** The newest signed first. `limit` and `from` page through them. */
export async function readPurchases(
  analysis: Analysis,
  wanted: RowsWanted,
  options: { language?: Language; limit?: number; from?: number } = {},
): Promise<PurchaseRow[]> {
  const { language = 'th', limit = 50, from = 0 } = options;
  const rows = await analysis.db.all<PurchaseRow & { is_person: boolean | null }>(
    `${rowsSql(wanted)} LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(from)}`,
  );
  return rows.map(({ is_person, ...row }) => ({
    ...row,
    title: row.title === null ? null : maskNamesInText(row.title),
    supplier_name: shownName(row.supplier_name, is_person, language),
    method: wordsOf(methods, row.method, language),
    category: wordsOf(categoryWords(), row.category, language),
  }));
}

/** All of them, in pieces, so that the largest agency's year needs no memory. */
export async function* streamPurchases(
  analysis: Analysis,
  wanted: RowsWanted,
  language: Language,
): AsyncGenerator<PurchaseRow[]> {
  const size = 5000;
  for (let from = 0; ; from += size) {
    const rows = await readPurchases(analysis, wanted, { language, limit: size, from });
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
  }
}

function rowsSql({ whose, year, month, method }: RowsWanted): string {
  const conditions = [
    `${whose.column} = ${sqlText(whose.id)}`,
    `fiscal_year_be = ${Math.trunc(year)}`,
    ...(month === undefined ? [] : [`signed_month_be = ${Math.trunc(month)}`]),
    ...(method === undefined ? [] : [`method = ${sqlText(method)}`]),
  ];
  return `
WITH own AS MATERIALIZED (
  SELECT award_id, tender_id, agency_id, supplier_id, method, category, signed_day, amount_satang, agreed_satang, budget_satang,
    reference_satang FROM awards WHERE ${conditions.join(' AND ')}
)
SELECT o.award_id, t.project_id, t.title, o.agency_id, a.agency_name, s.supplier_name, s.is_person, o.method, o.category, o.signed_day,
  o.amount_satang, o.agreed_satang, o.budget_satang, o.reference_satang
FROM own o
JOIN tenders t ON t.tender_id = o.tender_id ${whose.column === 'agency_id' ? `AND t.agency_id = ${sqlText(whose.id)}` : ''}
JOIN agencies a ON a.agency_id = o.agency_id
LEFT JOIN suppliers s ON s.supplier_id = o.supplier_id
ORDER BY o.signed_day DESC NULLS LAST, o.award_id`;
}
