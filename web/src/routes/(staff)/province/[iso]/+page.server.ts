/** One province for whoever works there: what is enrolled, advised, visited, trained, promised and due. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { bangkokDay } from '#kernel/thai-date.ts';
import { myWork } from '#office/my-work/my-work.ts';
import { notFound } from '#office/problems.ts';
import { districtsOf, provinceByIso } from '#office/territory/queries.ts';
import { adviceDue, askedOfProvince, itemsOfDesk, itemsShared, promised } from '#programme/brief.ts';
import { doneByProvince } from '#programme/done.ts';
import { activitiesOfProvince } from '#programme/queries.ts';
import { readerOfPlace } from '#programme/reader.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const now = new Date();
    const be = fiscalYearBeOfInstant(now);
    const province = await provinceByIso(tx, params.iso);
    if (!province) throw notFound();
    const { isDesk } = await readerOfPlace(tx, province.areaNo, province.iso);
    const place = { provinceIso: province.iso };
    const activities = (await activitiesOfProvince(tx, province.iso)).filter((one) => one.be === be);
    return {
      province,
      be,
      today: bangkokDay(now.getTime()),
      isDesk,
      districts: (await districtsOf(tx, province.iso)).length,
      allDone: (await doneByProvince(tx)).find((one) => one.iso === province.iso)!,
      items: isDesk ? await itemsOfDesk(tx, place, be) : await itemsShared(tx, place),
      promised: await promised(tx, place, be),
      due: await adviceDue(tx, place, 5),
      planned: activities.filter((one) => !one.isDone).toReversed(),
      done: activities.filter((one) => one.isDone),
      asks: isDesk ? await askedByDesk(tx, province.iso) : await askedOfReader(tx),
    };
  });

interface Ask {
  key: string;
  kind: 'step' | 'letter' | null;
  th: string;
  en: string;
  dueOn: string | null;
  href: string | null;
}

async function askedByDesk(tx: Tx, iso: string): Promise<Ask[]> {
  const asked = await askedOfProvince(tx, iso);
  return asked.map(({ kind, what, dueOn }, at) => ({
    key: String(at),
    kind,
    th: what,
    en: what,
    dueOn,
    href: null,
  }));
}

/** A partner's own dues: what the desks wait for from the reader's office. */
async function askedOfReader(tx: Tx): Promise<Ask[]> {
  const { waiting } = await myWork(tx);
  return waiting.slice(0, 12).map((due) => ({
    key: `${due.kind} ${due.href}`,
    kind: null,
    th: due.title_th,
    en: due.title_en,
    dueOn: due.due_on,
    href: due.href,
  }));
}
