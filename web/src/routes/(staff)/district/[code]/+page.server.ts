/** The counts of one district, from above: the month in three columns, and months side by side. */
import { bangkokToday } from '#kernel/working-days.ts';
import { reportableMonths, monthName } from '#office/districts/months.ts';
import { districtName } from '#office/districts/district-name.ts';
import { seesDistrict, topicFigures } from '#office/districts/overview.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { districtByCode, provincesToday } from '#office/territory/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';
import { figureTable, monthAsked, monthsBeside } from '../above-page.ts';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'district:read');
    const district = await districtByCode(tx, params.code);
    if (mayDo(me.role, 'district:count') || !district || !(await seesDistrict(tx, district)))
      throw notFound();
    const { language } = locals;
    const today = bangkokToday(new Date());
    const month = monthAsked(url.searchParams.get('month'), today);
    const figures = await topicFigures(tx, month, monthsBeside, { districtCode: district.code });
    const province = (await provincesToday(tx)).find(({ iso }) => iso === district.provinceIso);
    return {
      district: {
        code: district.code,
        name: districtName(district[language], language),
        province: province?.[language] ?? '',
      },
      month,
      monthName: monthName(month, language),
      months: reportableMonths(today).map((one) => ({ value: one, label: monthName(one, language) })),
      mayOpen: mayDo(me.role, 'watch:open'),
      ...figureTable(figures, month, language),
    };
  });
