/** The day's share and the page of the list that was asked for, from the whole list and what people have judged. */
import { provincesToday } from '#office/territory/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { dataLine, readListed, type Analysis, type ListedRow, type QueueRow } from '#procurement/read.ts';
import { dailyList, type DailyList, type Newness } from '#watch/daily-list.ts';
import { firstListed, listedKey, type FirstListed } from '#watch/first-listed.ts';
import type { Desk } from './analysis.ts';
import { fits, type DeskFilters } from './filters.ts';

const perPage = 25;

export interface Whole {
  rows: ListedRow[];
  generation: number;
  flags: { id: string; th: string; en: string }[];
  line: { th: string; en: string };
  sampledFiles: number;
}

export async function readWhole(analysis: Analysis): Promise<Whole> {
  const rows = await readListed(analysis);
  const counted = new Set(rows.flatMap((row) => row.flags.map((flag) => flag.flag_id)));
  return {
    rows,
    generation: analysis.generation,
    flags: analysis.catalogue
      .filter((flag) => counted.has(flag.flag_id))
      .map((flag) => ({ id: flag.flag_id, th: flag.title_th, en: flag.title_en })),
    line: { th: dataLine(analysis, 'th'), en: dataLine(analysis, 'en') },
    sampledFiles: analysis.manifest.files.filter((file) => file.sampled).length,
  };
}

/** A row of the list, where it stands there, and what people have made of it. */
export interface Chosen {
  row: ListedRow;
  place: number;
  newness: Newness | null;
  first: FirstListed | undefined;
  /** It came with the data that is shown. */
  isNew: boolean;
}
export type ShownRow = Omit<Chosen, 'row'> & { row: QueueRow };

// One answer from several facts of the same instant; told apart they would be passed around all together.
// eslint-disable-next-line max-lines-per-function
export async function choose(
  tx: Tx,
  { me }: Desk,
  whole: Whole,
  filters: DeskFilters,
  wanted: number,
  visited: Date | null,
) {
  const areaNo = me.scopeKind === 'area' ? Number(me.scopeId) : null;
  const daily: DailyList<Entry> = await dailyList(tx, whole.rows.map(entryOf), areaNo);
  const { generation } = whole;
  const bySince = filters.since !== undefined || filters.day !== undefined;
  const come = bySince ? await firstListed(tx, null) : new Map<string, FirstListed>();
  const now = new Date();
  const fitting = whole.rows.flatMap((row, k) => {
    const newness = daily.newness[k] ?? null;
    const around = { newness, first: come.get(listedKey(row)), generation, lastVisit: visited, now };
    return fits(row, filters, around) ? [{ row, place: k + 1, newness }] : [];
  });
  const pages = Math.max(1, Math.ceil(fitting.length / perPage));
  const page = Math.min(wanted, pages);
  const onPage = fitting.slice((page - 1) * perPage, page * perPage);
  const today = daily.today.map(({ row, newness }) => ({ row: row.row, place: row.place, newness }));
  const ids = [...today, ...onPage].map(({ row }) => row.subject_id);
  const first = bySince ? come : await firstListed(tx, ids);
  const dated = <T extends { row: ListedRow }>(one: T) => {
    const since = first.get(listedKey(one.row));
    return { ...one, first: since, isNew: (since?.generation ?? generation) >= generation };
  };
  const provinces = (await provincesToday(tx)).filter((one) => areaNo === null || one.areaNo === areaNo);
  return {
    today: today.map(dated),
    rows: onPage.map(dated),
    found: fitting.length,
    total: whole.rows.length,
    page,
    pages,
    capacity: daily.capacity,
    judgedToday: daily.judgedToday,
    waiting: daily.waiting,
    visited,
    provinces,
  };
}

interface Entry {
  row: ListedRow;
  place: number;
  subject_id: string;
  fiscal_year_be: number;
  findings: { flag: { flag_id: string; version: number }; contribution: number }[];
}

/** A row as the daily list weighs it: every flag that is named there counts. */
const entryOf = (row: ListedRow, k: number): Entry => ({
  row,
  place: k + 1,
  subject_id: row.subject_id,
  fiscal_year_be: row.fiscal_year_be,
  findings: row.flags.map((flag) => ({ flag, contribution: 1 })),
});
