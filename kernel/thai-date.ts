/**
 * Days as Thai records write them. A day is an integer: days since 1970-01-01 in Asia/Bangkok's
 * calendar (no clock, no zone). A text that cannot be a day is refused with a reason, never moved to
 * a neighbouring day: 29 ก.พ. 68 is a mistake in the file, not the first of March.
 */
import { fold } from '#kernel/thai-text.ts';

/** Why a text is not a day; intake turns these into reasons that people read. */
export type DateProblem =
  'empty' | 'not_a_date' | 'no_such_day' | 'christian_year' | 'ambiguous_year' | 'year_out_of_range';

/**
 * `day` = days since 1970-01-01. For `christian_year` the day that the text would be, were its year
 * meant as Christian, comes along: whether that may be taken as proven is intake's decision.
 */
export type ParsedDate =
  { ok: true; day: number } | { ok: false; reason: DateProblem; dayIfChristian?: number };

const monthNames = [
  ['มกราคม', 'ม.ค.'], ['กุมภาพันธ์', 'ก.พ.'], ['มีนาคม', 'มี.ค.'], ['เมษายน', 'เม.ย.'], ['พฤษภาคม', 'พ.ค.'], ['มิถุนายน', 'มิ.ย.'],
  ['กรกฎาคม', 'ก.ค.'], ['สิงหาคม', 'ส.ค.'], ['กันยายน', 'ก.ย.'], ['ตุลาคม', 'ต.ค.'], ['พฤศจิกายน', 'พ.ย.'], ['ธันวาคม', 'ธ.ค.'],
] as const; // prettier-ignore

const englishMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

const monthByName = new Map<string, number>(
  monthNames.flatMap((names, index) => names.map((name) => [name.replaceAll('.', ''), index + 1] as const)),
);

const bareMarkers = new Set(['', '-', '–', '—']);
const millisecondsPerDay = 86_400_000;

/** Day number of a Christian year, month 1-12 and day, or undefined where the calendar has no such day. */
export function dayOf(christianYear: number, month: number, dayOfMonth: number): number | undefined {
  const instant = new Date(Date.UTC(christianYear, month - 1, dayOfMonth));
  const same = instant.getUTCMonth() === month - 1 && instant.getUTCDate() === dayOfMonth;
  return same ? instant.getTime() / millisecondsPerDay : undefined;
}

/** Christian year, month 1-12 and day of the month of a day number. */
export function calendarOf(day: number): { year: number; month: number; dayOfMonth: number } {
  const instant = new Date(day * millisecondsPerDay);
  return {
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    dayOfMonth: instant.getUTCDate(),
  };
}

/** Day number → ISO 8601 '2026-11-22'. */
export function toIso(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

function ofChristian(year: number, month: number, dayOfMonth: number): ParsedDate {
  const day = dayOf(year, month, dayOfMonth);
  return day === undefined ? { ok: false, reason: 'no_such_day' } : { ok: true, day };
}

/**
 * A year that ought to be Buddhist. Two digits 50-99 are 2550-2599; 00-49 could be the Christian 2025
 * or the Buddhist 2525, and nothing in the text says which. Before 2484 the Thai year began in April.
 */
function ofBuddhist(digits: string, month: number, dayOfMonth: number): ParsedDate {
  const year = Number(digits);
  if (digits.length === 2) {
    return year < 50
      ? { ok: false, reason: 'ambiguous_year' }
      : ofChristian(year + 2500 - 543, month, dayOfMonth);
  }
  if (year >= 1900 && year < 2200) {
    const dayIfChristian = dayOf(year, month, dayOfMonth);
    return {
      ok: false,
      reason: 'christian_year',
      ...(dayIfChristian === undefined ? {} : { dayIfChristian }),
    };
  }
  if (year < 2484 || year > 2642) return { ok: false, reason: 'year_out_of_range' };
  return ofChristian(year - 543, month, dayOfMonth);
}

/** An ISO day or instant: the year is Christian by its standard; some systems write the Buddhist one in that shape. */
function ofIso(match: RegExpExecArray): ParsedDate {
  const [, year = '', month, dayOfMonth, time, zone] = match;
  if (Number(year) >= 2484) return ofBuddhist(year, Number(month), Number(dayOfMonth));
  if (Number(year) < 1900) return { ok: false, reason: 'year_out_of_range' };
  const plain = ofChristian(Number(year), Number(month), Number(dayOfMonth));
  if (!plain.ok || zone === undefined) return plain;
  const instant = Date.parse(`${year}-${month}-${dayOfMonth}T${time}${zone}`);
  return Number.isNaN(instant) ? { ok: false, reason: 'not_a_date' } : { ok: true, day: bangkokDay(instant) };
}

/** Day number in Asia/Bangkok (UTC+7, no summer time) of an instant in milliseconds. */
export function bangkokDay(instant: number): number {
  return Math.floor((instant + 7 * 3_600_000) / millisecondsPerDay);
}

/**
 * Parses a day as Thai records write it: '20 ม.ค. 68', '20มค68', '๒๐ มกราคม พ.ศ. ๒๕๖๘',
 * 'วันจันทร์ที่ 20 มกราคม 2568', '20/01/2568' (day first), '2025-01-20', '2025-01-19T17:00:00Z'.
 * '' and '-' are `empty`. Never throws.
 */
export function parseThaiDate(text: string): ParsedDate {
  const folded = fold(text);
  if (bareMarkers.has(folded)) return { ok: false, reason: 'empty' };
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/u.exec(
      folded,
    );
  if (iso) return ofIso(iso);
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/u.exec(folded);
  if (numeric) {
    const month = Number(numeric[2]);
    if (month < 1 || month > 12) return { ok: false, reason: 'not_a_date' };
    return ofBuddhist(numeric[3] ?? '', month, Number(numeric[1]));
  }
  const named = /^(?:วัน\S*?ที่ ?)?(\d{1,2}) ?([ก-๎.]+(?: ?[ก-๎.]+)*?) ?(\d{4}|\d{2})$/u.exec(folded);
  const name = named?.[2]?.replace(/[. ]/gu, '').replace(/(?<=.)พศ$/u, '');
  const month = name === undefined ? undefined : monthByName.get(name);
  if (!named || month === undefined) return { ok: false, reason: 'not_a_date' };
  return ofBuddhist(named[3] ?? '', month, Number(named[1]));
}

/**
 * A day number as people read it: '22 พ.ย. 2569' (always the Buddhist year, four digits), or in
 * English '22 Nov 2026'.
 */
export function formatDay(day: number, language: 'th' | 'en' = 'th'): string {
  const { year, month, dayOfMonth } = calendarOf(day);
  return language === 'th'
    ? `${dayOfMonth} ${monthNames[month - 1]?.[1]} ${year + 543}`
    : `${dayOfMonth} ${englishMonths[month - 1]} ${year}`;
}
