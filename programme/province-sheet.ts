/** What stands on a province's one sheet, as its reader may see it: for the page, and for the same on paper. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { bangkokDay } from '#kernel/thai-date.ts';
import { myWork } from '#office/my-work/my-work.ts';
import { notFound } from '#office/problems.ts';
import { districtsOf, provinceByIso, type Province } from '#office/territory/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';
import {
  adviceDue,
  askedOfProvince,
  itemsOfDesk,
  itemsShared,
  promised,
  type DueAdvice,
  type Promised,
  type Rungs,
} from './brief.ts';
import { doneByProvince, type DoneInProvince } from './done.ts';
import { activitiesAhead, activitiesDone, type Activity } from './activities.ts';
import { readerOfPlace } from './reader.ts';

export interface Ask {
  key: string;
  kind: 'step' | 'letter' | null;
  /** '' of a ลับ letter. */
  th: string;
  en: string;
  dueOn: string | null;
  href: string | null;
}

export interface ProvinceSheet {
  province: Province;
  be: number;
  /** Day number in Bangkok. */
  today: number;
  isDesk: boolean;
  districts: number;
  allDone: DoneInProvince;
  items: Rungs;
  promised: Promised;
  due: DueAdvice[];
  planned: Activity[];
  done: Activity[];
  asks: Ask[];
}

/** @throws Problem office.not_found, also for a province that is not the reader's */
export async function readProvinceSheet(tx: Tx, iso: string, now = new Date()): Promise<ProvinceSheet> {
  const be = fiscalYearBeOfInstant(now);
  const province = await provinceByIso(tx, iso);
  if (!province) throw notFound();
  const { isDesk } = await readerOfPlace(tx, province.areaNo, province.iso);
  const place = { provinceIso: province.iso };
  const meetings = { provinceIso: province.iso, be };
  return {
    province,
    be,
    today: bangkokDay(now.getTime()),
    isDesk,
    districts: (await districtsOf(tx, province.iso)).length,
    allDone: (await doneByProvince(tx, null, province.iso))[0]!,
    items: isDesk ? await itemsOfDesk(tx, place, be) : await itemsShared(tx, place),
    promised: await promised(tx, place, be),
    due: await adviceDue(tx, place, 5),
    planned: await activitiesAhead(tx, meetings),
    done: await activitiesDone(tx, meetings),
    asks: isDesk ? await askedByDesk(tx, province.iso) : await askedOfReader(tx),
  };
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
