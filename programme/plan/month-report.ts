/**
 * รายงานประจำเดือนของเขต: what an Area did in a month by line of its plan, what waits, where watch items stand, and
 * the results so far. Read once as sections of cells; the page, the paper and the file show these and nothing else.
 */
import { sql } from 'kysely';
import { formatBaht, thbOf } from '#kernel/baht.ts';
import { fiscalYearDays } from '#kernel/fiscal-year.ts';
import type { Language } from '#kernel/texts.ts';
import { bangkokDay, calendarOf, dayOf, formatDay, toIso } from '#kernel/thai-date.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { itemStates, rungs } from '#office/watch-items/states.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { ActivityKind, AttendanceBasis } from '../activities.ts';
import { itemsOfDesk, promised, type Promised, type Rungs } from '../brief.ts';
import type { Indicator } from '../results/cards.ts';
import { results, type FlagShare } from '../results/read.ts';
import { shownBaseline, shownInterval, shownResult } from '../results/shown.ts';
import { text as resultsText } from '../results/text.ts';
import { text as programme } from '../text.ts';
import type { Actual, Period } from './actuals.ts';
import { steps } from './kinds.ts';
import { sumOf } from './money.ts';
import { reportText } from './report-text.ts';
import { planWithin, type PlanLine } from './queries.ts';
import { figure, quantity } from './shown.ts';

/** What stands in a cell; `exact` where it is a number that a spreadsheet may add. */
export interface Cell {
  shown: string;
  exact?: string;
}

export interface Section {
  id: 'lines' | 'money' | 'held' | 'waits' | 'items' | 'results';
  heading: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Where there are no rows. */
  none: string;
}

export interface MonthReport {
  be: number;
  areaNo: number;
  /** '2026-11'. */
  month: string;
  period: Period;
  /** Day number of the reading. */
  today: number;
  lines: (PlanLine & { inPeriod: Actual })[];
  held: Held[];
  items: Rungs;
  promised: Promised;
  results: Indicator[];
}

interface Held {
  day: string | null;
  kind: ActivityKind;
  titleTh: string;
  titleEn: string;
  people: number | null;
  basis: AttendanceBasis | null;
}

/** Months of a fiscal year that have begun by that day, newest first: '2026-11'. */
export function monthsOf(be: number, today: number): string[] {
  const { from, to } = fiscalYearDays(be);
  const months: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const { year, month } = calendarOf(from);
    const at = year * 12 + month - 1 + n;
    const first = dayOf(Math.floor(at / 12), (at % 12) + 1, 1)!;
    if (first <= Math.min(today, to)) months.unshift(toIso(first).slice(0, 7));
  }
  return months;
}

export function daysOfMonth(month: string): Period {
  const first = dayNumber(`${month}-01`);
  const { year, month: number } = calendarOf(first);
  const next = number === 12 ? dayOf(year + 1, 1, 1)! : dayOf(year, number + 1, 1)!;
  return { from: toIso(first), to: toIso(next - 1) };
}

export async function readMonthReport(
  tx: Tx,
  wanted: { be: number; areaNo: number; month: string; share: FlagShare | null },
  now: Date = new Date(),
): Promise<MonthReport> {
  const { be, areaNo, month, share } = wanted;
  const period = daysOfMonth(month);
  const lines = await planWithin(tx, be, areaNo, period);
  return {
    ...{ be, areaNo, month, period, today: bangkokDay(now.getTime()) },
    lines: lines.filter((line) => line.inForce),
    held: await heldIn(tx, areaNo, period),
    items: await itemsOfDesk(tx, { areaNo }, be),
    promised: await promised(tx, { areaNo }, be),
    results: await results(tx, { be, areaNo }, now, share),
  };
}

async function heldIn(tx: Tx, areaNo: number, { from, to }: Period): Promise<Held[]> {
  const { rows } = await sql<Held>`
    SELECT coalesce(a.on_day, a.reported_on) AS day, a.kind, a.title_th AS "titleTh", a.title_en AS "titleEn",
      a.attendee_count AS people, a.attendance_basis AS basis
    FROM office.activities a
    WHERE a.area_no = ${areaNo} AND a.state IN ('held', 'reported')
      AND coalesce(a.on_day, a.reported_on) BETWEEN ${from}::date AND ${to}::date
    ORDER BY 1, a.slug`.execute(tx);
  return rows;
}

const plain = (shown: string): Cell => ({ shown });
const count = (n: number): Cell => ({ shown: n.toLocaleString('en-US'), exact: String(n) });

/** The report in the reader's language, section by section. */
export function sectionsOf(report: MonthReport, language: Language): Section[] {
  return [
    lineSection(report, language),
    moneySection(report, language),
    heldSection(report, language),
    waitSection(report, language),
    itemSection(report, language),
    resultSection(report, language),
  ];
}

