/**
 * How a subject's peers are spread: counts of their measured values in equal bins. The peers live in
 * every Area, so this is the one question asked of the whole country, and only counts come back.
 */
import { sqlText } from '#platform/duckdb.ts';
import { resultsOf, type Analysis, type CatalogueRow } from './open.ts';
import type { ResultRow } from './sentence.ts';

export type PeerSpread = {
  peer_group: string;
  /** Peers measured in that year. */
  n: number;
  /** Left edge of the first bin and right edge of the last, in the flag's unit. */
  from: number;
  to: number;
  counts: number[];
};

const agencyOf: Record<string, string> = {
  award: 'whole.awards s ON s.award_id = r.subject_id',
  tender: 'whole.tenders s ON s.tender_id = r.subject_id',
  contract: 'whole.contracts s ON s.contract_id = r.subject_id',
  agency: 'whole.agencies s ON s.agency_id = r.subject_id',
};

/** Fewer peers than this are not drawn: the bins would show single bodies. */
const fewestDrawn = 5;

/**
 * Spread of the flag's assessable values among the subjects of the result's peer group; null where
 * there is no group or too few peers. The last bin also holds what lies far beyond (the largest 1 %).
 */
export async function peerSpread(
  analysis: Analysis,
  flag: CatalogueRow,
  result: ResultRow,
  bins = 48,
): Promise<PeerSpread | null> {
  if (result.peer_group === null || result.value === null) return null;
  const group = sqlText(result.peer_group);
  const home = agencyOf[flag.subject_kind];
  const inGroup = home
    ? `${group} IN (s.peer_province, s.peer_area, s.peer_nation) OR r.peer_group = ${group}`
    : `r.peer_group = ${group}`;
  const rows = await analysis.db.all<{ value: number }>(
    `SELECT r.value FROM whole.${resultsOf(flag.flag_id)} r ${home ? `JOIN ${home}` : ''}
     WHERE r.period_be = ${result.period_be} AND r.outcome <> 'not_assessable' AND (${inGroup})
     ORDER BY r.value`,
  );
  return rows.length < fewestDrawn
    ? null
    : binned(
        rows.map((row) => row.value),
        result,
        bins,
      );
}

function binned(sorted: readonly number[], result: ResultRow, bins: number): PeerSpread {
  const farthest = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  const from = Math.min(0, sorted[0] ?? 0);
  const to = Math.max(farthest, result.value ?? 0, result.threshold ?? 0, from + 1e-9);
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of sorted) {
    const bin = binOf(value, from, to, bins);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { peer_group: result.peer_group ?? '', n: sorted.length, from, to, counts };
}

/** Bin of `value` among `bins` equal ones over from…to; beyond the ends, the nearest. */
export function binOf(value: number, from: number, to: number, bins: number): number {
  return Math.max(0, Math.min(bins - 1, Math.floor(((value - from) / (to - from)) * bins)));
}
