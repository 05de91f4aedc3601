/** What was done in each province, of all years or one. */
import { doneByProvince, namelessPlacesOf } from '#programme/done.ts';
import { fiscalYears, type FiscalYear } from '#programme/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { PageServerLoad } from './$types';
import { isMeasure } from './measures.ts';

export const load: PageServerLoad = ({ url, locals }) => {
  const asked = url.searchParams.get('show');
  const measure = isMeasure(asked) ? asked : 'enrolled';
  return locals.store.within(locals.viewer, async (tx) => {
    const years = await fiscalYears(tx);
    const wanted = Number(url.searchParams.get('year'));
    const be = years.some((year) => year.be === wanted) ? wanted : null;
    return {
      measure,
      be,
      years: years.map((year) => year.be),
      nameless: await areasWithoutNames(
        tx,
        years.filter((year) => be === null || year.be === be),
        be,
      ),
      provinces: await doneByProvince(tx, be),
    };
  });
};

/** Areas of which nobody can say which provinces did not take part: some are not named, or the number itself is unknown. */
async function areasWithoutNames(tx: Tx, years: readonly FiscalYear[], be: number | null): Promise<number[]> {
  const areas = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  if (years.some((year) => year.pilotsPerArea === null && year.expansionsPerArea === null)) return areas;
  const nameless: number[] = [];
  for (const area of areas) if ((await namelessPlacesOf(tx, area, be)) > 0) nameless.push(area);
  return nameless;
}
