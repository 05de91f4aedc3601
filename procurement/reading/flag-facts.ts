/**
 * A flag as its page at the desk tells it: how its values are spread over the country (counts in bins, as the
 * peers' are), and which subjects of the reader's scope it speaks of, the most money first.
 */
import { maskNamesInText, shownName } from '#kernel/personal-name.ts';
import { binOf } from './peer-values.ts';
import { peerMedian } from './findings.ts';
import { resultsOf, type Analysis, type CatalogueRow } from './open.ts';
import { fillSentence, resultList, type ResultRow } from './sentence.ts';
import type { Language } from './words.ts';

export type ValueSpread = {
  /** Left edge of the first bin and right edge of the last, in the flag's unit. */
  from: number;
  to: number;
  bins: { clear: number; flagged: number }[];
  measured: number;
};

export type FlaggedRow = {
  subject_kind: string;
  subject_id: string;
  fiscal_year_be: number;
  name: string;
  sentence: string;
  amount_satang: bigint | null;
};

/** Fewer measured subjects than this are not drawn: the bins would show single bodies. */
const fewestDrawn = 20;

/** Null where too few could be measured. The last bin also holds the largest 1 %. */
export async function valueSpread(
  analysis: Analysis,
  flag: CatalogueRow,
  bins = 40,
): Promise<ValueSpread | null> {
  const results = `whole.${resultsOf(flag.flag_id)} WHERE outcome <> 'not_assessable' AND value IS NOT NULL`;
  const [edge] = await analysis.db.all<{
    n: bigint;
    low: number;
    far: number | null;
    flagged: number | null;
  }>(
    `SELECT count(*) AS n, min(value) AS low, quantile_disc(value, 0.99) AS far, min(value) FILTER (WHERE outcome = 'flagged') AS flagged FROM ${results}`,
  );
  const measured = Number(edge?.n ?? 0);
  if (!edge || measured < fewestDrawn) return null;
  const from = Math.min(0, edge.low);
  const to = Math.max(edge.far ?? 0, edge.flagged ?? 0, from + 1e-9);
  const counts = await analysis.db.all<{ bin: number; clear: bigint; flagged: bigint }>(
    `SELECT CAST(greatest(0, least(${bins - 1}, floor((value - ${from}) / (${to} - ${from}) * ${bins}))) AS INTEGER) AS bin,
       count(*) FILTER (WHERE outcome = 'clear') AS clear, count(*) FILTER (WHERE outcome = 'flagged') AS flagged
     FROM ${results} GROUP BY 1`,
  );
  const drawn = Array.from({ length: bins }, () => ({ clear: 0, flagged: 0 }));
  for (const { bin, clear, flagged } of counts)
    drawn[bin] = { clear: Number(clear), flagged: Number(flagged) };
  return { from, to, bins: drawn, measured };
}

/** Bin of a value in a spread. */
export function binIn({ from, to, bins }: ValueSpread, value: number): number {
  return binOf(value, from, to, bins.length);
}

type NamedResult = ResultRow & {
  agency_name: string | null;
  supplier_name: string | null;
  is_person: boolean | null;
  title: string | null;
};

/** The flagged subjects of the scope with the most money at stake. */
export async function flaggedSubjects(
  analysis: Analysis,
  flag: CatalogueRow,
  options: { language?: Language; limit?: number } = {},
): Promise<FlaggedRow[]> {
  const { language = 'th', limit = 20 } = options;
  const rows = await analysis.db.all<NamedResult>(namedSql(flag, limit));
  const told: FlaggedRow[] = [];
  for (const row of rows) {
    const seller = shownName(row.supplier_name, row.is_person, language);
    const title = row.title === null ? null : maskNamesInText(row.title);
    const name = [row.agency_name, seller, title].filter((part) => part !== null).join(' · ');
    told.push({
      subject_kind: row.subject_kind,
      subject_id: row.subject_id,
      fiscal_year_be: row.period_be,
      name: name === '' ? row.subject_id : name,
      sentence: fillSentence(flag, row, await peerMedian(analysis, flag, row.peer_group), language),
      amount_satang: row.amount_satang,
    });
  }
  return told;
}

/** Kind of subject → where its agency, seller and title are found. */
const parties: Record<string, string> = {
  agency:
    'SELECT r.subject_id AS agency_id, CAST(NULL AS VARCHAR) AS supplier_id, CAST(NULL AS VARCHAR) AS title',
  supplier:
    'SELECT CAST(NULL AS VARCHAR) AS agency_id, r.subject_id AS supplier_id, CAST(NULL AS VARCHAR) AS title',
  pair: `SELECT split_part(substr(r.subject_id, 6), '|', 1) AS agency_id, split_part(r.subject_id, '|', 2) AS supplier_id, CAST(NULL AS VARCHAR) AS title`,
  award:
    'SELECT a.agency_id, a.supplier_id, CAST(NULL AS VARCHAR) AS title FROM awards a WHERE a.award_id = r.subject_id',
  tender: 'SELECT t.agency_id, t.supplier_id, t.title FROM tenders t WHERE t.tender_id = r.subject_id',
  contract:
    'SELECT c.agency_id, c.supplier_id, CAST(NULL AS VARCHAR) AS title FROM contracts c WHERE c.contract_id = r.subject_id',
};

const namedSql = (flag: CatalogueRow, limit: number) => `
WITH largest AS MATERIALIZED (
  SELECT ${resultList} FROM ${resultsOf(flag.flag_id)} WHERE outcome = 'flagged'
  ORDER BY amount_thb DESC NULLS LAST, subject_id LIMIT ${Math.trunc(limit)}
)
SELECT r.*, g.agency_name, s.supplier_name, s.is_person, p.title
FROM largest r
LEFT JOIN LATERAL (${parties[flag.subject_kind] ?? parties['agency']!}) p ON true
LEFT JOIN agencies g ON g.agency_id = p.agency_id
LEFT JOIN suppliers s ON s.supplier_id = p.supplier_id
ORDER BY r.amount_satang DESC NULLS LAST, r.subject_id`;
