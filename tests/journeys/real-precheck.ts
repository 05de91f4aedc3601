/** Plans drawn beside the published year of real agencies: what they buy, of whom they bought. Ids and counts only. */
import { nation } from '#kernel/scope.ts';
import { checkPlan } from '#procurement/precheck.ts';
import type { ReadingPool } from '#procurement/read.ts';
import { drawnPlan, tryRepairs } from '../tried-repairs.ts';

export interface TriedAgencies {
  agencies: number;
  found: number;
  cleared: number;
  /** Flag → how often no change of the list cleared it. */
  left: Record<string, number>;
}

/** The first `count` agencies by their ids that have bought something near the limit. */
export async function tryAgencies(pool: ReadingPool, count: number): Promise<TriedAgencies> {
  const chosen = await pool.read(nation, ({ db }) =>
    db.all<{ agency_id: string; titles: string; sellers: string | null; from_day: number }>(
      `SELECT a.agency_id, string_agg(DISTINCT t.stem, '|' ORDER BY t.stem) AS titles,
         string_agg(DISTINCT a.supplier_id, '|' ORDER BY a.supplier_id) FILTER (WHERE starts_with(a.supplier_id, 'supplier:tin:')) AS sellers,
         CAST(max(a.signed_day) - 60 AS INTEGER) AS from_day
       FROM awards AS a JOIN tenders AS t USING (tender_id)
       WHERE a.method = 'direct' AND a.amount_satang > 30000000 AND a.signed_month_be IS NOT NULL AND t.stem IS NOT NULL
       GROUP BY a.agency_id ORDER BY md5(a.agency_id) LIMIT ${count}`,
    ),
  );
  const tried: TriedAgencies = { agencies: chosen.length, found: 0, cleared: 0, left: {} };
  for (const [i, { agency_id: agencyId, titles, sellers, from_day: from }] of chosen.entries()) {
    const habits = { titles: titles.split('|'), sellers: sellers?.split('|') ?? [], from };
    const { found, cleared, left } = await tryRepairs(
      (drafts) => pool.read(nation, (analysis) => checkPlan(analysis, { drafts, agencyId, language: 'th' })),
      drawnPlan(i + 1, habits),
    );
    tried.found += found.length;
    tried.cleared += cleared;
    for (const flag of left) tried.left[flag] = (tried.left[flag] ?? 0) + 1;
  }
  return tried;
}
