/** One Area for its own staff and the centre: province by province, what was done and what waits. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { bangkokDay } from '#kernel/thai-date.ts';
import { notFound } from '#office/problems.ts';
import { itemsOfDesk, itemsShared, promised } from '#programme/brief.ts';
import { activitiesAhead } from '#programme/activities.ts';
import { readerOfPlace } from '#programme/reader.ts';
import { workByProvince } from '#programme/work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    if (!/^[1-9]$/u.test(params.no)) throw notFound();
    const areaNo = Number(params.no);
    const { isDesk } = await readerOfPlace(tx, areaNo, null);
    const now = new Date();
    const be = fiscalYearBeOfInstant(now);
    return {
      areaNo,
      be,
      today: bangkokDay(now.getTime()),
      isDesk,
      provinces: await workByProvince(tx, areaNo, be),
      items: isDesk ? await itemsOfDesk(tx, { areaNo }, be) : await itemsShared(tx, { areaNo }),
      promised: await promised(tx, { areaNo }, be),
      planned: await activitiesAhead(tx, { areaNo }, 8),
    };
  });
