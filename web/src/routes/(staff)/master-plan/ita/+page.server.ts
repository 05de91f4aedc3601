/** ITA results of the reader's place: by province, and who is below the mark. */
import { markOf } from '#master-plan/ita/marks.ts';
import { resultsIn, summaryOf, yearsKnown } from '#master-plan/ita/results.ts';
import { provinceNames } from '#master-plan/roll-up/view.ts';
import { shownFigure } from '#master-plan/returns/figures.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:follow');
    const years = await yearsKnown(tx);
    const be = years.find((year) => String(year) === url.searchParams.get('be')) ?? years[0] ?? null;
    const results = be === null ? [] : await resultsIn(tx, { be });
    const names = await provinceNames(tx);
    const mark = be === null ? null : markOf(be);
    const { language } = locals;
    const provinces = [...Map.groupBy(results, ({ provinceIso }) => provinceIso)].map(([iso, own]) => {
      const { assessed, passed, mean } = summaryOf(own, be!);
      return { iso, name: names.get(iso)![language], assessed, passed, mean: mean === null ? null : shownFigure(mean) };
    });
    const below = results
      .filter(({ score }) => mark !== null && score < BigInt(mark.pass) * 100n)
      .toSorted((one, other) => Number(one.score - other.score) || one.nameTh.localeCompare(other.nameTh, 'th'));
    return {
      years,
      be,
      mark,
      mayImport: mayDo(me.role, 'ita:import'),
      isDemonstration: results.some((one) => one.isDemonstration),
      sources: [...new Set(results.map(({ source }) => source))].slice(0, 5),
      provinces: provinces.toSorted((one, other) => one.name.localeCompare(other.name, language)),
      belowCount: below.length,
      below: below.slice(0, 200).map((one) => ({ id: one.agencyId, nameTh: one.nameTh, province: names.get(one.provinceIso)![language], score: shownFigure(one.score), level: one.level })),
    };
  }); // prettier-ignore
