/** How whole and how timely a round is, province by province. */
import { restatementsOf, wholenessOf } from '#master-plan/roll-up/completeness.ts';
import { listRounds } from '#master-plan/rounds/queries.ts';
import { shownFigure } from '#master-plan/returns/figures.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'return:follow');
    const rounds = (await listRounds(tx)).filter(({ state }) => state === 'fixed');
    const round = rounds.find(({ id }) => id === url.searchParams.get('round')) ?? rounds[0] ?? null;
    const rows = round ? await wholenessOf(tx, round.id) : [];
    const asked = url.searchParams.get('province');
    const provinceIso = rows.length === 1 ? rows[0]!.provinceIso : asked;
    const restated =
      round && rows.some((row) => row.provinceIso === provinceIso && row.raised + row.lowered > 0)
        ? await restatementsOf(tx, round.id, provinceIso!)
        : [];
    const shown = ({ a, b }: { a: bigint | null; b: bigint | null }) =>
      a === null ? null : b === null ? shownFigure(a) : `${shownFigure(a)} / ${shownFigure(b)}`;
    return {
      rounds: rounds.map(({ id, be, quarter }) => ({ id, be, quarter })),
      round,
      rows,
      restated: restated.map((one) => ({
        returnId: one.returnId,
        nameTh: one.nameTh,
        title: locals.language === 'th' ? one.titleTh : one.titleEn,
        first: shown(one.first),
        last: shown(one.last),
        by: one.first.a === null || one.last.a === null ? null : shownFigure(one.last.a - one.first.a),
      })),
    };
  });