function lineSection({ lines }: MonthReport, language: Language): Section {
  const { sections, columns, ...words } = reportText[language];
  const counted = (line: PlanLine, value: string | null): Cell =>
    value === null ? plain(words.unknown) : { shown: figure(value, line, language)!, exact: value };
  return {
    id: 'lines',
    heading: sections.lines,
    columns: [columns.line, columns.step, columns.target, columns.inMonth, columns.inYear, columns.basis],
    rows: lines.map((line) => [
      plain(line.title),
      plain(`${steps[line.step].no} ${steps[line.step][language]}`),
      counted(line, line.target),
      // What is typed is a sum until today, of which no month is known.
      line.measure === 'typed' ? plain('–') : counted(line, line.inPeriod.actual),
      counted(line, line.actual.actual),
      plain(basisOf(line, language)),
    ]),
    none: words.noLines,
  };
}

/** What the year's figure rests on. */
function basisOf(line: PlanLine, language: Language): string {
  const words = reportText[language];
  if (line.measure === 'typed') return line.typedBasis ?? words.unknown;
  if (line.measure === 'tested') return words.fromTests;
  const { people, meetings, meetingsSaying } = line.actual;
  const bases =
    people === null ? [] : (Object.entries(people) as [AttendanceBasis, number][]).filter(([, n]) => n > 0);
  const said = bases.map(([basis, n]) => `${words.bases[basis]} ${quantity(BigInt(n) * 100n)}`).join(' · ');
  const of = line.measure === 'held' ? words.fromMeetings(meetings) : words.saidBy(meetingsSaying, meetings);
  return said === '' ? of : `${of}: ${said}`;
}

function moneySection({ lines }: MonthReport, language: Language): Section {
  const { sections, columns, noLines, withoutBudget, parts } = reportText[language];
  const baht = (satang: bigint): Cell => ({ shown: formatBaht(satang, language), exact: thbOf(satang) });
  const budgets = lines.flatMap((line) => line.budgets);
  const row = (name: string, some: typeof budgets) => {
    const sum = sumOf(some);
    return [plain(name), baht(sum.plannedSatang), baht(sum.committedSatang), baht(sum.spentSatang)];
  };
  return {
    id: 'money',
    heading: sections.money,
    columns: [columns.part, columns.planned, columns.committed, columns.spent],
    rows:
      lines.length === 0
        ? []
        : [
            ...([1, 2] as const).map((part) => row(parts[part], budgets.filter((one) => one.budgetClass === part))),
            row(parts.total, budgets),
            [plain(withoutBudget(lines.filter((line) => !line.hasBudget).length)), plain('–'), plain('–'), plain('–')],
          ], // prettier-ignore
    none: noLines,
  };
}

function heldSection({ held }: MonthReport, language: Language): Section {
  const { sections, columns, ...words } = reportText[language];
  return {
    id: 'held',
    heading: sections.held,
    columns: [columns.day, columns.kind, columns.title, columns.people, columns.basis],
    rows: held.map((one) => [
      plain(one.day === null ? '–' : formatDay(dayNumber(one.day), language)),
      plain(programme[language].kinds[one.kind]),
      plain(language === 'th' ? one.titleTh : one.titleEn),
      one.people === null ? plain(words.notRecorded) : count(one.people),
      plain(one.basis === null ? '–' : words.bases[one.basis]),
    ]),
    none: words.noneHeld,
  };
}

function waitSection({ promised: advice, lines }: MonthReport, language: Language): Section {
  const { sections, columns, waits } = reportText[language];
  const open = lines.filter((line) => line.state === 'proposed').length;
  return {
    id: 'waits',
    heading: sections.waits,
    columns: [columns.what, columns.count],
    rows: [
      [plain(waits.open), count(advice.open)],
      [plain(waits.overdue), count(advice.overdue)],
      [plain(waits.claimed), count(advice.claimed)],
      [plain(waits.verified), count(advice.verified)],
      [plain(waits.lines), count(open)],
    ],
    none: '',
  };
}

function itemSection({ items }: MonthReport, language: Language): Section {
  const { sections, columns } = reportText[language];
  return {
    id: 'items',
    heading: sections.items,
    columns: [columns.rung, columns.count],
    rows: ([...rungs, 'ended'] as const).map((rung) => [
      plain(itemStates[rung][language]),
      count(items[rung]),
    ]),
    none: '',
  };
}

function resultSection({ results: all }: MonthReport, language: Language): Section {
  const { sections, columns } = reportText[language];
  const words = resultsText[language];
  return {
    id: 'results',
    heading: sections.results,
    columns: [columns.indicator, columns.value, columns.interval, columns.n, columns.baseline],
    rows: all.map((one) => [
      plain(words.cards[one.name].name),
      plain(shownResult(one, language)),
      plain(one.measured ? shownInterval(one.measured, one.card, language) : '–'),
      one.measured ? count(one.measured.n) : plain('–'),
      plain(shownBaseline(one, language)),
    ]),
    none: '',
  };
}
