/** What the procurement data says of the local administrations of an Area or of all, as one share; null without data. */
import { nation } from '#kernel/scope.ts';
import type { FlagShare } from '#programme/results/read.ts';
import { AnalysisRisks } from '#programme/selection/risk.ts';

/** @param areaNo the hat's own Area, or one that the centre asks for; of a hat of the nation none is all */
export async function flagShareFor(
  { site }: App.Locals,
  areaNo: number | undefined,
): Promise<FlagShare | null> {
  const scope = areaNo === undefined ? nation : ({ kind: 'area', area: areaNo } as const);
  const { risks } = await AnalysisRisks.read(scope, site.analysis);
  if (risks === null) return null;
  const sum = (of: 'local_count' | 'whole_count' | 'observed_count') =>
    risks.provinces.reduce((total, one) => total + one[of], 0);
  return { all: sum('local_count'), whole: sum('whole_count'), observed: sum('observed_count') };
}
