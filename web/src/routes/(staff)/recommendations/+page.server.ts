/** Recommendations: of the desk's places, or of the agency that answers them. */
import { whoAmI } from '#office/action.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { notFound } from '#office/problems.ts';
import { listRecommendations, type RecommendationFilters } from '#office/recommendations/queries.ts';
import { isOpen, recommendationStates } from '#office/recommendations/states.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { provincesToday } from '#office/territory/queries.ts';
import { optionsOf } from '#web/src/routes/(staff)/watch-items/deed-forms.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    const isDesk = me !== null && mayDo(me.role, 'recommendation:issue');
    if (!me || !(isDesk || mayDo(me.role, 'recommendation:reply'))) throw notFound();
    const { language } = locals;
    const filters = filtersIn(url.searchParams);
    const list = await listRecommendations(tx, filters);
    const calendar = await readCalendar(tx);
    const provinces = isDesk
      ? (await provincesToday(tx)).filter(
          (one) => me.scopeKind === 'nation' || String(one.areaNo) === me.scopeId,
        )
      : [];
    return {
      ...list,
      rows: list.rows.map((row) => ({
        ...row,
        overdue: isOpen(row.state) && dueDay(row.dueOn, calendar).overdue,
      })),
      filters: { ...filters, state: filters.state ?? 'open', page: filters.page ?? 1 },
      isDesk,
      states: optionsOf(recommendationStates, language),
      provinces: provinces.map((one) => ({ value: one.iso, label: one[language] })),
    };
  });

function filtersIn(query: URLSearchParams): RecommendationFilters {
  const state = query.get('state') ?? '';
  const due = query.get('due');
  const page = /^\d{1,4}$/u.exec(query.get('page') ?? '')?.[0];
  const province = /^TH-\d{2}$/u.exec(query.get('province') ?? '')?.[0];
  return {
    ...(state in recommendationStates || state === 'all'
      ? { state: state as NonNullable<RecommendationFilters['state']> }
      : {}),
    ...(due === 'overdue' || due === 'week' ? { due } : {}),
    ...(page === undefined ? {} : { page: Number(page) }),
    ...(province === undefined ? {} : { provinceIso: province }),
  };
}
