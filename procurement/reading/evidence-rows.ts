/** The rows behind one result, with what a person needs to recognise them: day, project, seller, money. */
import { maskNamesInText, shownName } from '#kernel/personal-name.ts';
import { sqlText } from '#platform/duckdb.ts';
import { fillParameters, type TypedParameter } from '../4-indicators/dialect.ts';
import { fewRowsSql, sellersById } from './few-rows.ts';
import type { Analysis, CatalogueRow } from './open.ts';
import type { ResultRow } from './sentence.ts';
import type { Language } from './words.ts';

/** Money in satang; `signed_day` in days since 1970-01-01. */
export type EvidenceRow = {
  tender_id: string | null;
  award_id: string | null;
  project_id: string | null;
  signed_day: number | null;
  title: string | null;
  supplier_name: string | null;
  agency_name: string | null;
  amount_satang: bigint | null;
  agreed_satang: bigint | null;
  budget_satang: bigint | null;
  reference_satang: bigint | null;
  method: string | null;
};

/** One row of evidence by its ids, before it is read. */
export type WantedRow = { tender_id: string | null; award_id: string | null };

/** The evidence of `result` in the order of evidence.sql, at most `limit` rows, and how many there are. */
export async function readEvidenceRows(
  analysis: Analysis,
  flag: CatalogueRow,
  result: ResultRow,
  limit: number,
  language: Language,
): Promise<{ rows: EvidenceRow[]; total: number }> {
  const { wanted, total } = await evidenceIds(analysis, flag, result, limit);
  return { rows: await readRows(analysis, wanted, language), total };
}

/** All rows behind one result, in pieces: exactly the rows that its page counts. */
export async function* streamEvidence(
  analysis: Analysis,
  flag: CatalogueRow,
  result: ResultRow,
  language: Language,
): AsyncGenerator<EvidenceRow[]> {
  const { wanted } = await evidenceIds(analysis, flag, result, 1_000_000);
  for (let from = 0; from < wanted.length; from += 2000)
    yield await readRows(analysis, wanted.slice(from, from + 2000), language);
}

/** Which rows the evidence of `result` has, in its order: the first `limit`, and how many there are. */
export async function evidenceIds(
  analysis: Analysis,
  flag: CatalogueRow,
  result: ResultRow,
  limit: number,
): Promise<{ wanted: WantedRow[]; total: number }> {
  const parameters = JSON.parse(flag.parameters_json) as Record<string, TypedParameter>;
  const sql = fillParameters(
    flag.evidence_sql,
    {
      ...parameters,
      subject_id: { type: 'text', value: result.subject_id },
      period_be: { type: 'integer', value: result.period_be },
    },
    `${flag.flag_id}/evidence.sql`,
  );
  const rows = await analysis.db.all<WantedRow & { total: bigint }>(wantedSql(sql, limit));
  const wanted = rows.map(({ tender_id, award_id }) => ({ tender_id, award_id }));
  return { wanted: limit <= 0 ? [] : wanted, total: Number(rows[0]?.total ?? 0) };
}

/** The rows that `wanted` names, in its order, with persons covered. */
export async function readRows(
  analysis: Analysis,
  wanted: readonly WantedRow[],
  language: Language,
): Promise<EvidenceRow[]> {
  if (wanted.length === 0) return [];
  const rows = await analysis.db.all<Omit<EvidenceRow, 'supplier_name'> & { supplier_id: string | null }>(
    rowsSql(analysis, wanted),
  );
  const sellers = await sellersById(
    analysis,
    rows.map((row) => row.supplier_id),
  );
  return rows.map(({ supplier_id, ...row }) => {
    const seller = sellers.get(supplier_id ?? '');
    return {
      ...row,
      title: row.title === null ? null : maskNamesInText(row.title),
      supplier_name: shownName(seller?.supplier_name ?? null, seller?.is_person ?? null, language),
    };
  });
}

/** The first rows of the evidence and how many there are in all; one row at least, to bring the count. */
const wantedSql = (evidence: string, limit: number) => `
WITH evidence AS (
  SELECT row_number() OVER () AS row_no, count(*) OVER () AS total, tender_id, award_id FROM (${evidence}
  )
)
SELECT tender_id, award_id, total FROM evidence WHERE row_no <= ${Math.max(1, Math.trunc(limit))} ORDER BY row_no`;

const awardColumns = 'award_id, supplier_id, signed_day, amount_satang';
const tenderColumns =
  'tender_id, agency_id, supplier_id, project_id, signed_day, title, agreed_satang, budget_satang, reference_satang, method';

function rowsSql(analysis: Analysis, wanted: readonly WantedRow[]): string {
  const text = (id: string | null) => (id === null ? 'CAST(NULL AS VARCHAR)' : sqlText(id));
  const values = wanted.map((row, k) => `(${k}, ${text(row.tender_id)}, ${text(row.award_id)})`);
  const fetched = (table: 'awards' | 'tenders', columns: string, column: 'award_id' | 'tender_id') =>
    fewRowsSql(analysis, { table, columns, column, ids: wanted.map((row) => row[column]) });
  return `
WITH wanted (row_no, tender_id, award_id) AS (VALUES ${values.join(', ')}),
own_awards AS MATERIALIZED (${fetched('awards', awardColumns, 'award_id')}),
own_tenders AS MATERIALIZED (${fetched('tenders', tenderColumns, 'tender_id')})
SELECT e.tender_id, e.award_id, t.project_id, coalesce(w.signed_day, t.signed_day) AS signed_day, t.title,
  coalesce(w.supplier_id, CASE WHEN e.award_id IS NULL THEN t.supplier_id END) AS supplier_id, a.agency_name, coalesce(w.amount_satang, CASE WHEN e.award_id IS NULL THEN t.agreed_satang END) AS amount_satang,
  t.agreed_satang, t.budget_satang, t.reference_satang, t.method
FROM wanted e
LEFT JOIN own_awards w ON w.award_id = e.award_id
LEFT JOIN own_tenders t ON t.tender_id = e.tender_id
LEFT JOIN agencies a ON a.agency_id = t.agency_id
ORDER BY e.row_no`;
}
