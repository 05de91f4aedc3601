/** What the desk chose, held against the ranking. */
import { moreThanQuota, nobodyChosen, provinceUnknown, reasonMissing } from './problems.ts';
import type { Standing } from './record.ts';

export interface ChosenPlace {
  iso: string;
  rank: number | null;
  /** Not what the ranking says; then there is a reason. */
  overridden: boolean;
  why: string | null;
  /** false: the ranking puts it in, the desk leaves it out. */
  isPlace: boolean;
}

/**
 * @param typed 'why_TH-74' → a reason
 * @throws Problem selection.nobody_chosen, selection.more_than_quota, selection.province_unknown, selection.reason_missing
 */
export function choiceOf(
  standings: readonly Standing[],
  quota: number,
  places: readonly string[],
  typed: Readonly<Record<string, unknown>>,
): ChosenPlace[] {
  if (places.length === 0) throw nobodyChosen();
  if (places.length > quota) throw moreThanQuota(quota);
  if (!places.every((iso) => standings.some((one) => one.iso === iso))) throw provinceUnknown();
  const chosen = standings
    .filter(({ iso, place }) => places.includes(iso) || place === 'in')
    .map(({ iso, rank, place }) => {
      const isPlace = places.includes(iso);
      return {
        iso,
        rank,
        isPlace,
        overridden: isPlace !== (place === 'in'),
        why: reasonOf(typed[`why_${iso}`]),
      };
    });
  const unsaid = chosen.filter(({ overridden, why }) => overridden && why === null);
  if (unsaid.length > 0) throw reasonMissing(unsaid.map(({ iso }) => iso));
  return chosen;
}

function reasonOf(typed: unknown): string | null {
  const text = typeof typed === 'string' ? typed.replace(/[^\P{Cc}\n]/gu, ' ').trim() : '';
  return text.length >= 5 && text.length <= 2000 ? text : null;
}
