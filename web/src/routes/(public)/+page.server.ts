/** The front page: the newest year in two figures, the map of who took part, and every province that a source names. */
import { doneByProvince } from '#programme/done.ts';
import { enrolmentsByName, fiscalYears } from '#programme/queries.ts';
import type { PageServerLoad } from './$types';
import { valueOf } from './map/measures.ts';
import { areasWithoutNames } from './map/nameless.ts';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const years = await fiscalYears(tx);
    const newest = years.find((year) => year.enrolled + year.activities > 0) ?? null;
    const nameless = new Set(await areasWithoutNames(tx, years, null));
    const places = (await doneByProvince(tx, null)).map((one) => ({
      iso: one.iso,
      th: one.th,
      en: one.en,
      value: valueOf('enrolled', one, nameless),
    }));
    return { newest, places, byName: await enrolmentsByName(tx) };
  });
