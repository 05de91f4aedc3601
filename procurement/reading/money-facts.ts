/**
 * Money and counts of one subject's purchases in a year: by month, method, what was bought, and the other
 * side (an agency's sellers, a seller's agencies). Money of a project that several sellers share stands once.
 */
import { shownName } from '#kernel/personal-name.ts';
import { sqlText } from '#platform/duckdb.ts';
import { sellersById } from './few-rows.ts';
import type { Analysis } from './open.ts';
import { categoryWords, methods } from './purchase-words.ts';
import { readProvinces } from './text-files.ts';
import { wordsOf, type Language } from './words.ts';

/** Awards and their money in satang. */
export type Sum = { count: number; satang: bigint };
export type NamedSum = Sum & { key: string; name: string };

export type MoneyFacts = {
  fiscal_year_be: number;
  /** Years of which the subject has rows within the scope, newest first. */
  years: number[];
  total: Sum;
  /** Fiscal months 1 (October) to 12 (September), each present; and what was signed on no day of the year. */
  months: Sum[];
  undated: Sum;
  methods: NamedSum[];
  categories: NamedSum[];
  /** The largest of the other side, and how many there are. `subject_id` leads to the pair; persons covered. */
  others: (NamedSum & { subject_id: string | null; province: string | null })[];
  other_count: number;
};

export type Whose = { column: 'agency_id' | 'supplier_id' | 'pair_id'; id: string };

const money = 'coalesce(amount_satang, CASE WHEN tender_award_rank = 1 THEN agreed_satang END, 0)';
const sums = `count(*) AS n, CAST(sum(${money}) AS BIGINT) AS satang`;

type SumRow = { key: string | null; n: bigint; satang: bigint | null };
type GroupedRow = SumRow & { split_by: 'year' | 'signed_month_be' | 'method' | 'category' };
const sumOf = (row: { n: bigint; satang: bigint | null } | undefined): Sum => ({
  count: Number(row?.n ?? 0),
  satang: row?.satang ?? 0n,
});

/** Null where the subject has no row within the scope (in that year). */
export async function readMoney(
  analysis: Analysis,
  whose: Whose,
  options: { year?: number | undefined; language?: Language; others?: number } = {},
): Promise<MoneyFacts | null> {
  const { language = 'th', others = 15 } = options;
  const own = `awards WHERE ${whose.column} = ${sqlText(whose.id)}`;
  const rows = await analysis.db.all<GroupedRow>(groupedSql(own, options.year));
  const by = (column: GroupedRow['split_by']) => rows.filter((row) => row.split_by === column);
  const years = by('year').map((row) => Number(row.key));
  const year = options.year ?? years[0];
  if (year === undefined || !years.includes(year)) return null;
  const of = `${own} AND fiscal_year_be = ${Math.trunc(year)}`;
  const months = by('signed_month_be');
  const month = (n: number) => sumOf(months.find((row) => row.key === String(n)));
  const name = (table: Parameters<typeof wordsOf>[0]) => (row: SumRow) => ({
    ...sumOf(row),
    key: row.key ?? 'unknown',
    name: wordsOf(table, row.key ?? 'unknown', language),
  });
  return {
    fiscal_year_be: year,
    years,
    total: months.map(sumOf).reduce(plus, { count: 0, satang: 0n }),
    months: Array.from({ length: 12 }, (_, k) => month(k + 1)),
    undated: sumOf(months.find((row) => row.key === null)),
    methods: by('method').map(name(methods)),
    categories: by('category').map(name(categoryWords())),
    ...(await readOthers(analysis, whose, of, others, language)),
  };
}

/** Rows of one subject are read once and grouped four ways: all years, and the wanted or newest one's sums. */
const groupedSql = (own: string, year: number | undefined) => `
WITH found AS MATERIALIZED (
  SELECT fiscal_year_be, signed_month_be, method, category, amount_satang, agreed_satang, tender_award_rank FROM ${own}
),
chosen AS MATERIALIZED (
  SELECT * FROM found WHERE fiscal_year_be = ${year === undefined ? '(SELECT max(fiscal_year_be) FROM found)' : Math.trunc(year)}
),
grouped AS (
  SELECT 'year' AS split_by, CAST(fiscal_year_be AS VARCHAR) AS key, count(*) AS n, CAST(fiscal_year_be AS BIGINT) AS satang FROM found GROUP BY ALL
  ${(['signed_month_be', 'method', 'category'] as const)
    .map(
      (column) => `UNION ALL SELECT '${column}', CAST(${column} AS VARCHAR), ${sums} FROM chosen GROUP BY 2`,
    )
    .join('\n  ')}
)
SELECT * FROM grouped ORDER BY split_by, satang DESC, key`;

const plus = (a: Sum, b: Sum): Sum => ({ count: a.count + b.count, satang: a.satang + b.satang });

type OtherRow = SumRow & {
  pair_id: string | null;
  name: string | null;
  province_iso: string | null;
  parties: bigint;
};

async function readOthers(
  analysis: Analysis,
  whose: Whose,
  of: string,
  limit: number,
  language: Language,
): Promise<Pick<MoneyFacts, 'others' | 'other_count'>> {
  const other = whose.column === 'supplier_id' ? 'agency_id' : 'supplier_id';
  const [named, party] =
    other === 'agency_id'
      ? ['a.agency_name AS name, a.province_iso', 'LEFT JOIN agencies a ON a.agency_id = g.key']
      : ['CAST(NULL AS VARCHAR) AS name, CAST(NULL AS VARCHAR) AS province_iso', ''];
  const rows = await analysis.db.all<OtherRow>(`
    WITH grouped AS (
      SELECT ${other} AS key, any_value(pair_id) AS pair_id, ${sums}, count(*) OVER () AS parties FROM ${of} GROUP BY ${other}
    ),
    largest AS (SELECT * FROM grouped ORDER BY satang DESC, key LIMIT ${Math.trunc(limit)})
    SELECT g.*, ${named} FROM largest g ${party} ORDER BY g.satang DESC, g.key`);
  const ids = other === 'agency_id' ? [] : rows.map((row) => row.key);
  const sellers = await sellersById(analysis, ids);
  const nameOf = ({ key, name }: OtherRow) => {
    const seller = sellers.get(key ?? '');
    return seller === undefined ? name : shownName(seller.supplier_name, seller.is_person, language);
  };
  const others = rows.map((row) => ({
    ...sumOf(row),
    key: row.key ?? 'unknown',
    subject_id: row.pair_id,
    name: nameOf(row) ?? wordsOf(unknownParty, 'unknown', language),
    province: row.province_iso === null ? null : (readProvinces().get(row.province_iso)?.[language] ?? null),
  }));
  return { others, other_count: Number(rows[0]?.parties ?? 0) };
}

const unknownParty = { unknown: { th: 'ไม่ปรากฏชื่อในไฟล์', en: 'not named in the file' } };
