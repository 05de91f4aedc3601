/** Meetings and activities of the programme, page by page. */
import type { Me } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { provincesToday } from '#office/territory/queries.ts';
import { listMeetings, yearsToPlan, type MeetingFilters } from '#programme/meetings/queries.ts';
import { meetingStates } from '#programme/meetings/states.ts';
import { activityKinds } from '#programme/years-file.ts';
import { pageIn } from '#web/src/page-in.ts';
import { optionsOf } from '#web/src/routes/(staff)/watch-items/deed-forms.ts';
import type { PageServerLoad } from './$types';
import { hatFor } from './hat.ts';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'meeting:read');
    const { language } = locals;
    const filters = filtersIn(url, me);
    return {
      ...(await listMeetings(tx, filters)),
      filters: { ...filters, page: pageIn(url) },
      mayPlan: mayDo(me.role, 'meeting:plan'),
      years: (await yearsToPlan(tx)).map((be) => ({ value: String(be), label: String(be) })),
      provinces: (await provincesToday(tx)).map((one) => ({ value: one.iso, label: one[language] })),
      states: optionsOf(meetingStates, language),
    };
  });

/** An Area's own, unless another is asked for; 'all' is every Area. */
function areaIn(asked: string | null, me: Me): number | undefined {
  if (asked !== null && /^[1-9]$/u.test(asked)) return Number(asked);
  return asked !== 'all' && me.scopeKind === 'area' ? Number(me.scopeId) : undefined;
}

function filtersIn(url: URL, me: Me): MeetingFilters {
  const query = url.searchParams;
  const areaNo = areaIn(query.get('area'), me);
  const be = /^25\d\d$/u.exec(query.get('be') ?? '')?.[0];
  const province = /^TH-\d{2}$/u.exec(query.get('province') ?? '')?.[0];
  const state = Object.keys(meetingStates).find((one) => one === query.get('state'));
  const kind = activityKinds.find((one) => one === query.get('kind'));
  return {
    ...(be === undefined ? {} : { be: Number(be) }),
    ...(province === undefined ? {} : { provinceIso: province }),
    ...(state === undefined ? {} : { state: state as keyof typeof meetingStates }),
    ...(kind === undefined ? {} : { kind }),
    ...(areaNo === undefined ? {} : { areaNo }),
    page: pageIn(url),
  };
}
