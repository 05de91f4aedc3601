/** The results themselves: counts per flag, and every row in a stable order, chunk by chunk. */
import { notAssessableReasons, type NotAssessableReason } from '../4-indicators/contract.ts';
import { checkFlag, resultsOf, type Analysis, type CatalogueRow } from './open.ts';
import type { Language } from './words.ts';

/** Counts of one flag within the scope. `reasons` by how many, then by code. */
export type FlagCoverage = {
  flag_id: string;
  title: string;
  family: string;
  use_as: string;
  status: string;
  subject_kind: string;
  assessable: number;
  flagged: number;
  clear: number;
  not_assessable: number;
  reasons: { reason: string; text: string; count: number }[];
};

/** Per flag, by id: what was assessable and what stops the rest. */
export async function readCoverage(
  analysis: Analysis,
  language: Language = 'th',
  only?: string,
): Promise<FlagCoverage[]> {
  checkFlag(analysis, only);
  const from = only === undefined ? 'results' : resultsOf(only); // one flag's results lie by themselves
  const counts = await analysis.db.all<OutcomeCount>(
    `SELECT flag_id, outcome, reason, count(*) AS n FROM ${from} GROUP BY ALL ORDER BY flag_id, n DESC, reason`,
  );
  const flags = analysis.catalogue.filter((flag) => only === undefined || flag.flag_id === only);
  return flags.map((flag) =>
    coverageOf(
      flag,
      counts.filter((row) => row.flag_id === flag.flag_id),
      language,
    ),
  );
}

type OutcomeCount = { flag_id: string; outcome: string; reason: string | null; n: bigint };

function coverageOf(flag: CatalogueRow, counts: readonly OutcomeCount[], language: Language): FlagCoverage {
  const of = (outcome: string) =>
    counts.filter((row) => row.outcome === outcome).reduce((sum, row) => sum + Number(row.n), 0);
  const { flag_id, family, use_as, status, subject_kind } = flag;
  const reasons = counts.flatMap(({ reason, n }) =>
    reason === null
      ? []
      : [
          {
            reason,
            text: notAssessableReasons[reason as NotAssessableReason]?.[language] ?? reason,
            count: Number(n),
          },
        ],
  );
  return {
    flag_id,
    title: language === 'th' ? flag.title_th : flag.title_en,
    family,
    use_as,
    status,
    subject_kind,
    assessable: of('flagged') + of('clear'),
    flagged: of('flagged'),
    clear: of('clear'),
    not_assessable: of('not_assessable'),
    reasons,
  };
}

/** Columns of the rows that `streamOutcomes` gives, in order. Baht as exact decimal text. */
export const outcomeColumns = [
  'flag_id',
  'flag_version',
  'outcome',
  'subject_kind',
  'subject_id',
  'fiscal_year_be',
  'reason',
  'value',
  'n',
  'low',
  'high',
  'p_value',
  'q_value',
  'threshold',
  'peer_group',
  'amount_thb',
] as const;

export type OutcomeRow = Record<(typeof outcomeColumns)[number], string | number | bigint | null>;

/**
 * Every flagged and not assessable result (with `all`, clear ones too) within the scope, ordered by
 * flag, subject kind, subject and year. Gives chunks, so that millions of rows need no memory.
 */
export async function* streamOutcomes(
  analysis: Analysis,
  options: { all?: boolean; flag?: string | undefined } = {},
): AsyncGenerator<OutcomeRow[]> {
  checkFlag(analysis, options.flag);
  const columns = outcomeColumns.map((column) =>
    column === 'fiscal_year_be'
      ? 'period_be AS fiscal_year_be'
      : column === 'amount_thb'
        ? 'CAST(amount_thb AS VARCHAR) AS amount_thb'
        : column,
  );
  for (const flag of analysis.catalogue.filter(
    (row) => options.flag === undefined || row.flag_id === options.flag,
  )) {
    const stream = await analysis.db.connection.stream(
      `SELECT ${columns.join(', ')} FROM ${resultsOf(flag.flag_id)} ${options.all ? '' : "WHERE outcome <> 'clear'"}
       ORDER BY subject_kind, subject_id, fiscal_year_be`,
    );
    for (;;) {
      const chunk = await stream.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      yield chunk.getRowObjects([...outcomeColumns]) as OutcomeRow[];
    }
  }
}
