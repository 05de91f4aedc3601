/** Of which Areas the map must not say “none”: some of their provinces took part without being named. */
import { namelessPlacesOf } from '#programme/done.ts';
import type { FiscalYear } from '#programme/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** Areas of which nobody can say which provinces did not take part: some are not named, or the number itself is unknown. */
export async function areasWithoutNames(
  tx: Tx,
  years: readonly FiscalYear[],
  be: number | null,
): Promise<number[]> {
  const areas = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  if (years.some((year) => year.pilotsPerArea === null && year.expansionsPerArea === null)) return areas;
  const nameless: number[] = [];
  for (const area of areas) if ((await namelessPlacesOf(tx, area, be)) > 0) nameless.push(area);
  return nameless;
}
