/**
 * A flag as its page at the desk tells it: how its values are spread over the country (counts in bins, as the
 * peers' are), and which subjects of the reader's scope it speaks of, the most money first.
 */
import { maskNamesInText, shownName } from '#kernel/personal-name.ts';
import { sqlText } from '#platform/duckdb.ts';
import { fewRowsSql, sellersById, type Wanted as FewWanted } from './few-rows.ts';
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

/** The flagged subjects of the scope with the most money at stake. */
export async function flaggedSubjects(
  analysis: Analysis,
  flag: CatalogueRow,
  options: { language?: Language; limit?: number } = {},
): Promise<FlaggedRow[]> {
  const { language = 'th', limit = 20 } = options;
  const rows = await analysis.db.all<ResultRow>(largestSql(flag, limit));
  const names = await namesOf(
    analysis,
    flag,
    rows.map((row) => row.subject_id),
    language,
  );
  const told: FlaggedRow[] = [];
  for (const row of rows) {
    const name = names.get(row.subject_id) ?? '';
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

const largestSql = (flag: CatalogueRow, limit: number) => `
SELECT ${resultList} FROM ${resultsOf(flag.flag_id)} WHERE outcome = 'flagged'
ORDER BY amount_thb DESC NULLS LAST, subject_id LIMIT ${Math.trunc(limit)}`;

type Party = { id: string; agency_id: string | null; supplier_id: string | null; title: string | null };

/** Single purchases, by their kind: where their agency, seller and title stand. */
const purchases: Record<string, Omit<FewWanted, 'ids'>> = {
  award: {
    table: 'awards',
    column: 'award_id',
    columns: 'award_id AS id, agency_id, supplier_id, CAST(NULL AS VARCHAR) AS title',
  },
  tender: {
    table: 'tenders',
    column: 'tender_id',
    columns: 'tender_id AS id, agency_id, supplier_id, title',
  },
  contract: {
    table: 'contracts',
    column: 'contract_id',
    columns: 'contract_id AS id, agency_id, supplier_id, CAST(NULL AS VARCHAR) AS title',
  },
};

/** Agency, seller and title of each subject, by its id; '' where none is known. */
async function namesOf(
  analysis: Analysis,
  flag: CatalogueRow,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, string>> {
  const parties = await partiesOf(analysis, flag.subject_kind, ids);
  const sellers = await sellersById(
    analysis,
    parties.map((party) => party.supplier_id),
  );
  const agencies = await agencyNames(
    analysis,
    parties.map((party) => party.agency_id),
  );
  return new Map(
    parties.map(({ id, agency_id, supplier_id, title }) => {
      const seller = sellers.get(supplier_id ?? '');
      const parts = [
        agencies.get(agency_id ?? '') ?? null,
        seller === undefined ? null : shownName(seller.supplier_name, seller.is_person, language),
        title === null ? null : maskNamesInText(title),
      ];
      return [id, parts.filter((part) => part !== null).join(' · ')];
    }),
  );
}

async function partiesOf(analysis: Analysis, kind: string, ids: readonly string[]): Promise<Party[]> {
  const wanted = purchases[kind];
  if (wanted) return analysis.db.all<Party>(fewRowsSql(analysis, { ...wanted, ids }));
  return ids.map((id) => {
    const [agency = null, seller = null] = kind === 'pair' ? id.slice('pair:'.length).split('|') : [];
    return {
      id,
      agency_id: kind === 'agency' ? id : agency,
      supplier_id: kind === 'supplier' ? id : seller,
      title: null,
    };
  });
}

async function agencyNames(
  analysis: Analysis,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const list = [...new Set(ids)].flatMap((id) => (id === null ? [] : [sqlText(id)]));
  if (list.length === 0) return new Map();
  const rows = await analysis.db.all<{ agency_id: string; agency_name: string }>(
    `SELECT agency_id, agency_name FROM agencies WHERE agency_id IN (${list.join(', ')})`,
  );
  return new Map(rows.map((row) => [row.agency_id, row.agency_name]));
}
