/** Search over what the analysis names, within the desk's scope. */
import { mayDo } from '#office/staff/permissions.ts';
import { readProvinces } from '#procurement/read.ts';
import { fewestLetters, search, searchKinds, searchState } from '#watch/search/search.ts';
import { asked, atDesk } from '#web/src/routes/(staff)/desk/analysis.ts';
import { plain } from '#web/src/routes/(staff)/letters/address.ts';
import type { PageServerLoad } from './$types';

/** Rows of each kind; many more when one kind is asked for. */
const [few, many] = [8, 50];

export const load: PageServerLoad = async ({ locals, url }) => {
  const desk = await atDesk(locals);
  const typed = plain(url.searchParams.get('q')).trim();
  const kind = searchKinds.find((one) => one === url.searchParams.get('kind'));
  const { state, answer } = await locals.store.within(locals.viewer, async (tx) => ({
    state: await searchState(tx),
    answer:
      typed === ''
        ? null
        : await search(tx, typed, kind === undefined ? { limit: few } : { limit: many, kinds: [kind] }),
  }));
  const newest = await asked(locals, desk, 'generation', ({ generation }) => Promise.resolve(generation));
  const placeOf = (isos: readonly string[]) =>
    isos.map((iso) => readProvinces().get(iso)?.[locals.language] ?? iso).join(', ');
  return {
    typed,
    kind,
    state,
    isBehind: state !== null && newest !== null && newest > state.generation,
    mayImport: mayDo(desk.me.role, 'analysis:import'),
    fewest: fewestLetters,
    tooShort: answer?.tooShort ?? false,
    provinces: kind === undefined ? (answer?.provinces ?? []) : [],
    found: searchKinds.flatMap((one) => {
      const part = answer?.[one];
      if (!part || part.rows.length === 0) return [];
      const rows = part.rows.map((row) => ({ ...row, place: placeOf(row.provinceIsos) }));
      return [{ ...part, kind: one, rows }];
    }),
  };
};
