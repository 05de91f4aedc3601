/** What desks, governors and provincial offices see of their districts: who waits, who reported, how many. */
import type { Language } from '#kernel/texts.ts';
import type { Me } from '#office/action.ts';
import { dueDay, readCalendar, type OfficeCalendar } from '#office/deadlines/calendar.ts';
import {
  addMonths,
  isReportable,
  monthName,
  monthOf,
  reportableMonths,
  reportedBy,
} from '#office/districts/months.ts';
import {
  districtReports,
  topicFigures,
  type DistrictReport,
  type TopicFigures,
} from '#office/districts/overview.ts';
import { openMatters, openQuestions } from '#office/districts/queries.ts';
import { topicName, topicsOf } from '#office/districts/topics.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { provincesToday, type Province } from '#office/territory/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** How many months stand side by side. */
export const monthsBeside = 6;

export interface AboveAsked {
  month: string | null;
  province: string | null;
}

export async function abovePage(tx: Tx, me: Me, language: Language, asked: AboveAsked) {
  const calendar = await readCalendar(tx);
  const month = monthAsked(asked.month, calendar.today);
  const all = await districtReports(tx, month, calendar);
  const mine = new Set(all.map((one) => one.provinceIso));
  const provinces = (await provincesToday(tx)).filter(({ iso }) => mine.has(iso));
  const chosen = provinces.length === 1 ? provinces[0]! : provinces.find(({ iso }) => iso === asked.province);
  const reports = chosen ? all.filter((one) => one.provinceIso === chosen.iso) : all;
  const figures = await topicFigures(tx, month, monthsBeside, chosen ? { provinceIso: chosen.iso } : {});
  return {
    kind: 'above' as const,
    isDesk: mayDo(me.role, 'district:answer'),
    month,
    monthName: monthName(month, language),
    by: reportedBy(month, calendar),
    months: reportableMonths(calendar.today).map((one) => ({ value: one, label: monthName(one, language) })),
    provinces: provinces.map((one) => ({ value: one.iso, label: one[language] })),
    chosen: chosen ? { iso: chosen.iso, name: chosen[language] } : null,
    members: reports.filter(({ standing }) => standing !== 'not_here_yet').length,
    whole: reports.filter(isWhole).length,
    ...(chosen ? districtsShown(reports, language) : provincesShown(reports, provinces, language)),
    ...figureTable(figures, month, language),
    ...(await waiting(tx, calendar, language)),
  };
}

export type AbovePage = Awaited<ReturnType<typeof abovePage>>;

/** The month asked for; else the last that ended, for it is the one to be reported. */
export function monthAsked(wanted: string | null, today: string): string {
  return wanted !== null && isReportable(wanted, today) ? wanted : addMonths(monthOf(today), -1);
}

const isWhole = ({ standing }: DistrictReport) => standing === 'whole' || standing === 'whole_late';

function districtsShown(reports: readonly DistrictReport[], language: Language) {
  const named = reports.map((one) => ({ ...one, name: one[language] }));
  return {
    districts: named.filter(({ standing }) => standing !== 'not_here_yet'),
    byProvince: [],
    without: named
      .filter(({ standing }) => standing === 'not_here_yet')
      .map(({ code, name }) => ({ name, href: `/district/${code}` })),
  };
}

/** Provinces with somebody in a district, and those without. */
function provincesShown(
  reports: readonly DistrictReport[],
  provinces: readonly Province[],
  language: Language,
) {
  const all = sums(reports, provinces, language);
  const isHere = ({ whole, partly, none }: (typeof all)[number]) => whole + partly + none > 0;
  return {
    districts: [],
    byProvince: all.filter(isHere),
    without: all
      .filter((one) => !isHere(one))
      .map(({ iso, name }) => ({ name, href: `/district?province=${iso}` })),
  };
}

function sums(reports: readonly DistrictReport[], provinces: readonly Province[], language: Language) {
  return provinces.map((province) => {
    const own = reports.filter(({ provinceIso }) => provinceIso === province.iso);
    const members = own.filter(({ standing }) => standing !== 'not_here_yet');
    const whole = members.filter(isWhole).length;
    const none = members.filter(({ topics }) => topics.length === 0).length;
    const notHere = own.length - members.length;
    const partly = members.length - whole - none;
    return { iso: province.iso, name: province[language], whole, partly, none, notHere };
  });
}

/** Topics down, months across, the last always; null where nobody reported. Empty months are told in a sentence. */
export function figureTable(figures: readonly TopicFigures[], last: string, language: Language) {
  const beside = Array.from({ length: monthsBeside }, (_, n) => addMonths(last, n + 1 - monthsBeside));
  const isTold = (month: string) => month === last || figures.some((one) => one.month === month);
  const across = beside.filter(isTold);
  const ids = [...new Set([...topicsOf(last).map(({ id }) => id), ...figures.map(({ topic }) => topic)])];
  return {
    hasFigures: figures.length > 0,
    across: across.map((month) => ({ month, name: monthName(month, language) })),
    empty: beside.filter((month) => !isTold(month)).map((month) => monthName(month, language)),
    figures: ids.map((topic) => ({
      topic,
      name: topicName(topic, language),
      months: across.map(
        (month) => figures.find((one) => one.month === month && one.topic === topic) ?? null,
      ),
    })),
  };
}

/** Questions and matters of the desk; row-level security leaves others without any. */
async function waiting(tx: Tx, calendar: OfficeCalendar, language: Language) {
  const late = (day: string) => dueDay(day, calendar).overdue;
  const questions = await openQuestions(tx);
  const matters = await openMatters(tx);
  return {
    questions: questions.map((row) => ({
      ...row,
      topic: topicName(row.topic, language),
      overdue: late(row.answerByOn),
    })),
    matters: matters.map((row) => ({
      ...row,
      topic: topicName(row.topic, language),
      overdue: late(row.dueBackOn),
    })),
  };
}
