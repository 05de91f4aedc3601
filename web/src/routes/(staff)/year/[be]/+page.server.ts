/** The year for staff: Areas → provinces → activities → results, with what waits. */
import { bangkokDay } from '#kernel/thai-date.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { basisOfYear, yearStanding } from '#programme/plan/basis.ts';
import { fiscalYears } from '#programme/queries.ts';
import { readerOf } from '#programme/reader.ts';
import { workByArea } from '#programme/work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    if (!/^25[5-9]\d$/u.test(params.be)) throw notFound();
    const be = Number(params.be);
    const { isDesk, me } = await readerOf(tx);
    const years = (await fiscalYears(tx)).map((year) => year.be);
    return {
      be,
      isDesk,
      today: bangkokDay(Date.now()),
      isPublic: years.includes(be),
      earlier: years.includes(be - 1) ? be - 1 : null,
      later: years.includes(be + 1) ? be + 1 : null,
      basis: await basisOfYear(tx, be),
      mayOpen: mayDo(me.role, 'plan:open_year'),
      mayCorrect: mayDo(me.role, 'plan:open_year') && (await yearStanding(tx, be))?.isVerified === false,
      areas: await workByArea(tx, be),
    };
  });
