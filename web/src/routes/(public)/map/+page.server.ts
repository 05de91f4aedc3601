/** What was done in each province, of all years or one. */
import { doneByProvince } from '#programme/done.ts';
import { fiscalYears } from '#programme/queries.ts';
import type { PageServerLoad } from './$types';
import { isMeasure } from './measures.ts';
import { areasWithoutNames } from './nameless.ts';

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
