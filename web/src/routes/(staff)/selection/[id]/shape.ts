/** One selection as its page shows it, in the reader's language. */
import type { Language } from '#kernel/texts.ts';
import { criteria, criteriaOf, type Criterion, type Sheet } from '#programme/selection/criteria.ts';
import type { DecisionRecord } from '#programme/selection/decision-record.ts';
import {
  missingReasons,
  type ProvinceData,
  type Reading,
  type Standing,
} from '#programme/selection/record.ts';
import { text } from '#programme/selection/text.ts';

export type Names = ReadonlyMap<string, { th: string; en: string }>;

export interface ShownStanding extends Omit<Standing, 'missing'> {
  name: string;
  /** Criteria without which it cannot be assessed, as words; '' where none is missing. */
  missing: string;
}

export interface ShownSheet {
  sheet: Sheet;
  criteria: { id: Criterion; label: string; short: string; weight: string; read: string; full: string }[];
  /** Why a reading is missing, and whose. */
  missing: { why: string; whose: string }[];
  rows: { iso: string; name: string; cells: { id: string; text: string; isMissing: boolean }[] }[];
}

export interface ShownRecord {
  draws: number;
  quota: number;
  standings: ShownStanding[];
  first: string;
  tied: string;
  notAssessable: number;
  leftOut: string;
  /** Within the quota by points, and in less than half of the draws. */
  loose: string;
  yearOfData: number | null;
}

const nameOf = (names: Names, iso: string, language: Language) => names.get(iso)?.[language] ?? iso;
const criterionName = (name: Criterion, language: Language) => criteria[name][language];

export function shownRecord(
  { input, result }: DecisionRecord,
  names: Names,
  language: Language,
): ShownRecord {
  const all = (place: Standing['place']) =>
    result.standings
      .filter((one) => one.place === place)
      .map(({ iso }) => nameOf(names, iso, language))
      .join(' · ');
  return {
    draws: result.draws,
    quota: input.quota,
    standings: result.standings.map(({ missing, ...one }) => ({
      ...one,
      name: nameOf(names, one.iso, language),
      missing: missing.map((name) => criterionName(name, language)).join(' · '),
    })),
    first: all('in'),
    tied: all('tied'),
    notAssessable: result.standings.filter(({ place }) => place === 'not_assessable').length,
    loose: result.standings
      .filter(({ place, robustness }) => place === 'in' && robustness.both * 2 < result.draws)
      .map(({ iso }) => nameOf(names, iso, language))
      .join(' · '),
    leftOut: result.left_out.map((name) => criterionName(name, language)).join(' · '),
    yearOfData: input.provenance.analysis_year_be,
  };
}

export function shownSheet(
  { input }: DecisionRecord,
  sheet: Sheet,
  names: Names,
  language: Language,
): ShownSheet {
  const words = text[language];
  const shown = criteriaOf(sheet);
  return {
    sheet,
    criteria: shown.map((id) => {
      const { readTh, readEn, unitTh, unitEn, shortTh, shortEn } = criteria[id];
      const unit = language === 'th' ? unitTh : unitEn;
      return {
        id,
        label: criterionName(id, language),
        short: language === 'th' ? shortTh : shortEn,
        weight: input.weights[id],
        read: language === 'th' ? readTh : readEn,
        full: words.fullAt(figure(input.full[id]), unit),
      };
    }),
    missing: missingOf(input.provinces, shown, names, language),
    rows: input.provinces.map(({ iso, readings }) => ({
      iso,
      name: nameOf(names, iso, language),
      cells: cellsOf(shown, readings, language),
    })),
  };
}

function cellsOf(shown: Criterion[], readings: ProvinceData['readings'], language: Language) {
  return shown.map((id) => ({
    id,
    text: readingText(readings[id], language),
    isMissing: readings[id].status !== 'measured',
  }));
}

function readingText(reading: Reading, language: Language): string {
  if (reading.status !== 'measured')
    return reading.status === 'unknown' ? text[language].unknown : text[language].outcome.not_assessable;
  const { value, low, high } = reading;
  return low === high ? figure(value) : `${figure(value)} (${figure(low)}–${figure(high)})`;
}

/** Said once a criterion and reason, not once a cell. */
function missingOf(provinces: readonly ProvinceData[], shown: Criterion[], names: Names, language: Language) {
  const whose = new Map<string, string[]>();
  for (const id of shown)
    for (const { iso, readings } of provinces) {
      const reading = readings[id];
      if (reading.status === 'measured') continue;
      const why = `${criterionName(id, language)}: ${missingReasons[reading.reason][language]}`;
      whose.set(why, [...(whose.get(why) ?? []), nameOf(names, iso, language)]);
    }
  return [...whose].map(([why, isos]) => ({
    why,
    whose: isos.length === provinces.length ? text[language].everyProvince : isos.join(' · '),
  }));
}

/** '17.895' → '17.9', '1.000' → '1'. */
const figure = (value: string) => Number(value).toLocaleString('en-US', { maximumFractionDigits: 1 });
